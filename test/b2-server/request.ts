import type { IncomingMessage } from 'node:http';
import type { Fault } from './faults.ts';
import type { RequestLog } from './types.ts';

/** A request on its way through the server. */
export interface Exchange {
  req: IncomingMessage;
  path: string;
  query: string;
  call: string;
  version: string | null;
  /** Whether it came to the host that takes uploads. */
  pod: boolean;
  body: Buffer;
  fault: Fault | null;
  log: RequestLog;
}

const MAX_BODY = 1_000_000;
const MAX_UPLOAD = 1_000_000_000;

/** The calls whose body is a file's bytes. */
export const UPLOADS = ['b2_upload_file', 'b2_upload_part'];

/** Path and query. */
export function cut(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** What a path asks for; downloads have names of their own. */
export function callOf(path: string): { call: string; version: string | null } {
  const api = /^\/b2api\/(v\d+)\/(\w+)(\/.*)?$/.exec(path);
  if (api !== null && (api[3] === undefined || UPLOADS.includes(api[2]!))) {
    return { call: api[2]!, version: api[1]! };
  }
  return { call: path.startsWith('/file/') ? 'download_by_name' : 'download_s3', version: null };
}

/** The whole body. */
export async function readBody(req: IncomingMessage, call: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const most = UPLOADS.includes(call) ? MAX_UPLOAD : MAX_BODY;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Error(`test/b2-server: a request body of over ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Waits for the first bytes of a body, or for its end. */
export async function firstBytes(req: IncomingMessage): Promise<void> {
  for await (const _chunk of req.iterator({ destroyOnReturn: false })) return;
}

/** A body for the log; null when it is no JSON. */
export function parseQuietly(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return null;
  }
}
