import { BufferPool } from '../bytes/buffer-pool.ts';
import { readAuthorization } from './authorization.ts';
import type { AuthorizeResponse } from './calls.ts';
import { B2Error } from './errors.ts';
import { readRefusal } from './json.ts';
import { type RetryOptions, retry, retryAfterMs } from './retry.ts';
import { Secrets } from './secrets.ts';
import {
  type Headers,
  type HttpRequest,
  type HttpResponse,
  Transport,
  type TransportOptions,
} from './transport.ts';

export interface ClientOptions extends TransportOptions, Omit<RetryOptions, 'signal'> {
  /** URL of the B2 API that authorizes the key: `https://api.backblazeb2.com` except in tests. */
  endpoint: string;
  keyId: string;
  key: string;
  signal: AbortSignal;
  /** Called with each secret as soon as it is received, so that it is masked before anything can log it. */
  onSecret(secret: string): void;
}

/** Counts of requests sent (including retries), retries, throttled responses and authorizations. */
export interface ClientStats {
  requests: number;
  retries: number;
  throttled: number;
  authorizations: number;
}

export type HeadResponse = Pick<HttpResponse, 'status' | 'headers'>;

/** A request whose attempts the client repeats. */
type Sent = Omit<HttpRequest, 'call' | 'signal'>;

/** Bytes of unused buffers that are kept: some four pages. */
const POOLED_BYTES = 32 * 1_048_576;

/**
 * Calls the B2 native API: retries, renews the account token and can be aborted. Follows no redirect, and sends the
 * account token only to the host that the authorization returned.
 */
export class Client {
  readonly stats: ClientStats = { requests: 0, retries: 0, throttled: 0, authorizations: 0 };
  readonly secrets: Secrets;
  /** Memory of response bodies. A consumer that keeps a body gives it back here. */
  readonly buffers = new BufferPool(POOLED_BYTES);
  readonly #options: ClientOptions;
  readonly #transport: Transport;
  #account: AuthorizeResponse | undefined;
  #renewal: Promise<AuthorizeResponse> | undefined;
  /** A HEAD was refused with a new token too, so that renewing does not help. */
  #renewedInVain = false;

  /** @throws Error when a proxy variable is not a proxy URL */
  constructor(options: ClientOptions) {
    this.#options = options;
    this.secrets = new Secrets((secret) => options.onSecret(secret));
    this.#transport = new Transport(options, this.buffers);
  }

