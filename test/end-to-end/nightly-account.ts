import { createHash } from 'node:crypto';
import { type Content, type ListedFile, listContent, randomFrom } from '../b2-server/index.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { EVENTS } from './nightly-events.ts';

export const BUCKETS = ['cold-store', 'warm-store'] as const;
export const DAY = 86_400_000;

/** A file version of the account. */
export interface Version {
  fileId: string;
  action: 'upload' | 'hide' | 'start';
  bytes: string;
  hold: 'on' | 'off';
  /** The night of its upload. */
  night: number;
}

/** What a line of changes.ndjson has to say. */
export interface ExpectedChange {
  kind: string;
  bucket: string;
  name: string;
  fromName?: string;
  before?: object;
  after?: object;
}

const FOLDERS = ['', 'db/', 'logs/2026/', 'releases/', 'ｆｕｌｌ/', '😀/'];

/**
 * Two buckets in which something happens every night, and which keep account of it: what was done is written down when
 * it is done, and never worked out from what is there. Until an inventory is complete no name and no content is touched
 * twice, so that what was done is also what an inventory must find.
 */
export class SimulatedAccount {
  readonly buckets = BUCKETS;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly #versions: boolean;
  readonly #buckets = new Map<string, Map<string, Version[]>>(BUCKETS.map((name) => [name, new Map()]));
  #touched = new Set<string>();
  #done: ExpectedChange[] = [];
  #serial = 0;
  #night = 0;
  /** When this night began, in milliseconds. */
  #now = 0;

  /** @param versions what an inventory lists: all versions, or current files */
  constructor(seed: number, versions: boolean) {
    this.random = randomFrom(seed);
    this.#versions = versions;
    for (const bucket of BUCKETS) {
      for (let count = 0; count < 100; count++) this.put(bucket, this.freshName(bucket), this.text());
    }
    this.whole();
  }

  /** What was done since the last complete inventory, in the order of an inventory. */
  get done(): ExpectedChange[] {
    const at = ({ bucket, name }: ExpectedChange) => Buffer.from(`${bucket}/${name}`);
    return this.#done.toSorted((a, b) => Buffer.compare(at(a), at(b)));
  }

  /** When this night began, in milliseconds. */
  get now(): number {
    return this.#now;
  }

  /** What was done is known now. */
  whole(): void {
    this.#touched = new Set();
    this.#done = [];
  }

  /** A night passes. */
  pass(night: number): void {
    this.#night = night;
    this.#now = Date.now();
    for (const bucket of BUCKETS) {
      for (let count = Math.floor(this.random() * 12); count > 0; count--) this.pick(EVENTS)(this, bucket);
    }
    // The nightly backup, which now and then fails.
    if (this.random() < 0.8) this.put('cold-store', `db/${night}.dump`, this.text());
  }

  /** The bucket as the service would list it. */
  content(bucket: string): Content {
    const files: ListedFile[] = [];
    for (const [name, versions] of this.names(bucket)) {
      for (const [index, { fileId, action, bytes, hold, night }] of versions.entries()) {
        const uploadTimestamp = this.#now - (this.#night - night) * DAY - 3_600_000 - index;
        const what = action === 'upload' ? { bytes, legalHold: hold } : {};
        files.push({ name, fileId, action, uploadTimestamp, ...what });
      }
    }
    return listContent(files);
  }

  /** Every row that an inventory lists. */
  rows(): {
    bucket: string;
    name: string;
    action: string;
    size: number;
    bytes: string;
    ageSeconds: number;
    latest: boolean;
  }[] {
    return [...this.#buckets].flatMap(([bucket, names]) =>
      [...names].flatMap(([name, versions]) => {
        const newest = versions.find(({ action }) => action !== 'start');
        const listed = this.#versions ? versions : newest?.action === 'upload' ? [newest] : [];
        return listed.map((each) => {
          const { action, bytes, night } = each;
          const ageSeconds = (this.#night - night) * 86_400 + 3_600;
          return { bucket, name, action, size: bytes.length, bytes, ageSeconds, latest: each === newest };
        });
      }),
    );
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  /** A content that nothing else has. */
  text(): string {
    return `content ${++this.#serial} ${'x'.repeat(Math.floor(this.random() * 3_000))}`;
  }

  freshName(bucket: string): string {
    const names = this.names(bucket);
    const hostile = this.pick(HOSTILE_NAMES);
    const isFree = !names.has(hostile) && !this.#touched.has(`${bucket}/${hostile}`);
    if (isFree && this.random() < 0.3) return hostile;
    return `${this.pick(FOLDERS)}${this.pick(['a', 'b\u2028', 'ｃ', '😀', 'e\\'])}-${++this.#serial}.bin`;
  }

  version(action: Version['action'], bytes = ''): Version {
    const fileId = `4_z27c88f1d182b150646ff0b16_f${String(++this.#serial).padStart(16, '0')}_d20260101_m000000_c001_v0001001_t0000`;
    return { fileId, action, bytes, hold: 'off', night: this.#night };
  }

  /** The content of a bucket: by name its versions, newest first. */
  names(bucket: string): Map<string, Version[]> {
    return this.#buckets.get(bucket)!;
  }

  /** The names that were left alone and have these newest versions, and whose contents were left alone too. */
  alone(bucket: string, ...actions: Version['action'][]): { name: string; versions: Version[] }[] {
    return [...this.names(bucket)].flatMap(([name, versions]) => {
      const fits =
        actions.every((action, index) => versions[index]?.action === action) &&
        !this.#touched.has(`${bucket}/${name}`) &&
        versions.every(({ bytes }) => !this.#touched.has(bytes));
      return fits ? { name, versions } : [];
    });
  }

  /** One of them. */
  find(bucket: string, ...actions: Version['action'][]): { name: string; versions: Version[] } | undefined {
    const alone = this.alone(bucket, ...actions);
    return alone.length === 0 ? undefined : this.pick(alone);
  }

  /** Nothing more may happen to the name or to these contents. */
  touch(bucket: string, name: string, ...versions: Version[]): void {
    this.#touched.add(`${bucket}/${name}`);
    for (const { bytes } of versions) if (bytes !== '') this.#touched.add(bytes);
  }

  /** Writes down what was done. */
  note(
    kind: string,
    bucket: string,
    name: string,
    sides: { before?: Version; after?: Version; fromName?: string },
  ): void {
    const { before, after, fromName } = sides;
    const hidden =
      !this.#versions && ({ hidden: 'removed', unhidden: 'added' } as Record<string, string>)[kind];
    const shown = (version: Version) => ({
      fileId: version.fileId,
      size: version.bytes.length,
      sha1: createHash('sha1').update(version.bytes).digest('hex'),
      sha1Source: 'verified',
      ...(kind === 'metadata' && { legalHold: version.hold }),
    });
    this.#done.push({
      kind: hidden || kind,
      bucket,
      name,
      ...(fromName !== undefined && { fromName }),
      ...(before && { before: shown(before) }),
      ...(after && { after: shown(after) }),
    });
  }

  /** A new file. */
  put(bucket: string, name: string, bytes: string): Version {
    const after = this.version('upload', bytes);
    this.names(bucket).set(name, [after]);
    this.touch(bucket, name, after);
    this.note('added', bucket, name, { after });
    return after;
  }

  /** A file goes, with all its versions. */
  take(bucket: string, name: string, versions: Version[]): void {
    this.names(bucket).delete(name);
    this.touch(bucket, name, ...versions);
    this.note('removed', bucket, name, { before: versions[0]! });
  }
}
