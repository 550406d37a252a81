import type { Content, FileVersion } from './content.ts';
import type { RowBuffer } from './row-buffer.ts';

/** What all rows of one response share; made once a request. */
export interface RowParts {
  accountId: string;
  bucketId: string;
  canReadRetention: boolean;
  canReadHold: boolean;
  /** The opening of an upload's row, up to the value of contentLength. */
  head: string;
  /** The opening of a small file's id, up to its key. */
  idHead: string;
  /** fileRetention and legalHold of a file that has neither, as this key sees them. */
  noLock: string;
}

const prepared = new Map<string, RowParts>();

/** The shared parts for one bucket and what the key may read; made once and kept. */
export function rowParts(
  accountId: string,
  bucketId: string,
  canReadRetention: boolean,
  canReadHold: boolean,
): RowParts {
  const which = [accountId, bucketId, canReadRetention, canReadHold].join();
  let parts = prepared.get(which);
  if (parts === undefined) {
    const none = { mode: null, retainUntilTimestamp: null };
    parts = {
      accountId,
      bucketId,
      canReadRetention,
      canReadHold,
      head: `{"accountId":"${accountId}","action":"upload","bucketId":"${bucketId}","contentLength":`,
      idHead: `4_z${bucketId}_f1`,
      noLock:
        `"fileRetention":${JSON.stringify(wrapped(canReadRetention, none))}` +
        `,"legalHold":${JSON.stringify(wrapped(canReadHold, null))}`,
    };
    prepared.set(which, parts);
  }
  return parts;
}

/** A field that only some keys may read. */
export function wrapped<T>(
  readable: boolean,
  value: T,
): { isClientAuthorizedToRead: boolean; value: T | null } {
  return { isClientAuthorizedToRead: readable, value: readable ? value : null };
}

const TWO: readonly string[] = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));
const days = new Map<number, string>();

/** The tail of a file id: upload time, and host-like numbers taken from the hash. */
function fileIdTail(uploadTimestamp: number, hash: number): string {
  const day = Math.floor(uploadTimestamp / 86_400_000);
  let date = days.get(day);
  if (date === undefined) {
    date = `_d${new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}_m`;
    days.set(day, date);
  }
  const second = Math.floor(uploadTimestamp / 1000) - day * 86_400;
  const time = TWO[Math.floor(second / 3600)]! + TWO[Math.floor(second / 60) % 60]! + TWO[second % 60]!;
  return `${date + time}_c004_v04020${TWO[hash % 50]!}_t00${TWO[(hash >>> 8) % 60]!}_u${String(uploadTimestamp).padStart(14, '0')}`;
}

/** The id of a version. Large files are recognized by their missing digest and get the digit 2, as at Backblaze. */
export function fileIdOf(bucketId: string, key: string, version: FileVersion): string {
  if (version.fileId !== undefined) return version.fileId;
  const digit = version.contentSha1 === 'none' ? '2' : '1';
  const hash = Number.parseInt(key.slice(2, 10), 16) ^ Number.parseInt(key.slice(10), 16);
  return `4_z${bucketId}_f${digit}${key}${fileIdTail(version.uploadTimestamp, hash >>> 0)}`;
}

/** The key within a derived file id, or null for an id of another make. */
export function keyOf(fileId: string): string | null {
  return /^4_z[0-9a-f]{24}_f\d([0-9a-f]{16})_/.exec(fileId)?.[1] ?? null;
}

/** The text of a row by way of its fields. */
export function renderVersion(name: string, key: string, version: FileVersion, parts: RowParts): string {
  const locked =
    version.action === 'hide'
      ? {}
      : {
          fileRetention: wrapped(
            parts.canReadRetention,
            version.fileRetention ?? { mode: null, retainUntilTimestamp: null },
          ),
          legalHold: wrapped(parts.canReadHold, version.legalHold ?? null),
        };
  return JSON.stringify({
    accountId: parts.accountId,
    action: version.action,
    bucketId: parts.bucketId,
    contentLength: version.contentLength,
    contentMd5: version.contentMd5,
    contentSha1: version.contentSha1,
    contentType: version.contentType,
    fileId: fileIdOf(parts.bucketId, key, version),
    fileInfo: version.fileInfo,
    fileName: name,
    ...locked,
    replicationStatus: version.replicationStatus,
    serverSideEncryption: version.serverSideEncryption,
    uploadTimestamp: version.uploadTimestamp,
  });
}

/** Appends the row of one version, the fast way if there is one. */
export function writeRow(rows: RowBuffer, content: Content, i: number, v: number, parts: RowParts): void {
  if (content.write !== undefined) content.write(rows, i, v, parts);
  else rows.append(renderVersion(content.name(i), content.key(i, v), content.version(i, v), parts));
}

/** A group of names up to the delimiter. */
export function renderFolder(name: string, parts: RowParts): string {
  return JSON.stringify({
    accountId: parts.accountId,
    action: 'folder',
    bucketId: parts.bucketId,
    contentLength: 0,
    contentMd5: null,
    contentSha1: null,
    contentType: null,
    fileId: null,
    fileInfo: {},
    fileName: name,
    uploadTimestamp: 0,
  });
}
