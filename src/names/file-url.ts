import { DOT, SLASH } from '../bytes/ascii.ts';
import { type Bytes, bytesOf } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';

/** The hosts that b2_authorize_account returns. */
export interface Hosts {
  downloadUrl: string;
  s3ApiUrl: string;
}

/** The styles that have a name. Any https base URL is a style, too. */
export const URL_STYLES = ['friendly', 's3', 's3-virtual-host', 'id'] as const;

/** The URLs of a bucket's files in one style. */
export interface FileUrls {
  of(name: ByteString, fileId: string): string;
  /** What precedes plain names; undefined if URLs do not contain the name. */
  base: Bytes | undefined;
}

/** @param style one of URL_STYLES, or an https base URL that replaces `downloadUrl/file/BUCKET` */
export function fileUrls(style: string, bucketName: string, hosts: Hosts): FileUrls {
  if (style === 'id') return { of: (_name, fileId) => urlById(hosts, fileId), base: undefined };
  const base = `${baseUrl(style, bucketName, hosts)}/`;
  return {
    of: (name, fileId) => (isAddressable(name) ? base + encodeName(name) : urlById(hosts, fileId)),
    base: bytesOf(Buffer.from(base)),
  };
}

/** The URL of a file version, which works for any name and for old versions. */
export function urlById({ downloadUrl }: Hosts, fileId: string): string {
  return `${downloadUrl}/b2api/v4/b2_download_file_by_id?fileId=${encodeURIComponent(fileId)}`;
}

function baseUrl(style: string, bucketName: string, { downloadUrl, s3ApiUrl }: Hosts): string {
  const bucket = encodeName(bucketName);
  if (style === 'friendly') return `${downloadUrl}/file/${bucket}`;
  // The certificate covers only one label before the S3 host, so a bucket name with a dot goes into the path.
  if (style === 's3' || (style === 's3-virtual-host' && bucketName.includes('.')))
    return `${s3ApiUrl}/${bucket}`;
  if (style === 's3-virtual-host') return s3ApiUrl.replace('://', `://${bucket}.`);
  return style.replace(/\/+$/, '');
}

const UNRESERVED = /^[A-Za-z0-9\-_.~/]*$/;

/**
 * Percent-encodes a name for a URL path, except RFC 3986's unreserved characters and `/`. This is stricter than B2
 * requires, and also correct for S3 and CDNs.
 */
export function encodeName(name: ByteString): string {
  if (UNRESERVED.test(name)) return name;
  return name.replace(
    /[^A-Za-z0-9\-_.~/]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

const DOTS_OR_EMPTY = /(?:^|\/)(?:\.{0,2}\/|\.{1,2}$)/;

/**
 * Whether a URL path can contain the name. URL parsers remove the segments `.` and `..`, even encoded, and some servers
 * drop empty segments; such files can only be addressed by id.
 */
export function isAddressable(name: ByteString): boolean {
  return !DOTS_OR_EMPTY.test(name);
}

/** By byte: 1 for unreserved, 2 for a slash, 0 for all others. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === SLASH ? 2 : UNRESERVED.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Whether the bytes are an addressable name that needs no encoding. Most names are. */
export function isPlainName({ bytes }: Bytes, start: number, end: number): boolean {
  let segment = start;
  for (let at = start; ; at++) {
    const plain = at < end ? PLAIN[bytes[at]!]! : 2;
    if (plain === 1) continue;
    if (plain === 0) return false;
    const length = at - segment;
    const isDots = length < 3 && (length === 0 || bytes[segment] === DOT) && bytes[at - 1] === DOT;
    if (length === 0 || isDots) return false;
    if (at >= end) return true;
    segment = at + 1;
  }
}
