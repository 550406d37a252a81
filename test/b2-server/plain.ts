import { createHash } from 'node:crypto';
import type { Content, FileVersion } from './content.ts';
import { hex8, mix } from './hash.ts';
import { lowerBoundOf } from './order.ts';
import { isEncrypted, PLAIN_INFO, PLAIN_TYPES, type PlainFields, writePlainRow } from './plain-rows.ts';
import { renderVersion } from './rows.ts';

/** Names by position, ascending by code point. */
export interface NameSet {
  count: number;
  name(i: number): string;
  lowerBound?(name: string): number;
}

/** How the metadata of a name set is made up. */
export interface PlainOptions {
  seed?: number;
  /** Uploads a name has; default 1. May be huge: versions are made when asked for. */
  versionsPerName?: (i: number) => number;
  /** How many of a name's newest uploads have not happened yet; default 0. Older versions keep their ids. */
  pending?: (i: number) => number;
  /** Names whose newest version is a hide marker, on top of their uploads. */
  hidden?: (i: number) => boolean;
  /** Gives every version bytes and their true digests: small files, hashed when first seen. */
  real?: boolean;
  /** A lasting number (32 bits) of a name, when its position is not one; keys then start with `fa`. */
  identity?: (i: number) => number;
}

const START = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;

/** Content whose metadata follows from names, positions and a seed; rows are put together from fragments. */
export function plainContent(names: NameSet, options: PlainOptions = {}): Content {
  const { seed = 1, versionsPerName, pending, hidden, real = false, identity } = options;
  const digests = new Map<string, { sha1: number[]; md5: number[] }>();
  const keyByte = identity === undefined ? 0 : 0xfa;
  const keyHead = hex8(keyByte).slice(6);
  const idOf = identity ?? ((i: number) => i);
  const hides = (i: number, v: number) => v === 0 && hidden?.(i) === true;
  const age = (i: number, v: number) => v + (pending?.(i) ?? 0);
  const keyOf = (i: number, v: number) => keyHead + hex8(idOf(i)) + hex8(age(i, v)).slice(2);

  function bytes(i: number, v: number): Buffer {
    const n = age(i, v);
    return Buffer.alloc(mix(idOf(i) + n, seed + 3) % 3000, `${names.name(i)} version ${n} seed ${seed}\n`);
  }

  function trueDigests(i: number, v: number) {
    const key = keyOf(i, v);
    let known = digests.get(key);
    if (known === undefined) {
      const data = bytes(i, v);
      known = {
        sha1: words(createHash('sha1').update(data).digest()),
        md5: words(createHash('md5').update(data).digest()),
      };
      digests.set(key, known);
    }
    return known;
  }

  function fields(i: number, newer: number): PlainFields {
    const id = idOf(i);
    const v = age(i, newer);
    const hash = mix(v === 0 ? id : mix(id, v), seed);
    const uploaded = START + (mix(id, seed + 7) % 63_072_000) * 1000 + (hash % 1000) - v * 60_000;
    const modified = uploaded - (hash % DAY_MS);
    if (real) {
      return { hash, length: mix(id + v, seed + 3) % 3000, ...trueDigests(i, newer), modified, uploaded };
    }
    // The hash is different for every version, and so the digests are; the other words only look the part.
    const a = Math.imul(hash, 0x9e3779b1);
    const b = Math.imul(a ^ (a >>> 15), 0x85ebca6b);
    return {
      hash,
      length: ((hash >>> 3) % 1000) * (1 + ((hash >>> 14) % 2048)) + (hash & 7),
      sha1: [a, b, hash, a ^ b, b ^ hash],
      md5: [b, hash ^ 0x5bd1e995, a + b, a ^ hash],
      modified,
      uploaded,
    };
  }

  function version(i: number, v: number): FileVersion {
    const f = fields(i, v);
    if (hides(i, v)) {
      return {
        action: 'hide',
        contentLength: 0,
        contentSha1: null,
        contentMd5: null,
        contentType: 'application/x-bz-hide-marker',
        fileInfo: {},
        uploadTimestamp: f.uploaded,
      };
    }
    return {
      action: 'upload',
      contentLength: f.length,
      contentSha1: hexOf(f.sha1),
      contentMd5: hexOf(f.md5),
      contentType: PLAIN_TYPES[f.hash % PLAIN_TYPES.length]!,
      fileInfo: JSON.parse(
        `{"src_last_modified_millis":"${f.modified}"${PLAIN_INFO[(f.hash >>> 5) % PLAIN_INFO.length]!}}`,
      ) as Record<string, string>,
      uploadTimestamp: f.uploaded,
      serverSideEncryption: isEncrypted(f.hash)
        ? { algorithm: 'AES256', mode: 'SSE-B2' }
        : { algorithm: null, mode: null },
    };
  }

  const content: Content = {
    count: names.count,
    name: (i) => names.name(i),
    lowerBound: (name) => names.lowerBound?.(name) ?? lowerBoundOf(names.count, names.name, name),
    versionCount: (i) => (versionsPerName?.(i) ?? 1) - (pending?.(i) ?? 0) + (hidden?.(i) === true ? 1 : 0),
    version,
    key: keyOf,
    locate(key) {
      if (!key.startsWith(keyHead)) return null;
      const id = Number.parseInt(key.slice(2, 10), 16);
      let i = id;
      if (identity !== undefined) {
        for (i = 0; i < names.count && identity(i) !== id; ) i += 1;
      }
      const v = Number.parseInt(key.slice(10), 16) - (pending?.(i) ?? 0);
      return i < names.count && v >= 0 && v < content.versionCount(i) ? { i, v } : null;
    },
    visible: (i) => (hidden?.(i) === true ? -1 : 0),
    write(rows, i, v, parts) {
      const name = names.name(i);
      if (hides(i, v)) rows.append(renderVersion(name, keyOf(i, v), version(i, v), parts));
      else writePlainRow(rows, parts, name, { head: keyByte, id: idOf(i), v: age(i, v) }, fields(i, v));
    },
  };
  if (real) content.bytes = bytes;
  return content;
}

function words(digest: Buffer): number[] {
  return Array.from({ length: digest.length / 4 }, (_, n) => digest.readInt32BE(n * 4));
}

function hexOf(digest: readonly number[]): string {
  return digest.map((word) => hex8(word)).join('');
}
