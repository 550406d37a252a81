import { pipeline, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { EnvHttpProxyAgent, request } from 'undici';
import type { BufferPool } from '../bytes/buffer-pool.ts';
import { B2Error } from './errors.ts';

/** Timeouts, in milliseconds, of connecting, of the response headers and between two chunks of a body. */
export const TIMEOUT = { connectMs: 30_000, headMs: 120_000, bodyMs: 60_000 };

export interface TransportOptions {
  userAgent: string;
  /** Connections kept open per host. */
  connections: number;
  /** Environment variables that name the proxies. */
  env: NodeJS.ProcessEnv;
  timeouts?: typeof TIMEOUT;
}

export interface HttpRequest {
  /** Name of the B2 call, for errors. */
  call: string;
  url: string;
  /** Value of the Authorization header; undefined: none is sent. */
  authorization: string | undefined;
  /** JSON, or with `headers` of its own the bytes of a file, to post; null sends a GET. */
  body: string | Readable | null;
  /** Sent instead of the content type of JSON. */
  headers?: Record<string, string>;
  /** Sends a HEAD instead; the response has no body. */
  headOnly?: boolean;
  /** Takes a file that is the body of the response, piece by piece; the response then has none. */
  onChunk?: (chunk: Buffer) => void;
  signal: AbortSignal;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export type Headers = Record<string, string | string[] | undefined>;

export interface HttpResponse {
  status: number;
  headers: Headers;
  /** The complete body, in a buffer from the pool. */
  body: Buffer;
}

/** Sends one request and reads the whole response. Does not retry and does not follow redirects. */
export class Transport {
  readonly #agent: EnvHttpProxyAgent;
  readonly #buffers: BufferPool;
  readonly #userAgent: string;

  /** @throws Error when a proxy variable is not a proxy URL */
  constructor(options: TransportOptions, buffers: BufferPool) {
    const { env, connections, userAgent, timeouts = TIMEOUT } = options;
    this.#buffers = buffers;
    this.#userAgent = userAgent;
    this.#agent = new EnvHttpProxyAgent({
      ...proxies(env),
      connections,
      pipelining: 1,
      headersTimeout: timeouts.headMs,
      bodyTimeout: timeouts.bodyMs,
      connect: { timeout: timeouts.connectMs },
    });
  }

  /** @throws B2Error with status 0 when no complete response arrives; the signal's reason; what `onChunk` throws */
  async send(sent: HttpRequest): Promise<HttpResponse> {
    const { call, url, authorization, body, headers: given = JSON_TYPE, headOnly, onChunk, signal } = sent;
    let fault: { of: unknown } | undefined;
    try {
      const response = await request(url, {
        method: headOnly ? 'HEAD' : body === null ? 'GET' : 'POST',
        headers: {
          ...(authorization === undefined ? {} : { authorization }),
          // Compression costs both sides more time than it saves.
          'accept-encoding': 'identity',
          'user-agent': this.#userAgent,
          ...(body === null ? {} : given),
        },
        body,
        dispatcher: this.#agent,
        signal,
      });
      const { statusCode: status, headers } = response;
      if (headOnly) {
        // Its Content-Length is that of the file.
        await response.body.dump();
        return { status, headers, body: Buffer.alloc(0) };
      }
      const bytes = decoded(response.body, String(headers['content-encoding'] ?? ''));
      // A proxy may answer with a page of its own.
      if (onChunk && status === 200 && headers['x-bz-file-id'] !== undefined) {
        for await (const chunk of bytes) {
          try {
            onChunk(chunk);
          } catch (error) {
            fault = { of: error };
            throw error;
          }
        }
        return { status, headers, body: Buffer.alloc(0) };
      }
      return {
        status,
        headers,
        body: await readBody(bytes, Number(headers['content-length']), this.#buffers),
      };
    } catch (error) {
      signal.throwIfAborted();
      if (fault) throw fault.of;
      throw networkError(call, error);
    } finally {
      // A response may arrive before all of the body is sent.
      if (typeof body === 'object') body?.destroy();
    }
  }

  /** Closes all connections; requests in flight fail. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

/**
 * The proxy for https from the environment. http never uses one: it only goes to the loopback interface, and the
 * proxy could read the token.
 * @throws Error without the URL, which may contain a password
 */
function proxies(env: NodeJS.ProcessEnv): { httpProxy: string; httpsProxy: string } {
  const name = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].find((each) => env[each]);
  const url = name ? env[name]! : '';
  if (url !== '' && !isProxyUrl(url)) {
    throw new Error(
      `Environment variable ${name}: not a proxy URL. Use one such as http://proxy.example:3128 and percent-encode the password in it, or unset the variable`,
    );
  }
  return { httpProxy: '', httpsProxy: url };
}

function isProxyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(text);
  // A `/`, `?` or `#` in a password ends the host, which then is the user name.
  if (!/^(?:https?|socks5?):$/.test(protocol) || `${pathname}${search}${hash}`.includes('@')) return false;
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** A body without its encodings, which a proxy may add although none was asked for. */
function decoded(body: Readable, encodings: string): Readable {
  const decoders = encodings
    .toLowerCase()
    .split(',')
    .reverse()
    .flatMap((encoding) => DECODERS[encoding.trim()]?.() ?? []);
  if (decoders.length === 0) return body;
  // Errors destroy the last stream, whose consumer then throws.
  return pipeline([body, ...decoders], () => {}) as unknown as Readable;
}

/** Largest buffer, in bytes, that is allocated because of a Content-Length header alone. */
const MAX_CONTENT_LENGTH = 64 * 1_048_576;
/** Bytes allocated when the length is unknown or too large. */
const INITIAL_BODY = 65_536;

async function readBody(body: Readable, length: number, buffers: BufferPool): Promise<Buffer> {
  let buffer = buffers.take(length > 0 && length < MAX_CONTENT_LENGTH ? length : INITIAL_BODY);
  let filled = 0;
  const add = (chunk: Buffer) => {
    if (filled + chunk.length > buffer.length) {
      const larger = buffers.take(2 * buffer.length + chunk.length);
      buffer.copy(larger, 0, 0, filled);
      buffers.give(buffer);
      buffer = larger;
    }
    filled += chunk.copy(buffer, filled);
  };
  try {
    // Costs less than reading by iteration, which needs a promise for each of hundreds of chunks.
    await finished(body.on('data', add));
  } catch (error) {
    buffers.give(buffer);
    throw error;
  }
  return buffer.subarray(0, filled);
}

/** Keeps only code and message: undici's errors can contain the request headers. */
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
