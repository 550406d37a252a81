import type { Client } from './client.ts';
import { B2Error } from './errors.ts';
import { readJson } from './json.ts';
import { isSafeUrl } from './safe-url.ts';
import type { HttpRequest } from './transport.ts';

/** A URL that takes one upload at a time, until one fails, and the only token for it. */
interface UploadUrl {
  uploadUrl: string;
  authorizationToken: string;
}

/** Bytes to upload. `open` is called for each attempt. */
export interface Upload {
  readonly headers: Record<string, string>;
  open(): HttpRequest['body'];
}

/** What the service says of an upload whose bytes are not those of its SHA-1. */
const DAMAGED = /(?:sha-?1|checksum) did not match/i;

/** Uploads to URLs that a call gives out. After a failure the next attempt asks for another URL. */
export class UploadUrls {
  readonly #client: Client;
  readonly #call: 'b2_get_upload_url' | 'b2_get_upload_part_url';
  readonly #request: object;
  /** Those that may be used again. */
  readonly #idle: UploadUrl[] = [];

  /** @param request of the call that gives out URLs */
  constructor(client: Client, call: 'b2_get_upload_url' | 'b2_get_upload_part_url', request: object) {
    this.#client = client;
    this.#call = call;
    this.#request = request;
  }

  /**
   * @param call what is posted to the URL
   * @param read parses the response
   * @throws B2Error; the signal's reason
   */
  upload<T>(
    call: 'b2_upload_file' | 'b2_upload_part',
    { headers, open }: Upload,
    read: (bytes: Buffer) => T,
    signal: AbortSignal,
  ): Promise<T> {
    return this.#client.repeat<T>(
      call,
      async (send) => {
        const url = this.#idle.pop() ?? (await this.#next(signal));
        const { uploadUrl, authorizationToken: authorization } = url;
        const sent = send({ url: uploadUrl, authorization, headers, body: open() }, read);
        const result = await sent.catch((error: unknown) => {
          if (!(error instanceof B2Error && error.status === 400 && DAMAGED.test(error.message))) throw error;
          throw new B2Error({ call, status: 400, code: 'damaged', message: 'the upload arrived damaged' });
        });
        this.#idle.push(url);
        return result;
      },
      signal,
    );
  }

  async #next(signal: AbortSignal): Promise<UploadUrl> {
    const url = await this.#client.call(this.#call, this.#request, readUploadUrl, signal);
    this.#client.secrets.addToken(url.authorizationToken);
    if (!isSafeUrl(url.uploadUrl)) throw new B2Error({ call: this.#call, status: 200, code: 'unsafe_host' });
    return url;
  }
}

function readUploadUrl(bytes: Buffer): UploadUrl {
  const { uploadUrl, authorizationToken } = readJson<Partial<UploadUrl> | null>(bytes) ?? {};
  if (typeof uploadUrl !== 'string' || typeof authorizationToken !== 'string' || authorizationToken === '')
    throw new Error('no upload URL');
  return { uploadUrl, authorizationToken };
}
