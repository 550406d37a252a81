import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { ByteString } from '../bytes/byte-string.ts';

/** Who signs, and for how long. */
export interface S3Signing {
  /** URL of the S3 API, which names the region. */
  readonly s3ApiUrl: string;
  readonly keyId: string;
  readonly key: string;
  readonly signedAt: Date;
  /** 1 to 604,800. */
  readonly seconds: number;
}

/** Signs a GET of a path. @param path percent-encoded, from the bucket on @param versionId undefined: the newest version */
export type S3Presigner = (path: ByteString, versionId?: string) => string;

/**
 * Makes S3 URLs that carry their authorization: AWS Signature Version 4 in the query. Libraries for it derive the day's
 * key for each URL, which takes several times as long.
 */
export function s3Presigner({ s3ApiUrl, keyId, key, signedAt, seconds }: S3Signing): S3Presigner {
  const { host } = new URL(s3ApiUrl);
  const date = signedAt.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${date.slice(0, 8)}/${regionOf(host)}/s3/aws4_request`;
  const daysKey = createSecretKey(
    scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${key}`) as Buffer,
  );
  const query = [
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    `X-Amz-Credential=${encodeURIComponent(`${keyId}/${scope}`)}`,
    `X-Amz-Date=${date}`,
    `X-Amz-Expires=${seconds}`,
    'X-Amz-SignedHeaders=host',
  ].join('&');
  const canonicalEnd = `\nhost:${host}\n\nhost\nUNSIGNED-PAYLOAD`;
  const toSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n`;
  return (path, versionId) => {
    // Parameters are signed in the order of their names.
    const asked = versionId === undefined ? query : `${query}&versionId=${encodeURIComponent(versionId)}`;
    const digest = hash('sha256', `GET\n${path}\n${asked}${canonicalEnd}`);
    const signature = createHmac('sha256', daysKey).update(toSign).update(digest).digest('hex');
    return `${s3ApiUrl}${path}?${asked}&X-Amz-Signature=${signature}`;
  };
}

/** The second label of B2's hosts. Services elsewhere that imitate S3 take the default region of S3's tools. */
function regionOf(host: string): string {
  return /^s3\.([a-z0-9-]+)\./.exec(host)?.[1] ?? 'us-east-1';
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
