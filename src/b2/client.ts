import { EnvHttpProxyAgent, request } from 'undici';
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
  readonly #agent: EnvHttpProxyAgent;
  readonly #sleep: NonNullable<ClientOptions['sleep']>;
  #account: AuthorizeResponse | undefined;
  #renewal: Promise<AuthorizeResponse> | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#sleep = options.sleep ?? sleep;
    const timeouts = options.timeouts ?? TIMEOUT;
    this.#agent = new EnvHttpProxyAgent({
      connections: options.connections,
      pipelining: 1,
      headersTimeout: timeouts.headMs,
      bodyTimeout: timeouts.bodyMs,
      connect: { timeout: timeouts.connectMs },
    });
  }

  /** Authorizes the key. Its token is renewed by itself later. @throws B2Error */
  async authorize(): Promise<AuthorizeResponse> {
    const { endpoint, keyId, key, onSecret } = this.#options;
    const basic = Buffer.from(`${keyId}:${key}`).toString('base64');
    onSecret(basic);
    const url = `${endpoint.replace(/\/+$/, '')}/b2api/v4/b2_authorize_account`;
    const account = await this.#retried('b2_authorize_account', () => {
      this.stats.authorizations++;
      return this.#send('b2_authorize_account', url, `Basic ${basic}`, null, readAuthorization);
    });
    onSecret(account.authorizationToken);
    onSecret(encodeURIComponent(account.authorizationToken));
    this.#account = account;
    return account;
  }

  /**
   * Posts one call and reads its response.
   * @param read turns the whole body into the result; what it throws counts as a malformed response and is retried
   * @throws B2Error when the service refuses, or when every try failed
   */
  call<T>(name: string, body: object, read: (bytes: Buffer) => T): Promise<T> {
    const json = JSON.stringify(body);
    return this.#retried(name, async () => {
      const account = this.#account ?? (await this.authorize());
      try {
        const url = `${account.apiInfo.storageApi.apiUrl}/b2api/v4/${name}`;
        return await this.#send(name, url, account.authorizationToken, json, read);
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

  /** One new authorization for all requests that found the same token stale. */
  async #renew(stale: AuthorizeResponse): Promise<void> {
    if (this.#account !== stale) return;
    this.#renewal ??= this.authorize().finally(() => {
      this.#renewal = undefined;
    });
    await this.#renewal;
  }

  async #retried<T>(call: string, attempt: () => Promise<T>): Promise<T> {
    const { signal, onRetry, random = Math.random } = this.#options;
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
        signal: this.#options.signal,
      });
      status = response.statusCode;
      headers = response.headers;
      bytes = Buffer.from(await response.body.arrayBuffer());
    } catch (error) {
      this.#options.signal.throwIfAborted();
      throw networkError(call, error);
    }
    if (status !== 200) throw refusal(call, status, headers, bytes);
    try {
      return read(bytes);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new B2Error({ call, status, code: 'malformed', message: `the response cannot be read: ${what}` });
    }
  }
}

/** Reads a small JSON response. */
export function readJson<T>(bytes: Buffer): T {
  return JSON.parse(bytes.toString('utf8')) as T;
}

function readAuthorization(bytes: Buffer): AuthorizeResponse {
  const account = readJson<AuthorizeResponse>(bytes);
  const storage = account.apiInfo?.storageApi;
  if (!account.authorizationToken || !account.accountId || !Array.isArray(storage?.allowed?.capabilities)) {
    throw new Error('it is no authorization of API version 4');
  }
  for (const url of [storage.apiUrl, storage.downloadUrl, storage.s3ApiUrl]) {
    if (!isSafeUrl(url)) throw new Error('it names a host that is not https');
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

function refusal(
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
  return new B2Error({
    call,
    status,
    code: redirect ? 'redirect' : typeof said.code === 'string' ? said.code : 'no_code',
    message: typeof said.message === 'string' ? said.message.slice(0, 500) : undefined,
    retryAfterMs: retryAfterMs(headers),
  });
}

/** Retry-After in seconds or as a date; a date is measured from the response's own clock, not from ours. */
function retryAfterMs(headers: Record<string, string | string[] | undefined>): number | undefined {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const until = Date.parse(value) - Date.parse(String(headers.date ?? ''));
  return Number.isNaN(until) ? undefined : Math.max(0, until);
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
