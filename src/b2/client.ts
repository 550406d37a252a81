import { EnvHttpProxyAgent, request } from 'undici';
import { BufferPool } from '../bytes/buffer-pool.ts';
import type { AuthorizeResponse } from './calls.ts';
import { B2Error } from './errors.ts';

/**
 * The one retry policy. 10 tries with waits of 1, 2, 4 ... 64 s (each up to half as long again, so that many
 * runners do not return at once) carry a walk over about five minutes of outage. A Retry-After replaces the
 * wait and sets it back to 1 s, as Backblaze's own clients do; one above five minutes ends the run instead.
 */
export const RETRY = { tries: 10, firstWaitMs: 1_000, longestWaitMs: 64_000, longestRetryAfterMs: 300_000 };

/** Milliseconds until a connection, the head of a response and the next piece of its body must be there. */
export const TIMEOUT = { connectMs: 30_000, headMs: 120_000, bodyMs: 60_000 };

export interface ClientOptions {
  /** The realm that authorizes: `https://api.backblazeb2.com` but for tests. */
  endpoint: string;
  keyId: string;
  key: string;
  userAgent: string;
  /** Connections kept open to a host. */
  connections: number;
  /** Names the proxies. */
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  /** Called with each secret as it is received, before anything could print it. */
  onSecret(secret: string): void;
  /** Called before each wait, with the reason. */
  onRetry(error: B2Error, waitMs: number, attempt: number): void;
  sleep?(ms: number, signal: AbortSignal): Promise<void>;
  random?(): number;
  timeouts?: typeof TIMEOUT;
}

/** Requests sent (retries included), retries among them, and authorizations. */
export interface ClientStats {
  requests: number;
  retries: number;
  throttled: number;
  authorizations: number;
}

/**
 * One call to B2, made to succeed when it can: retried, re-authorized, abortable. It follows no redirect, and
 * sends the account token only to the host that the authorization named.
 */
