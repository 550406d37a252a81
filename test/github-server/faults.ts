import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { blobPrefix } from './blobs.ts';
import { HttpError, readBody, sendJson } from './http.ts';
import type { ReleaseStore } from './release-store.ts';
import { ASSETS, UPLOADS } from './rest-releases.ts';
import { type TwirpMethod, twirpMethods } from './twirp.ts';

/** Where a fault can be put. */
export type FaultPoint = TwirpMethod | 'PutBlob' | 'GetBlob' | 'Rest' | 'UploadAsset' | 'GetAsset';

/** What goes wrong. A delay alone makes the answer slow and leaves it right. */
export interface Fault {
  status?: number;
  message?: string;
  delayMs?: number;
  /** The connection is cut instead of answered. */
  reset?: boolean;
  /** Where a redirect leads; with `status`. */
  location?: string;
  /** Only requests for such a path. */
  path?: RegExp;
  /** Only requests of this method. */
  method?: string;
  /** Further headers of the answer, such as `retry-after`. */
  headers?: Record<string, string>;
  /** How often; always when absent. Note that the client retries 5xx and 429 five times, after 3 s at first. */
  times?: number;
}

/** What the service answers when the account's storage is used up. Not retried by the client. */
export const quotaFault: Fault = { status: 403, message: 'insufficient usage to create artifact' };

/** Which service a request asks. */
export function pointOf(method: string, path: string): FaultPoint {
  if (path.startsWith(blobPrefix)) return method === 'PUT' ? 'PutBlob' : 'GetBlob';
  const twirp = twirpMethods.find(
    (name) => path === `/twirp/github.actions.results.api.v1.ArtifactService/${name}`,
  );
  if (path.startsWith(`${UPLOADS}/`)) return 'UploadAsset';
  if (path.startsWith(ASSETS)) return 'GetAsset';
  return twirp ?? 'Rest';
}

/** Whether the fault left nothing more to answer. */
export async function applyFault(
  faults: Partial<Record<FaultPoint, Fault>>,
  point: FaultPoint,
  request: IncomingMessage,
  response: ServerResponse,
  releases: ReleaseStore,
): Promise<boolean> {
  const fault = faults[point];
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (!fault || fault.times === 0 || fault.path?.test(pathname) === false) return false;
  if (fault.method !== undefined && fault.method !== request.method) return false;
  if (fault.times !== undefined) faults[point] = { ...fault, times: fault.times - 1 };
  if (fault.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
  if (fault.reset) {
    request.socket.destroy();
    return true;
  }
  if (fault.status === undefined) return false;
  await readBody(request);
  // GitHub says of its own failures that they may leave an empty asset behind.
  const release = releases.get(Number(/\/releases\/(\d+)\/assets$/.exec(pathname)?.[1]));
  if (point === 'UploadAsset' && fault.status === 502 && release !== undefined) {
    releases.leaveStarter(release, searchParams.get('name') ?? '');
  }
  for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
  if (fault.location !== undefined) {
    response.writeHead(fault.status, { location: fault.location, 'content-length': 0 }).end();
    return true;
  }
  throw new HttpError(fault.status, 'fault', fault.message ?? 'a fault was ordered here');
}

/** Errors look as those of the service that was asked. */
export function sendError(response: ServerResponse, point: FaultPoint, error: unknown): void {
  const known = error instanceof HttpError ? error : new HttpError(500, 'internal', String(error));
  if (response.headersSent) {
    response.destroy();
  } else if (point === 'PutBlob' || point === 'GetBlob') {
    response.writeHead(known.status, { 'content-type': 'application/xml', 'x-ms-error-code': known.code });
    response.end(
      `<?xml version="1.0"?><Error><Code>${known.code}</Code><Message>${known.message}</Message></Error>`,
    );
  } else if (point === 'Rest' || point === 'UploadAsset' || point === 'GetAsset') {
    sendJson(response, known.status, {
      message: known.message,
      ...(known.errors === undefined ? {} : { errors: known.errors }),
      // octokit appends it to its message, so users see it.
      ...(known.code === 'fault' ? {} : { documentation_url: 'https://docs.github.com/rest' }),
      status: String(known.status),
    });
  } else {
    sendJson(response, known.status, { code: known.code, msg: known.message });
  }
}