  /** Authorizes the key. Its token is renewed automatically later. @throws B2Error */
  async authorize(): Promise<AuthorizeResponse> {
    const { endpoint, keyId, key, signal } = this.#options;
    const basic = Buffer.from(`${keyId}:${key}`).toString('base64');
    this.secrets.add(key, basic);
    const call = 'b2_authorize_account';
    const url = `${endpoint.replace(/\/+$/, '')}/b2api/v4/${call}`;
    const account = await this.#retry(call, signal, () => {
      this.stats.authorizations++;
      return this.#send({ call, url, authorization: `Basic ${basic}`, body: null, signal }, (bytes) =>
        readAuthorization(bytes, this.#account === undefined),
      );
    });
    this.secrets.addToken(account.authorizationToken);
    this.#account = account;
    return account;
  }

  /**
   * Posts one call and reads its response.
   * @param read parses the complete body; if it throws, the response counts as malformed and is retried
   * @param signal aborts only this call
   * @throws B2Error when the service refuses, or when every attempt failed
   */
  call<T>(call: string, request: object, read: (bytes: Buffer) => T, signal?: AbortSignal): Promise<T> {
    return this.callDespiteAbort(call, request, read, this.#either(signal));
  }

  /** The same for a call that cleans up, also after the run was aborted. @param signal alone ends it */
  callDespiteAbort<T>(
    call: string,
    request: object,
    read: (bytes: Buffer) => T,
    signal: AbortSignal,
  ): Promise<T> {
    const body = JSON.stringify(request);
    return this.#withAccount(call, signal, ({ authorizationToken: authorization, apiInfo }) => {
      const url = `${apiInfo.storageApi.apiUrl}/b2api/v4/${call}`;
      return this.#send({ call, url, authorization, body, signal }, read);
    });
  }

  /**
   * Downloads a file from the download host, with the account token.
   * @param path of the URL, with its `/`
   * @param begin called for each attempt; what it returns is given the file piece by piece, from its beginning
   * @throws B2Error when the service refuses, or when every attempt failed; what a consumer throws
   */
  download(path: string, begin: () => (chunk: Buffer) => void, signal?: AbortSignal): Promise<void> {
    const call = 'b2_download_file_by_name';
    const either = this.#either(signal);
    return this.#withAccount(call, either, ({ authorizationToken: authorization, apiInfo }) => {
      const url = `${apiInfo.storageApi.downloadUrl}${path}`;
      const request = { call, url, authorization, body: null, onChunk: begin(), signal: either };
      return this.#send(request, ({ length }) => {
        if (length > 0) throw new Error('not a file of B2');
      });
    });
  }

  /**
   * Repeats a request that goes to a URL and with a token of its own, as uploads do.
   * @param attempt sends the request with the function that it is given
   * @throws B2Error when the service refuses, or when every attempt failed
   */
  repeat<T>(
    call: string,
    attempt: (send: (request: Sent, read: (bytes: Buffer) => T) => Promise<T>) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const either = this.#either(signal);
    return this.#retry(call, either, () =>
      attempt((request, read) => this.#send({ ...request, call, signal: either }, read)),
    );
  }

  /**
   * Asks for the headers of a file. Any status is an answer, except those that ask for another attempt.
   * @param authorized sends the account token, if the URL is on the download host that the authorization returned
   * @param signal aborts only this request
   * @throws B2Error when no attempt was answered
   */
  head(url: string, authorized: boolean, signal: AbortSignal): Promise<HeadResponse> {
    const call = 'HEAD';
    const either = this.#either(signal);
    let renewed = false;
    return this.#retry(call, either, async () => {
      const account = this.#account ?? (await this.authorize());
      const isOurs = url.startsWith(`${account.apiInfo.storageApi.downloadUrl}/`);
      const authorization = authorized && isOurs ? account.authorizationToken : undefined;
      this.stats.requests++;
      const request = { call, url, authorization, body: null, headOnly: true, signal: either };
      const { status, headers } = await this.#transport.send(request);
      if (status === 401) {
        // Without a body nobody knows whether the token has expired. If a new one is refused too, it had not.
        if (renewed) this.#renewedInVain = true;
        if (authorization === undefined || this.#renewedInVain) return { status, headers };
        renewed = true;
        await this.#renew(account);
        throw new B2Error({ call, status, code: 'expired_auth_token' });
      }
      const refusal = this.#refusal(call, status, headers, Buffer.alloc(0));
      if (refusal.transient) throw refusal;
      return { status, headers };
    });
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #either(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#options.signal]) : this.#options.signal;
  }

  /** Attempts with the account's token, which is renewed when the service finds it stale. */
  #withAccount<T>(
    call: string,
    signal: AbortSignal,
    attempt: (account: AuthorizeResponse) => Promise<T>,
  ): Promise<T> {
    return this.#retry(call, signal, async () => {
      const account = this.#account ?? (await this.authorize());
      try {
        return await attempt(account);
      } catch (error) {
        if (!(error instanceof B2Error && error.staleToken)) throw error;
        await this.#renew(account);
        throw error;
      }
    });
  }

  /** Authorizes once for all requests that found the same token stale. */
  async #renew(stale: AuthorizeResponse): Promise<void> {
    if (this.#account !== stale) return;
    this.#renewal ??= this.authorize().finally(() => {
      this.#renewal = undefined;
    });
    await this.#renewal;
  }

  #retry<T>(call: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const { sleep, random } = this.#options;
    return retry(call, attempt, {
      signal,
      sleep,
      random,
      onRetry: (error, waitMs, attempts) => {
        if (error.throttled) this.stats.throttled++;
        this.stats.retries++;
        this.#options.onRetry(error, waitMs, attempts);
      },
    });
  }

  async #send<T>(request: HttpRequest, read: (bytes: Buffer) => T): Promise<T> {
    const { call } = request;
    this.stats.requests++;
    const { status, headers, body } = await this.#transport.send(request);
    if (status !== 200) throw this.#refusal(call, status, headers, body);
    try {
      return read(body);
    } catch (error) {
      if (error instanceof B2Error) throw error;
      const what = error instanceof Error ? error.message : String(error);
      throw new B2Error({ call, status, code: 'malformed', message: `invalid response: ${what}` });
    }
  }

  #refusal(call: string, status: number, headers: Headers, body: Buffer): B2Error {
    const { code, message } = readRefusal(body);
    const isRedirect = status >= 300 && status < 400;
    const refusal = new B2Error({
      call,
      status,
      code: isRedirect ? 'redirect' : this.secrets.masked(code),
      message: message && this.secrets.masked(message),
      retryAfterMs: retryAfterMs(headers),
    });
    // Not in B2's form, nor what a proxy in front of B2 says when it is overloaded.
    const isOther = code === 'no_code' && !isRedirect && !refusal.transient && this.#account === undefined;
    return isOther ? new B2Error({ call, status, code: 'not_b2' }) : refusal;
  }
}
