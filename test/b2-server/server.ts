import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Buckets } from './buckets.ts';
import { type Account, authorizeAccount, CALL_FIELDS, listBuckets, listFiles, type Reply } from './calls.ts';
import { control } from './control.ts';
import { Counters } from './counters.ts';
import { errorReply, faultReply, gzipped, send } from './delivery.ts';
import { type DownloadRequest, downloadById, downloadByName, downloadS3 } from './downloads.ts';
import { B2Error, badRequest } from './errors.ts';
import { type Fault, Faults } from './faults.ts';
import { parseBody, parseQuery } from './fields.ts';
import { Keys } from './keys.ts';
import type { B2Server, B2ServerOptions, RequestLog } from './types.ts';

export type * from './types.ts';

const LOG_SIZE = 10_000;
const MAX_BODY = 1_000_000;

/** A request on its way through the server. */
interface Exchange {
  req: IncomingMessage;
  path: string;
  query: string;
  call: string;
  version: string | null;
  body: Buffer;
  fault: Fault | null;
  log: RequestLog;
}

/** Starts the Backblaze B2 native API on a port of the loopback interface. */
export async function startB2Server(options: B2ServerOptions): Promise<B2Server> {
  const settings = { ...options.settings };
  const latency = { perCallMs: 0, perRowMs: 0, ...options.latency };
  const buckets = new Buckets(options.buckets);
  const keys = new Keys(options.keys, buckets, settings);
  const accountId = options.accountId ?? 'a1b2c3d4e5f6';
  const account: Account = { accountId, url: '', buckets, keys, settings };
  const counters = new Counters();
  const faults = new Faults();
  const requests: RequestLog[] = [];
  const clock = options.clock ?? { now: () => performance.now(), sleep };
  const started = clock.now();
  let recent: number[] = [];

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const arrived = clock.now();
    const [path, query] = cut(req.url ?? '/');
    if (options.control === true && path === '/_control') {
      await control(handlers, req, res);
      return;
    }
    const { call, version } = callOf(path);
    const fault = faults.take(call);
    const log: RequestLog = {
      call,
      body: null,
      status: 0,
      keyId: null,
      rows: 0,
      fault: fault?.kind ?? null,
      userAgent: req.headers['user-agent'] ?? null,
      at: arrived - started,
    };
    requests.push(log);
    if (requests.length > LOG_SIZE) requests.shift();
    counters.calls[call] = (counters.calls[call] ?? 0) + 1;
    counters.concurrent += 1;
    counters.peakConcurrent = Math.max(counters.peakConcurrent, counters.concurrent);
    if (fault !== null) counters.faults += 1;
    // `close` comes after the answer as well as after a hang-up.
    res.once('close', () => {
      counters.concurrent -= 1;
    });
    const body = await readBody(req);
    const exchange: Exchange = { req, path, query, call, version, body, fault, log };
    let reply = await answer(exchange);
    const { release } = reply;
    if (release !== undefined) {
      if (res.destroyed) release();
      else res.once('close', release);
    }
    if (fault?.kind === 'hang') return;
    if (
      settings.gzip &&
      reply.rows !== undefined &&
      /\bgzip\b/.test(String(req.headers['accept-encoding']))
    ) {
      reply = await gzipped(reply);
    }
    const wait = arrived + latency.perCallMs + latency.perRowMs * (reply.rows ?? 0) - clock.now();
    if (wait > 0) await clock.sleep(wait);
    if (res.destroyed) return;
    if (fault?.kind !== 'reset') log.status = reply.status;
    log.rows = reply.rows ?? 0;
    counters.rows += log.rows;
    if (reply.status < 300) counters.billed += Math.max(1, Math.ceil(log.rows / 1000));
    res.setHeader('X-Bz-Request-Id', randomBytes(8).toString('hex'));
    if (settings.clockOffsetMs !== undefined) {
      res.setHeader('Date', new Date(Date.now() + settings.clockOffsetMs).toUTCString());
    }
    counters.bytes += await send(res, reply, fault, req.method === 'HEAD');
  }

  async function answer(exchange: Exchange): Promise<Reply> {
    const { fault, req, log } = exchange;
    try {
      const token = req.headers.authorization;
      log.keyId = keys.owner(token)?.id ?? null;
      if (fault?.kind === 'expired-token') keys.expire(token);
      // What the log of tests shows: a body that is no JSON stays null.
      if (exchange.body.length > 0) log.body = parseQuietly(exchange.body);
      const failed = fault === null ? null : faultReply(fault);
      if (failed !== null) return failed;
      if (tooMany()) {
        return errorReply(429, 'too_many_requests', 'rate limit', settings.rateLimit?.retryAfter);
      }
      return await dispatch(exchange);
    } catch (error) {
      if (error instanceof B2Error) return errorReply(error.status, error.code, error.message);
      console.error('test/b2-server:', error);
      return errorReply(500, 'internal_error', String(error));
    }
  }

  async function dispatch(exchange: Exchange): Promise<Reply> {
    const { call, version, query, req, body, fault, log } = exchange;
    const method = req.method ?? 'GET';
    const token = req.headers.authorization;
    if (call.startsWith('download_') || call === 'b2_download_file_by_id') {
      if (method !== 'GET' && method !== 'HEAD') throw new B2Error(405, 'method_not_allowed', method);
      const { range } = req.headers;
      const params = new URLSearchParams(query);
      const request: DownloadRequest = { path: exchange.path, query: params, authorization: token, range };
      const download =
        call === 'download_s3' ? downloadS3 : call === 'download_by_name' ? downloadByName : downloadById;
      const { key, ...reply } = await download(account, request);
      log.keyId = key?.id ?? null;
      return reply;
    }
    if (version !== 'v4') {
      // What the service answers to keys that were made by v4 and are confined to buckets.
      throw badRequest(`This request is not currently supported on API version number ${version?.slice(1)}`);
    }
    if (method !== 'GET' && method !== 'POST') throw new B2Error(405, 'method_not_allowed', method);
    if (call === 'b2_authorize_account') {
      const { key, ...reply } = authorizeAccount(account, token);
      log.keyId = key.id;
      return reply;
    }
    const shape = CALL_FIELDS[call];
    if (shape === undefined) throw badRequest(`unknown call: ${call}`);
    const key = keys.check(token);
    const raw = method === 'GET' ? parseQuery(query, shape) : parseBody(body);
    log.body = raw;
    if (call === 'b2_list_buckets') return listBuckets(account, key, raw);
    return listFiles(account, key, call, raw, fault);
  }

  function tooMany(): boolean {
    const limit = settings.rateLimit;
    if (limit === undefined) return false;
    const now = clock.now();
    recent = recent.filter((at) => at > now - 1000);
    if (recent.length >= limit.perSecond) return true;
    recent.push(now);
    return false;
  }

  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      if (!res.destroyed) console.error('test/b2-server:', error);
      res.destroy();
    });
  });
  // Longer than clients keep idle connections, so that resets are the ones that were asked for.
  server.keepAliveTimeout = 120_000;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  account.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const handlers: B2Server = {
    url: account.url,
    accountId,
    counters,
    faults,
    latency,
    settings,
    requests,
    secrets: () => keys.secrets(),
    bucketId: (name) => buckets.idOf(name),
    removeBucket: (name) => buckets.remove(name),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return handlers;
}

function cut(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

function callOf(path: string): { call: string; version: string | null } {
  const api = /^\/b2api\/(v\d+)\/(\w+)$/.exec(path);
  if (api !== null) return { call: api[2]!, version: api[1]! };
  return { call: path.startsWith('/file/') ? 'download_by_name' : 'download_s3', version: null };
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('test/b2-server: a request body of over 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseQuietly(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return null;
  }
}
