import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Buckets } from './buckets.ts';
import type { Account, Reply } from './calls.ts';
import { control } from './control.ts';
import { Counters } from './counters.ts';
import { edited, encoded, errorReply, faultReply, send } from './delivery.ts';
import { dispatch } from './dispatch.ts';
import { DownloadTokens } from './download-tokens.ts';
import { B2Error } from './errors.ts';
import { endsUploadUrl, Faults } from './faults.ts';
import { Keys, timeOf } from './keys.ts';
import { applyLifecycle } from './lifecycle.ts';
import { hold } from './list-content.ts';
import { callOf, cut, type Exchange, firstBytes, parseQuietly, readBody } from './request.ts';
import type { B2Server, B2ServerOptions, RequestLog } from './types.ts';
import { type UploadTarget, UploadUrls } from './upload-urls.ts';

export type * from './types.ts';

const LOG_SIZE = 10_000;

/** Starts the Backblaze B2 native API on a port of the loopback interface. */
export async function startB2Server(options: B2ServerOptions): Promise<B2Server> {
  const settings = { ...options.settings };
  const latency = { perCallMs: 0, perRowMs: 0, ...options.latency };
  const buckets = new Buckets(options.buckets);
  const keys = new Keys(options.keys, buckets, settings);
  const accountId = options.accountId ?? 'a1b2c3d4e5f6';
  const uploads = new UploadUrls(settings);
  const downloads = new DownloadTokens(settings);
  const account: Account = { accountId, url: '', podUrl: '', buckets, keys, uploads, downloads, settings };
  const counters = new Counters();
  const faults = new Faults();
  const requests: RequestLog[] = [];
  const clock = options.clock ?? { now: () => performance.now(), sleep };
  const started = clock.now();
  let recent: number[] = [];

  async function handle(req: IncomingMessage, res: ServerResponse, pod: boolean): Promise<void> {
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
    const token = req.headers.authorization;
    const upload = uploads.begin(token, path);
    res.once('close', upload.end);
    if (fault?.kind === 'reset-request') {
      await firstBytes(req);
      uploads.kill(token);
      req.socket.resetAndDestroy();
      return;
    }
    const body = await readBody(req, call).catch((error: unknown) => {
      uploads.kill(token);
      throw error;
    });
    const exchange: Exchange = { req, path, query, call, version, pod, body, fault, log };
    let reply = await answer(exchange, upload.check);
    if (fault !== null && endsUploadUrl(fault)) uploads.kill(token);
    const { release } = reply;
    if (release !== undefined) {
      if (res.destroyed) release();
      else res.once('close', release);
    }
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'edit') reply = edited(reply, fault);
    const accepted = settings.gzip && /\bgzip\b/.test(String(req.headers['accept-encoding']));
    if (version !== null && call !== 'b2_download_file_by_id' && settings.contentEncoding !== undefined) {
      reply = await encoded(reply, settings.contentEncoding);
    } else if (accepted && reply.rows !== undefined) {
      reply = await encoded(reply, 'gzip');
    }
    const late = fault?.kind === 'slow' ? (fault.delayMs ?? 1000) : 0;
    const due = arrived + latency.perCallMs + latency.perRowMs * (reply.rows ?? 0) + late;
    const wait = due - clock.now();
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
    upload.end();
    counters.bytes += await send(res, reply, fault, req.method === 'HEAD');
  }

  async function answer(exchange: Exchange, checkUpload: () => UploadTarget): Promise<Reply> {
    const { fault, req, log } = exchange;
    try {
      const token = req.headers.authorization;
      log.keyId = keys.owner(token)?.id ?? null;
      if (fault?.kind === 'expired-token') keys.expire(token);
      // What the log of tests shows: a body that is no JSON stays null.
      if (exchange.body.length > 0 && !exchange.pod) log.body = parseQuietly(exchange.body);
      const failed = fault === null ? null : faultReply(fault);
      if (failed !== null) return failed;
      if (tooMany()) {
        return errorReply(429, 'too_many_requests', 'rate limit', settings.rateLimit?.retryAfter);
      }
      return await dispatch(account, exchange, checkUpload);
    } catch (error) {
      if (error instanceof B2Error) return errorReply(error.status, error.code, error.message);
      console.error('test/b2-server:', error);
      return errorReply(500, 'internal_error', String(error));
    }
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

  const listen = async (port: number, pod: boolean) => {
    const server = createServer((req, res) => {
      handle(req, res, pod).catch((error: unknown) => {
        if (!res.destroyed) console.error('test/b2-server:', error);
        res.destroy();
      });
    });
    // Longer than clients keep idle connections, so that resets are the ones that were asked for.
    server.keepAliveTimeout = 120_000;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const servers = [await listen(options.port ?? 0, false), await listen(0, true)];
  const [url, podUrl] = servers.map(
    (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  ) as [string, string];
  Object.assign(account, { url, podUrl });

  const known = (name: string) => {
    const bucket = buckets.named(name);
    if (bucket === null) throw new Error(`test/b2-server: there is no bucket ${name}`);
    return bucket;
  };
  const handlers: B2Server = {
    url,
    podUrl,
    accountId,
    counters,
    faults,
    latency,
    settings,
    requests,
    secrets: () => [...keys.secrets(), ...uploads.secrets(), ...downloads.secrets()],
    bucketId: (name) => buckets.idOf(name),
    addBucket: (spec) => buckets.add(spec),
    updateBucket: (name, changes) => buckets.update(name, changes),
    removeBucket: (name) => buckets.remove(name),
    addKey: (key) => keys.add(key),
    removeKey: (id) => keys.remove(id),
    putFile(bucket, file) {
      const { name } = file;
      const held = hold({ uploadTimestamp: timeOf(settings), ...file }, known(bucket).versions(name).length);
      return known(bucket).add(name, held);
    },
    applyLifecycle: (bucket, at = timeOf(settings)) => applyLifecycle(known(bucket), at),
    async close() {
      await Promise.all(
        servers.map(async (server) => {
          const closed = once(server, 'close');
          server.close();
          server.closeAllConnections();
          await closed;
        }),
      );
    },
  };
  return handlers;
}
