import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ArtifactStore, type Blob, type PlantedArtifact, type StoredArtifact } from './artifact-store.ts';
import { answerBlob, blobPrefix, signedPath } from './blobs.ts';
import { HttpError, readBody, sendJson } from './http.ts';
import { answerRest, REPOSITORY_ID, type WorkflowRun } from './rest.ts';
import { type JobIdentity, makeRuntimeToken } from './token.ts';
import { answerTwirp, type TwirpMethod, twirpMethods } from './twirp.ts';

export type { PlantedArtifact, StoredArtifact, WorkflowRun };
export { REPOSITORY_ID };

/** Where a fault can be put. */
export type FaultPoint = TwirpMethod | 'PutBlob' | 'GetBlob' | 'Rest';

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
  /** How often; always when absent. Note that the client retries 5xx and 429 five times, after 3 s at first. */
  times?: number;
}

/** What the service answers when the account's storage is used up. Not retried by the client. */
export const quotaFault: Fault = { status: 403, message: 'insufficient usage to create artifact' };

/** One request that was answered. Queries are left out, since they contain signatures. */
export interface LoggedRequest {
  method: string;
  path: string;
  point: FaultPoint;
  status: number;
}

/** Settings of a server. */
export interface GithubServerOptions {
  repository?: string;
  /**
   * How far a name must be unique: 409 otherwise. By default within a run, the stricter reading. People who measured
   * GitHub say that every attempt keeps its own copy of a name (go-gitea/gitea #38901, actions/toolkit #1592).
   */
  uniquePer?: 'run' | 'attempt';
}

