import type { RowBuffer } from './row-buffer.ts';
import type { RowParts } from './rows.ts';

/** One version of a file: what a row says of it, without the parts that follow from its bucket. */
export interface FileVersion {
  /** `upload`, `hide` or `start`; any other string is passed through as it is. */
  action: string;
  /** Derived from bucket, `Content.key` and time when absent. */
  fileId?: string;
  contentLength: number;
  contentSha1: string | null;
  contentMd5: string | null;
  contentType: string | null;
  fileInfo: Record<string, string>;
  uploadTimestamp: number;
  /** Absent in a row when undefined; uploads and starts of this server always have one. */
  serverSideEncryption?: { mode: string | null; algorithm: string | null };
  fileRetention?: { mode: string | null; retainUntilTimestamp: number | null };
  legalHold?: 'on' | 'off' | null;
  replicationStatus?: string;
}

/**
 * The files of a bucket, addressed by position in name order, so that a bucket of millions of files needs no
 * object per file.
 */
export interface Content {
  /** Number of distinct names. */
  readonly count: number;
  /** Name at a position; ascending by code point. */
  name(i: number): string;
  /** First position whose name is >= the given one; `count` when there is none. */
  lowerBound(name: string): number;
  /** How many versions a name has (at least 1). */
  versionCount(i: number): number;
  /** A version; 0 is the newest. */
  version(i: number, v: number): FileVersion;
  /** 16 hex digits that identify a version in its bucket and stay the same while other files come and go. */
  key(i: number, v: number): string;
  /** The version with that key. */
  locate(key: string): { i: number; v: number } | null;
  /** The version with an explicit `fileId`, when the content has such. */
  locateId?(fileId: string): { i: number; v: number } | null;
  /** Which version `b2_list_file_names` shows; -1 for none. Worked out from the versions when absent. */
  visible?(i: number): number;
  /** Appends the JSON of a row, when that can be had faster than through `version`. */
  write?(rows: RowBuffer, i: number, v: number, parts: RowParts): void;
  /** What a download delivers; `version` must state its true size and digest. Absent: no downloads. */
  bytes?(i: number, v: number): Promise<Buffer> | Buffer;
}

/** A bucket whose files change while it is listed. */
export interface ChangingContent {
  /** The content for the nth list call to the bucket, counted from 1. */
  at(callNumber: number): Content;
  /** The content before the first list call. */
  base: Content;
}

/** Makes a bucket whose files depend on how many list calls it has had; `editedContent` makes the stages. */
export function changingContent(base: Content, at: (callNumber: number) => Content): ChangingContent {
  return { base, at };
}

/** The version that a listing of names shows: the newest that is not an unfinished upload, unless it hides. */
export function visibleVersion(content: Content, i: number): number {
  if (content.visible !== undefined) return content.visible(i);
  const count = content.versionCount(i);
  for (let v = 0; v < count; v += 1) {
    const { action } = content.version(i, v);
    if (action === 'hide') return -1;
    if (action !== 'start') return v;
  }
  return -1;
}
