import { createHash } from 'node:crypto';
import type { Content, FileVersion } from './content.ts';
import { hashName, hex8 } from './hash.ts';
import { compareNames, lowerBoundOf } from './order.ts';

/** One version as a test states it: only the name is needed. */
export interface ListedFile extends Partial<FileVersion> {
  name: string;
  /**
   * Its content; size and digests follow from it unless they are stated. Without it, and without a stated
   * contentLength, an upload gets a line of its own, so that every file of a list can be downloaded.
   */
  bytes?: string | Buffer;
}

/** One version in memory. */
export interface HeldVersion {
  /** See `Content.key`. */
  key: string;
  version: FileVersion;
  /** Null where a download has nothing to deliver. */
  bytes: (() => Buffer | Promise<Buffer>) | null;
}

/**
 * A bucket of files stated one by one. Entries of one name are its versions, newest first, in the order given; the
 * order of names does not matter. `action: 'hide'` and `action: 'start'` have defaults of their own.
 */
export function listContent(files: ListedFile[]): Content {
  const byName = new Map<string, HeldVersion[]>();
  const keys = new Set<string>();
  for (const file of files) {
    const versions = byName.get(file.name) ?? [];
    const held = hold(file, versions.length);
    // Versions of one name and one time would share a key.
    while (keys.has(held.key)) held.key = `1${hex8(hashName(held.key))}${held.key.slice(9)}`;
    keys.add(held.key);
    versions.push(held);
    byName.set(file.name, versions);
  }
  return heldContent(byName);
}

/** A bucket of versions that are held in memory, by name and newest first. The map must not change afterwards. */
export function heldContent(byName: ReadonlyMap<string, readonly HeldVersion[]>): Content {
  const byKey = new Map<string, { name: string; v: number }>();
  const byId = new Map<string, { name: string; v: number }>();
  for (const [name, versions] of byName) {
    for (const [v, { key, version }] of versions.entries()) {
      byKey.set(key, { name, v });
      if (version.fileId !== undefined) byId.set(version.fileId, { name, v });
    }
  }
  const names = [...byName.keys()].sort(compareNames);
  const held = (i: number, v: number) => byName.get(names[i]!)![v]!;
  const lowerBound = (name: string) => lowerBoundOf(names.length, (i) => names[i]!, name);
  const place = (found: { name: string; v: number } | undefined) =>
    found === undefined ? null : { i: lowerBound(found.name), v: found.v };
  return {
    count: names.length,
    name: (i) => names[i]!,
    lowerBound,
    versionCount: (i) => byName.get(names[i]!)!.length,
    version: (i, v) => held(i, v).version,
    key: (i, v) => held(i, v).key,
    locate: (key) => place(byKey.get(key)),
    locateId: (fileId) => place(byId.get(fileId)),
    bytes(i, v) {
      const { bytes } = held(i, v);
      if (bytes === null) throw new Error(`test/b2-server: no bytes were stated for ${names[i]}`);
      return bytes();
    },
  };
}

/** The version that a statement stands for, the vth of its name. */
export function hold(file: ListedFile, v: number): HeldVersion {
  const { name, bytes: given, ...stated } = file;
  const hash = hashName(name);
  const action = stated.action ?? 'upload';
  const uploadTimestamp = stated.uploadTimestamp ?? 1_700_000_000_000 + (hash % 1_000_000_000) - v * 60_000;
  const bytes =
    given !== undefined
      ? Buffer.from(given as string)
      : action === 'upload' && stated.contentLength === undefined
        ? Buffer.from(`${name} version ${v}\n`)
        : null;
  // The time is part of the key, so that a version keeps its id when newer ones come in another stage.
  const key = `0${hex8(hash)}${hex8(hashName(String(uploadTimestamp))).slice(1)}`;
  const version = { ...defaultsFor(action, bytes, name), ...stated, action, uploadTimestamp };
  return { key, bytes: bytes && (() => bytes), version };
}

function defaultsFor(
  action: string,
  bytes: Buffer | null,
  name: string,
): Omit<FileVersion, 'uploadTimestamp'> {
  if (action === 'hide') {
    return {
      action,
      contentLength: 0,
      contentSha1: null,
      contentMd5: null,
      contentType: 'application/x-bz-hide-marker',
      fileInfo: {},
    };
  }
  const digest = (kind: string) =>
    createHash(kind)
      .update(bytes ?? name)
      .digest('hex');
  const started = action === 'start';
  return {
    action,
    contentLength: bytes?.length ?? 0,
    contentSha1: started ? 'none' : digest('sha1'),
    contentMd5: started ? null : digest('md5'),
    contentType: 'application/octet-stream',
    fileInfo: {},
    serverSideEncryption: { mode: null, algorithm: null },
  };
}