export class Client {
  readonly stats: ClientStats = { requests: 0, retries: 0, throttled: 0, authorizations: 0 };
  readonly #options: ClientOptions;
  /** Where bodies come from; what keeps one gives it back here. */
  readonly buffers: BufferPool;
  readonly #agent: EnvHttpProxyAgent;
  readonly #sleep: NonNullable<ClientOptions['sleep']>;
  /** What no message may repeat, should the service do so in one of its own. */
  readonly #secrets = new Set<string>();
  #account: AuthorizeResponse | undefined;
  #renewal: Promise<AuthorizeResponse> | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#sleep = options.sleep ?? sleep;
    this.buffers = new BufferPool(SPARE_BUFFERS);
    const timeouts = options.timeouts ?? TIMEOUT;
    this.#agent = new EnvHttpProxyAgent({
      ...proxies(options.env),
      connections: options.connections,
      pipelining: 1,
      headersTimeout: timeouts.headMs,
      bodyTimeout: timeouts.bodyMs,
      connect: { timeout: timeouts.connectMs },
    });
  }

  /** Authorizes the key. Its token is renewed by itself later. @throws B2Error */
  async authorize(): Promise<AuthorizeResponse> {
    const { endpoint, keyId, key } = this.#options;
    const basic = Buffer.from(`${keyId}:${key}`).toString('base64');
    this.#keepSecret(key, basic);
    const url = `${endpoint.replace(/\/+$/, '')}/b2api/v4/b2_authorize_account`;
    const account = await this.#retried('b2_authorize_account', this.#options.signal, () => {
      this.stats.authorizations++;
      return this.#send(
        'b2_authorize_account',
        url,
        `Basic ${basic}`,
        null,
        this.#options.signal,
        readAuthorization,
      );
    });
    this.#keepSecret(account.authorizationToken, encodeURIComponent(account.authorizationToken));
    this.#account = account;
    return account;
  }

  /**
   * Posts one call and reads its response.
   * @param read turns the whole body into the result; what it throws counts as a malformed response and is retried
   * @param signal ends this call alone
   * @throws B2Error when the service refuses, or when every try failed
   */
  call<T>(name: string, body: object, read: (bytes: Buffer) => T, signal?: AbortSignal): Promise<T> {
    const json = JSON.stringify(body);
    const ends = signal ? AbortSignal.any([signal, this.#options.signal]) : this.#options.signal;
    return this.#retried(name, ends, async () => {
      const account = this.#account ?? (await this.authorize());
      try {
        const url = `${account.apiInfo.storageApi.apiUrl}/b2api/v4/${name}`;
        return await this.#send(name, url, account.authorizationToken, json, ends, read);
      } catch (error) {
        if (!(error instanceof B2Error && error.staleToken)) throw error;
        await this.#renew(account);
        throw error;
      }
    });
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  #keepSecret(...secrets: string[]): void {
    for (const secret of secrets) {
      if (this.#secrets.has(secret)) continue;
      this.#secrets.add(secret);
      this.#options.onSecret(secret);
    }
  }

  /** One new authorization for all requests that found the same token stale. */
  async #renew(stale: AuthorizeResponse): Promise<void> {
    if (this.#account !== stale) return;
    this.#renewal ??= this.authorize().finally(() => {
      this.#renewal = undefined;
    });
    await this.#renewal;
  }

  async #retried<T>(call: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const { onRetry, random = Math.random } = this.#options;
    let backoff = RETRY.firstWaitMs;
    for (let tries = 1; ; tries++) {
      signal.throwIfAborted();
      try {
        return await attempt();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof B2Error) || error.call !== call) throw error;
        const renewed = error.staleToken && call !== 'b2_authorize_account';
        if (!(error.passing || renewed) || tries === RETRY.tries) throw error.afterTries(tries);
        if ((error.retryAfterMs ?? 0) > RETRY.longestRetryAfterMs) throw error;
        const wait = renewed ? 0 : (error.retryAfterMs ?? Math.round(backoff * (1 + random() / 2)));
        backoff =
          error.retryAfterMs === undefined ? Math.min(backoff * 2, RETRY.longestWaitMs) : RETRY.firstWaitMs;
        if (error.throttled) this.stats.throttled++;
        this.stats.retries++;
        onRetry(error, wait, tries);
        if (wait > 0) await this.#sleep(wait, signal);
      }
    }
  }

  async #send<T>(
    call: string,
    url: string,
    authorization: string,
    body: string | null,
    signal: AbortSignal,
    read: (bytes: Buffer) => T,
  ): Promise<T> {
    this.stats.requests++;
    let status = 0;
    let headers: Record<string, string | string[] | undefined> = {};
    let bytes: Buffer;
    try {
      const response = await request(url, {
        method: body === null ? 'GET' : 'POST',
        headers: {
          authorization,
          'user-agent': this.#options.userAgent,
          ...(body === null ? {} : { 'content-type': 'application/json' }),
        },
        body,
        dispatcher: this.#agent,
        signal,
      });
      status = response.statusCode;
      headers = response.headers;
      bytes = await readBody(response.body, Number(headers['content-length']), this.buffers);
    } catch (error) {
      signal.throwIfAborted();
      throw networkError(call, error);
    }
    if (status !== 200) throw this.#refusal(call, status, headers, bytes);
    try {
      return read(bytes);
    } catch (error) {
      if (error instanceof B2Error) throw error;
      const what = error instanceof Error ? error.message : String(error);
      throw new B2Error({ call, status, code: 'malformed', message: `the response cannot be read: ${what}` });
    }
  }

  #refusal(
    call: string,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    bytes: Buffer,
  ): B2Error {
    let said: { code?: unknown; message?: unknown } = {};
    try {
      said = readJson(bytes) ?? {};
    } catch {
      // A proxy's page, or nothing: the status has to do.
    }
    const redirect = status >= 300 && status < 400;
    const quote = (text: string) =>
      [...this.#secrets].reduce((rest, secret) => rest.replaceAll(secret, '***'), text).slice(0, 500);
    return new B2Error({
      call,
      status,
      code: redirect ? 'redirect' : typeof said.code === 'string' ? quote(said.code) : 'no_code',
      message: typeof said.message === 'string' ? quote(said.message) : undefined,
      retryAfterMs: retryAfterMs(headers),
    });
  }
}