/** A GitHub on loopback: artifact service, blob storage and a little REST, for the real clients. */
export interface GithubServer {
  /** Origin: ACTIONS_RESULTS_URL and GITHUB_API_URL. */
  readonly url: string;
  readonly repository: string;
  /** What `github.token` is worth here. */
  readonly githubToken: string;
  readonly requests: LoggedRequest[];
  /** Faults now in force; set and delete at will. */
  readonly faults: Partial<Record<FaultPoint, Fault>>;
  /** What the token's `actions:` permission is; `read` unless a test says otherwise. */
  permission: 'read' | 'none';
  /** What time it is here: when artifacts are made, and whether they have expired. */
  now: () => Date;
  /** Every finished artifact, oldest first. */
  artifacts(): StoredArtifact[];
  /** Puts one there as if made by an earlier attempt, another job or another run. */
  addArtifact(artifact: PlantedArtifact): StoredArtifact;
  /**
   * Adds a run to REST, or more fields to one. A token adds its run automatically. The defaults are a push to
   * `main` of the workflow 101 in `.github/workflows/inventory.yml`, from this repository, still running.
   */
  addRun(run: Partial<WorkflowRun> & { runId: number }): void;
  /** A runtime token of that job. */
  token(runId: number, jobId: string, issuedAt?: Date, attempt?: number): string;
  /** Everything that must occur in no log and no file. */
  secrets(): string[];
  close(): Promise<void>;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startGithubServer(options: GithubServerOptions = {}): Promise<GithubServer> {
  const settings: Pick<GithubServer, 'permission' | 'now'> = { permission: 'read', now: () => new Date() };
  const store = new ArtifactStore(options.uniquePer ?? 'run', () => settings.now());
  const jobs = new Map<string, JobIdentity>();
  const runs = new Map<number, WorkflowRun>();
  const repository = options.repository ?? 'octo-org/octo-repo';
  const githubToken = `ghs_${randomBytes(18).toString('hex')}`;
  const requests: LoggedRequest[] = [];
  const faults: Partial<Record<FaultPoint, Fault>> = {};
  let origin = '';
  const uploadUrl = (blob: Blob) => origin + signedPath(blob, blob.uploadSignature);
  const downloadUrl = (blob: Blob) => origin + signedPath(blob, blob.downloadSignature);

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL, point: FaultPoint) {
    if (await applyFault(faults, point, request, response)) return;
    if (point === 'PutBlob' || point === 'GetBlob') return await answerBlob(request, response, url, store);
    if (point === 'Rest') {
      return answerRest(request, response, url, {
        store,
        runs,
        repository,
        githubToken,
        permission: settings.permission,
        now: settings.now(),
        origin,
        downloadUrl,
      });
    }
    const message = JSON.parse((await readBody(request)).toString()) as Record<string, unknown>;
    const job = jobs.get(request.headers.authorization?.replace(/^bearer /i, '') ?? '');
    if (!job) throw new HttpError(401, 'unauthenticated', 'the runtime token is missing or unknown');
    sendJson(response, 200, await answerTwirp(point, message, { store, job, uploadUrl, downloadUrl }));
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const point = pointOf(request.method ?? '', url.pathname);
    response.on('close', () => {
      requests.push({ method: request.method ?? '', path: url.pathname, point, status: response.statusCode });
    });
    answer(request, response, url, point).catch((error: unknown) => sendError(response, point, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function addRun(run: Partial<WorkflowRun> & { runId: number }): void {
    const known = runs.get(run.runId);
    const startedAt = run.startedAt ?? known?.startedAt ?? new Date();
    const before = known ?? {
      attempt: 1,
      createdAt: startedAt,
      headBranch: 'main',
      event: 'push',
      workflowId: 101,
      path: '.github/workflows/inventory.yml',
      headRepositoryId: REPOSITORY_ID,
      conclusion: null,
    };
    runs.set(run.runId, { ...before, ...run, startedAt });
  }

  return Object.assign(settings, {
    url: origin,
    repository,
    githubToken,
    requests,
    faults,
    artifacts: () => store.list(),
    addArtifact(artifact: PlantedArtifact) {
      if (!runs.has(artifact.runId)) addRun({ runId: artifact.runId });
      return store.plant(artifact);
    },
    addRun,
    token(runId: number, jobId: string, issuedAt = new Date(), attempt = 1) {
      addRun({ runId, attempt, startedAt: issuedAt });
      const token = makeRuntimeToken({ runId, attempt, jobId }, issuedAt);
      jobs.set(token, { runId, attempt, jobId });
      return token;
    },
    secrets: () => [githubToken, ...jobs.keys(), ...store.secrets()],
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      store.close();
    },
  });
}

function pointOf(method: string, path: string): FaultPoint {
  if (path.startsWith(blobPrefix)) return method === 'PUT' ? 'PutBlob' : 'GetBlob';
  const twirp = twirpMethods.find(
    (name) => path === `/twirp/github.actions.results.api.v1.ArtifactService/${name}`,
  );
  return twirp ?? 'Rest';
}

/** Whether the fault left nothing more to answer. */
async function applyFault(
  faults: Partial<Record<FaultPoint, Fault>>,
  point: FaultPoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const fault = faults[point];
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (!fault || fault.times === 0 || fault.path?.test(pathname) === false) return false;
  if (fault.times !== undefined) faults[point] = { ...fault, times: fault.times - 1 };
  if (fault.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
  if (fault.reset) {
    request.socket.destroy();
    return true;
  }
  if (fault.status === undefined) return false;
  await readBody(request);
  if (fault.location !== undefined) {
    response.writeHead(fault.status, { location: fault.location, 'content-length': 0 }).end();
    return true;
  }
  throw new HttpError(fault.status, 'fault', fault.message ?? 'a fault was ordered here');
}

/** Errors look as those of the service that was asked. */
function sendError(response: ServerResponse, point: FaultPoint, error: unknown): void {
  const known = error instanceof HttpError ? error : new HttpError(500, 'internal', String(error));
  if (response.headersSent) {
    response.destroy();
  } else if (point === 'PutBlob' || point === 'GetBlob') {
    response.writeHead(known.status, { 'content-type': 'application/xml', 'x-ms-error-code': known.code });
    response.end(
      `<?xml version="1.0"?><Error><Code>${known.code}</Code><Message>${known.message}</Message></Error>`,
    );
  } else if (point === 'Rest') {
    sendJson(response, known.status, { message: known.message, status: String(known.status) });
  } else {
    sendJson(response, known.status, { code: known.code, msg: known.message });
  }
}
