import type { Account } from './account.ts';
import type { Client } from './client.ts';
import { B2Error } from './errors.ts';
import type { Headers } from './transport.ts';

/** What a URL answers. */
export interface UrlAnswer {
  readonly status: number;
  /** Content-Length; undefined: the host does not send it. */
  readonly bytes: number | undefined;
  /** 40 hexadecimal digits; undefined: the host does not send it, or B2 has none. */
  readonly sha1: string | undefined;
}

/** Asks for URLs with HEAD, so that nothing is downloaded. */
export class UrlVerifier {
  readonly #client: Client;
  readonly #account: Account;

  constructor(client: Client, account: Account) {
    this.#client = client;
    this.#account = account;
  }

  /** The S3 API answers for a private bucket only if a request is signed, which these are not. */
  needsSignature(url: string, isPublic: boolean): boolean {
    const { downloadUrl, s3ApiUrl } = this.#account;
    if (isPublic || url.startsWith(`${downloadUrl}/file/`) || url.startsWith(`${downloadUrl}/b2api/`))
      return false;
    return s3ApiUrl !== null && new URL(url).host.endsWith(new URL(s3ApiUrl).host);
  }

  /**
   * Sends one request, which B2 bills as class B. No redirect is followed. The account token is sent only for a
   * bucket that is not public, and only to the download host of the account.
   * @returns the answer; or, if there is none after every attempt, why
   * @throws the signal's reason
   */
  async verify(url: string, isPublic: boolean, signal: AbortSignal): Promise<UrlAnswer | string> {
    try {
      const { status, headers } = await this.#client.head(url, !isPublic, signal);
      return { status, bytes: lengthIn(headers), sha1: sha1In(headers) };
    } catch (error) {
      if (error instanceof B2Error) return error.message;
      throw error;
    }
  }
}

function lengthIn(headers: Headers): number | undefined {
  const value = headers['content-length'];
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function sha1In(headers: Headers): string | undefined {
  const value = headers['x-bz-content-sha1'];
  const [, sha1] = /^(?:unverified:)?([0-9a-f]{40})$/i.exec(typeof value === 'string' ? value : '') ?? [];
  return sha1?.toLowerCase();
}
