import { randomBytes } from 'node:crypto';
import { B2Error, unauthorized } from './errors.ts';
import { timeOf } from './keys.ts';
import type { KeySpec, Settings } from './types.ts';

/** Response headers that a token may fix; the URL must then repeat them. */
export const OVERRIDES = {
  b2CacheControl: 'Cache-Control',
  b2ContentDisposition: 'Content-Disposition',
  b2ContentEncoding: 'Content-Encoding',
  b2ContentLanguage: 'Content-Language',
  b2ContentType: 'Content-Type',
  b2Expires: 'Expires',
} as const;

/** What a token of b2_get_download_authorization opens. */
export interface DownloadGrant {
  key: KeySpec;
  bucketId: string;
  prefix: string;
  expires: number;
  overrides: Record<string, string>;
}

/** The tokens that open the files of a bucket under a prefix, by name. */
export class DownloadTokens {
  private tokens = new Map<string, DownloadGrant>();
  private readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  issue(grant: DownloadGrant): string {
    const token = `4_${grant.key.id}_${randomBytes(18).toString('base64url')}=_dnld`;
    this.tokens.set(token, grant);
    return token;
  }

  /** What a token stands for; null for tokens of another kind. */
  get(token: string | undefined): DownloadGrant | null {
    return this.tokens.get(token ?? '') ?? null;
  }

  /** Refuses what lies outside the grant; gives the headers that it fixes. */
  check(
    grant: DownloadGrant,
    bucketId: string,
    name: string,
    query: URLSearchParams,
  ): Record<string, string> {
    if (timeOf(this.settings) >= grant.expires) {
      throw new B2Error(401, 'expired_auth_token', 'Authorization token has expired');
    }
    if (grant.bucketId !== bucketId || !name.startsWith(grant.prefix)) throw unauthorized();
    const headers: Record<string, string> = {};
    for (const [field, header] of Object.entries(OVERRIDES)) {
      const fixed = grant.overrides[field];
      if (fixed === undefined) continue;
      if (query.get(field) !== fixed) throw unauthorized();
      headers[header] = fixed;
    }
    return headers;
  }

  secrets(): string[] {
    return [...this.tokens.keys()];
  }
}
