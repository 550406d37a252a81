import { randomBytes } from 'node:crypto';
import { B2Error } from './errors.ts';
import { timeOf } from './keys.ts';
import type { KeySpec, Settings } from './types.ts';

/** What may be uploaded to a URL. */
export interface UploadTarget {
  call: 'b2_upload_file' | 'b2_upload_part';
  bucketId: string;
  /** The large file that parts are for; null for whole files. */
  fileId: string | null;
  key: KeySpec;
}

interface UploadUrl extends UploadTarget {
  path: string;
  /** When it was issued. */
  at: number;
  busy: boolean;
  dead: boolean;
}

/** How long an upload URL and its token are good for. */
const LIFE_MS = 24 * 3600 * 1000;

/** The upload URLs that were given out, each with the one token that it takes. */
export class UploadUrls {
  private urls = new Map<string, UploadUrl>();
  private readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** Gives out a URL on the host that takes uploads. */
  issue(host: string, target: UploadTarget): { uploadUrl: string; authorizationToken: string } {
    const pod = `c001_v${randomBytes(3).toString('hex')}_t${randomBytes(2).toString('hex')}`;
    const path = `/b2api/v4/${target.call}/${target.fileId ?? target.bucketId}/${pod}`;
    const authorizationToken = `4_${target.key.id}_${randomBytes(18).toString('base64url')}_upld`;
    const at = timeOf(this.settings);
    this.urls.set(authorizationToken, { ...target, path, at, busy: false, dead: false });
    return { uploadUrl: host + path, authorizationToken };
  }

  /** Begins an upload; its `end` is called before the answer is sent. */
  begin(token: string | undefined, path: string): { end: () => void; check: () => UploadTarget } {
    const url = this.urls.get(token ?? '');
    const second = url?.busy === true;
    let mine = url !== undefined && !second;
    if (url !== undefined) url.busy = true;
    return {
      end: () => {
        if (url !== undefined && mine) url.busy = false;
        mine = false;
      },
      check: () => {
        if (url === undefined || url.path !== path || url.dead) {
          throw new B2Error(401, 'bad_auth_token', 'Invalid upload authorization token');
        }
        if (timeOf(this.settings) >= url.at + LIFE_MS) {
          throw new B2Error(401, 'expired_auth_token', 'Authorization token has expired');
        }
        if (second) throw new B2Error(400, 'auth_token_limit', 'more than one upload using auth token');
        return url;
      },
    };
  }

  /** Ends a URL's life, as every failure of its pod does. */
  kill(token: string | undefined): void {
    const url = this.urls.get(token ?? '');
    if (url !== undefined) url.dead = true;
  }

  secrets(): string[] {
    return [...this.urls.keys()];
  }
}
