import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Reply } from './calls.ts';
import { errorBody } from './errors.ts';
import type { Fault, Json } from './faults.ts';
import type { ContentEncoding } from './types.ts';

const JSON_TYPE = 'application/json;charset=UTF-8';
const HTML = Buffer.from(
  '<!DOCTYPE html><html><head><title>Sorry</title></head><body>Bad gateway</body></html>',
);

/** An error object as an answer. */
export function errorReply(status: number, code: string, message: string, retryAfter?: number): Reply {
  const headers: Record<string, string> = { 'Content-Type': JSON_TYPE };
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter);
  return { status, headers, body: errorBody(status, code, message) };
}

/** The answer of a fault that needs no look at the request; null for the other kinds. */
export function faultReply(fault: Fault): Reply | null {
  const { message } = fault;
  const after = fault.kind.endsWith('-retry-after') ? (fault.retryAfter ?? 1) : undefined;
  const html = { 'Content-Type': 'text/html' };
  switch (fault.kind) {
    case '429':
    case '429-retry-after':
      return errorReply(429, 'too_many_requests', message ?? 'slow down', after);
    case '503':
    case '503-retry-after':
      return errorReply(503, 'service_unavailable', message ?? 'c001_v0001000_t0001 is too busy', after);
    case '500':
      return errorReply(500, 'internal_error', message ?? 'an internal error');
    case '408':
      return errorReply(408, 'request_timeout', message ?? 'request timed out');
    case '502-html':
      return { status: 502, headers: html, body: HTML };
    case '200-html':
      return { status: 200, headers: html, body: HTML };
    case 'expired-token':
      return errorReply(401, 'expired_auth_token', message ?? 'Authorization token has expired');
    case 'bad-token':
      return errorReply(401, 'bad_auth_token', message ?? 'Invalid authorization token');
    case 'unauthorized':
      return errorReply(401, 'unauthorized', message ?? '');
    case 'cap':
      return errorReply(403, 'transaction_cap_exceeded', message ?? 'Transaction cap exceeded.');
    case '400':
      return errorReply(400, 'bad_request', message ?? 'bad request');
    case 'redirect':
      return {
        status: 302,
        headers: { Location: fault.location ?? 'http://elsewhere.invalid/b2api/v4/b2_list_file_names' },
        body: Buffer.alloc(0),
      };
    case 'answer': {
      const { status = 200, headers = { 'Content-Type': JSON_TYPE }, body = '' } = fault.answer ?? {};
      return { status, headers, body: Buffer.from(body) };
    }
    default:
      return null;
  }
}

/** A successful answer after the fault's edit. */
export function edited(reply: Reply, { edit }: Fault): Reply {
  if (edit === undefined || reply.status !== 200) return reply;
  const body = edit(JSON.parse(reply.body.toString()) as Json);
  return { ...reply, body: Buffer.from(JSON.stringify(body)) };
}

const compress = {
  gzip: (body: Buffer) => promisify(zlib.gzip)(body, { level: 1 }),
  deflate: (body: Buffer) => promisify(zlib.deflate)(body),
  br: (body: Buffer) =>
    promisify(zlib.brotliCompress)(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
  zstd: (body: Buffer) => promisify(zlib.zstdCompress)(body),
} satisfies Record<ContentEncoding, (body: Buffer) => Promise<Buffer>>;

/** Compresses an answer in place of its body. */
export async function encoded(reply: Reply, encoding: ContentEncoding): Promise<Reply> {
  const body = await compress[encoding](reply.body);
  return { ...reply, body, headers: { ...reply.headers, 'Content-Encoding': encoding } };
}

/** Sends an answer, or as much of it as the fault allows; resolves to the bytes of body that were sent. */
export async function send(
  res: ServerResponse,
  reply: Reply,
  fault: Fault | null,
  head: boolean,
): Promise<number> {
  const { body } = reply;
  const half = body.subarray(0, Math.max(1, body.length >> 1));
  if (fault?.kind === 'reset') {
    res.socket?.resetAndDestroy();
    return 0;
  }
  if (fault?.kind === 'cut' || fault?.kind === 'cut-chunked') {
    const length = fault.kind === 'cut' ? { 'Content-Length': String(body.length) } : {};
    res.writeHead(reply.status, { ...reply.headers, ...length });
    await new Promise<void>((resolve) => {
      res.once('close', resolve);
      res.write(half, () => res.destroy());
    });
    return half.length;
  }
  const sent = fault?.kind === 'truncated-json' ? half : body;
  res.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(reply.length ?? sent.length) });
  res.end(head ? undefined : sent);
  return head ? 0 : sent.length;
}