/**
 * The proxies that the environment names, for https alone: plain http goes to this very machine and nowhere else,
 * and a proxy would read the token.
 * @throws Error when one is no URL; the URL is not told, for it may hold a password
 */
function proxies(env: NodeJS.ProcessEnv): { httpProxy: string; httpsProxy: string } {
  const name = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].find((each) => env[each]);
  const url = name ? env[name]! : '';
  if (url !== '' && !/^(?:https?|socks5?):$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new Error(
      `${name} in the environment is not the URL of a proxy, such as http://proxy.example:3128`,
    );
  }
  return { httpProxy: '', httpsProxy: url };
}

/** Reads a body into one buffer. */
async function readBody(body: AsyncIterable<Buffer>, length: number, buffers: BufferPool): Promise<Buffer> {
  let buffer = buffers.take(length > 0 && length < LARGEST_BODY ? length : FIRST_BODY);
  let filled = 0;
  try {
    for await (const chunk of body) {
      if (filled + chunk.length > buffer.length) {
        const larger = buffers.take(2 * buffer.length + chunk.length);
        buffer.copy(larger, 0, 0, filled);
        buffers.give(buffer);
        buffer = larger;
      }
      filled += chunk.copy(buffer, filled);
    }
  } catch (error) {
    buffers.give(buffer);
    throw error;
  }
  return buffer.subarray(0, filled);
}

/** BufferPool kept for the next pages while nobody uses them: two for each page. */
const SPARE_BUFFERS = 16;

/** Bytes made room for on a header's word alone. */
const LARGEST_BODY = 64 * 1_048_576;
const FIRST_BODY = 65_536;

/** Reads a small JSON response. */
export function readJson<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch {
    // V8 quotes the text around the mistake, which may be a token.
    throw new Error('it is not JSON');
  }
}

function readAuthorization(bytes: Buffer): AuthorizeResponse {
  const account = readJson<AuthorizeResponse>(bytes);
  const storage = account.apiInfo?.storageApi;
  if (!account.authorizationToken || !account.accountId || !Array.isArray(storage?.allowed?.capabilities)) {
    throw new Error('it is no authorization of API version 4');
  }
  for (const url of [storage.apiUrl, storage.downloadUrl, storage.s3ApiUrl]) {
    if (!isSafeUrl(url))
      throw new B2Error({ call: 'b2_authorize_account', status: 200, code: 'unsafe_host' });
  }
  return account;
}

/** https, or plain http to this very machine: nothing else may see a token. */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname))
  );
}

/** Retry-After in seconds or as a date; a date is measured from the response's own clock, not from ours. */
function retryAfterMs(headers: Record<string, string | string[] | undefined>): number | undefined {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return undefined;
  // 0 leaves the wait to us.
  if (/^\d+$/.test(value)) return Number(value) * 1_000 || undefined;
  const until = Date.parse(value) - Date.parse(String(headers.date ?? ''));
  return until > 0 ? until : undefined;
}

/** undici's errors may carry the request's headers, so only their code and message go on. */
function networkError(call: string, error: unknown): B2Error {
  let { code, message } = error as { code?: string; message?: string };
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  if (!message) ({ code, message } = cause ?? {});
  const kind = /TIMEOUT|ETIMEDOUT/.test(code ?? '')
    ? 'timeout'
    : code === 'ENOTFOUND'
      ? 'host_not_found'
      : /CERT|UNABLE_TO_/.test(code ?? '')
        ? 'certificate'
        : /^Proxy (?:response \(4|Authentication)/.test(message ?? '')
          ? 'proxy_refused'
          : 'network';
  return new B2Error({ call, status: 0, code: kind, message: [code, message].filter(Boolean).join(' ') });
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
