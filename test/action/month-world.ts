import { createHash } from 'node:crypto';
import { type Content, type ListedFile, listContent, randomFrom } from '../b2-server/index.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';

export const BUCKETS = ['cold-store', 'warm-store'] as const;
export const DAY = 86_400_000;

/** A file version of the world. */
interface Version {
  fileId: string;
  action: 'upload' | 'hide' | 'start';
  bytes: string;
  hold: 'on' | 'off';
  /** The night of its upload. */
  night: number;
}

/** What a line of changes.ndjson has to say. */
export interface DoneChange {
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
 * it is done, and never worked out from what is there. Until an inventory is whole no name and no content is touched
 * twice, so that what was done is also what an inventory must find.
 */
export class World {
  readonly #random: () => number;
  readonly #versions: boolean;
  readonly #buckets = new Map<string, Map<string, Version[]>>(BUCKETS.map((name) => [name, new Map()]));
  #touched = new Set<string>();
  #done: DoneChange[] = [];
  #serial = 0;
  #night = 0;
  /** When this night is. */
  #now = 0;

  /** @param versions what an inventory lists: all versions, or current files */
  constructor(seed: number, versions: boolean) {
    this.#random = randomFrom(seed);
    this.#versions = versions;
    for (const bucket of BUCKETS) for (let count = 0; count < 100; count++) this.#add(bucket);
    this.whole();
  }

  /** What was done since an inventory was whole, in the order of an inventory. */
  get done(): DoneChange[] {
    const at = ({ bucket, name }: DoneChange) => Buffer.from(`${bucket}/${name}`);
    return this.#done.toSorted((a, b) => Buffer.compare(at(a), at(b)));
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
    const deeds = [
      ...[this.#add, this.#add, this.#remove, this.#rename, this.#reupload, this.#change, this.#hide],
      ...[this.#unhide, this.#uncover, this.#copy, this.#confuse, this.#hold, this.#rollBack, this.#start],
      ...[this.#addHidden, this.#removeHidden, this.#forget],
    ];
    for (const bucket of BUCKETS) {
      for (let count = Math.floor(this.#random() * 12); count > 0; count--)
        this.#pick(deeds).call(this, bucket);
    }
    // The nightly backup, which now and then fails.
    if (this.#random() < 0.8) this.#put('cold-store', `db/${night}.dump`, this.#text());
  }

  /** The bucket as the service would list it. */
  content(bucket: string): Content {
    const files: ListedFile[] = [];
    for (const [name, versions] of this.#buckets.get(bucket)!) {
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

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!;
  }

  /** A content that nothing else has. */
  #text(): string {
    return `content ${++this.#serial} ${'x'.repeat(Math.floor(this.#random() * 3_000))}`;
  }

  #freshName(bucket: string): string {
    const names = this.#buckets.get(bucket)!;
    const hostile = this.#pick(HOSTILE_NAMES);
    const isFree = !names.has(hostile) && !this.#touched.has(`${bucket}/${hostile}`);
    if (isFree && this.#random() < 0.3) return hostile;
    return `${this.#pick(FOLDERS)}${this.#pick(['a', 'b\u2028', 'ｃ', '😀', 'e\\'])}-${++this.#serial}.bin`;
  }

  #version(action: Version['action'], bytes = ''): Version {
    const fileId = `4_z27c88f1d182b150646ff0b16_f${String(++this.#serial).padStart(16, '0')}_d20260101_m000000_c001_v0001001_t0000`;
    return { fileId, action, bytes, hold: 'off', night: this.#night };
  }

  /** A name that was left alone and has these newest versions, and whose content was left alone too. */
  #find(bucket: string, ...actions: Version['action'][]): { name: string; versions: Version[] } | undefined {
    const fits = [...this.#buckets.get(bucket)!].filter(
      ([name, versions]) =>
        actions.every((action, index) => versions[index]?.action === action) &&
        !this.#touched.has(`${bucket}/${name}`) &&
        versions.every(({ bytes }) => !this.#touched.has(bytes)),
    );
    if (fits.length === 0) return undefined;
    const [name, versions] = this.#pick(fits);
    return { name, versions };
  }

  #touch(bucket: string, name: string, ...versions: Version[]): void {
    this.#touched.add(`${bucket}/${name}`);
    for (const { bytes } of versions) if (bytes !== '') this.#touched.add(bytes);
  }

  #note(
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

  #put(bucket: string, name: string, bytes: string): Version {
    const after = this.#version('upload', bytes);
    this.#buckets.get(bucket)!.set(name, [after]);
    this.#touch(bucket, name, after);
    this.#note('added', bucket, name, { after });
    return after;
  }

  #take(bucket: string, name: string, versions: Version[]): void {
    this.#buckets.get(bucket)!.delete(name);
    this.#touch(bucket, name, ...versions);
    this.#note('removed', bucket, name, { before: versions[0]! });
  }

  #add(bucket: string): void {
    this.#put(bucket, this.#freshName(bucket), this.#text());
  }

  #remove(bucket: string): void {
    const found = this.#find(bucket, 'upload');
    if (found) this.#take(bucket, found.name, found.versions);
  }

  /** As everybody does it with B2: a copy, and the old name goes with its versions. */
  #rename(bucket: string): void {
    const found = this.#find(bucket, 'upload');
    if (!found) return;
    const { name: fromName, versions } = found;
    const [before, after] = [versions[0]!, this.#version('upload', versions[0]!.bytes)];
    const name = this.#freshName(bucket);
    this.#buckets.get(bucket)!.delete(fromName);
    this.#buckets.get(bucket)!.set(name, [after]);
    this.#touch(bucket, fromName, ...versions);
    this.#touch(bucket, name);
    this.#note('renamed', bucket, name, { fromName, before, after });
  }

  #upload(bucket: string, kind: string, bytes: (before: Version) => string): void {
    const found = this.#find(bucket, 'upload');
    if (!found) return;
    const { name, versions } = found;
    const before = versions[0]!;
    const after = this.#version('upload', bytes(before));
    versions.unshift(after);
    // A lifecycle rule may take what came before.
    if (this.#random() < 0.4) versions.length = 1;
    this.#touch(bucket, name, before, after);
    this.#note(kind, bucket, name, { before, after });
  }

  #reupload(bucket: string): void {
    this.#upload(bucket, 're-uploaded', ({ bytes }) => bytes);
  }

  /** Now and then of the same length. */
  #change(bucket: string): void {
    this.#upload(bucket, 'changed', ({ bytes }) => {
      const text = this.#text();
      return this.#random() < 0.5 || text.length > bytes.length ? text : text.padEnd(bytes.length, 'y');
    });
  }

  #hide(bucket: string): void {
    const found = this.#find(bucket, 'upload');
    if (!found) return;
    const before = found.versions[0]!;
    this.#touch(bucket, found.name, before);
    found.versions.unshift(this.#version('hide'));
    this.#note('hidden', bucket, found.name, { before });
  }

  /** The hide marker goes. */
  #uncover(bucket: string): void {
    const found = this.#find(bucket, 'hide', 'upload');
    if (!found) return;
    found.versions.shift();
    const after = found.versions[0]!;
    this.#touch(bucket, found.name, after);
    this.#note('unhidden', bucket, found.name, { after });
  }

  /** A new version stands before the hide marker. */
  #unhide(bucket: string): void {
    const found = this.#find(bucket, 'hide');
    if (!found) return;
    const after = this.#version('upload', this.#text());
    found.versions.unshift(after);
    this.#touch(bucket, found.name, after);
    this.#note('unhidden', bucket, found.name, { after });
  }

  /** The same content under one more name, maybe in the other bucket; nothing has gone, so nothing was renamed. */
  #copy(bucket: string): void {
    const found = this.#find(bucket, 'upload');
    if (!found) return;
    this.#touch(bucket, found.name, ...found.versions);
    const to = this.#pick(BUCKETS);
    this.#put(to, this.#freshName(to), found.versions[0]!.bytes);
  }

  /** Of two files with one content both go and one comes: nobody can tell which was renamed. */
  #confuse(bucket: string): void {
    const names = this.#buckets.get(bucket)!;
    const alone = (name: string, versions: Version[]) =>
      versions[0]!.action === 'upload' &&
      !this.#touched.has(`${bucket}/${name}`) &&
      versions.every(({ bytes }) => !this.#touched.has(bytes));
    const all = [...names].filter(([name, versions]) => alone(name, versions));
    const pair = all.flatMap(([name, [first]]) => {
      const twin = all.find(([other, [same]]) => other !== name && same!.bytes === first!.bytes);
      return twin ? [[name, twin[0]] as const] : [];
    })[0];
    if (!pair) return;
    const [one, two] = pair.map((name) => ({ name, versions: names.get(name)! }));
    const { bytes } = one!.versions[0]!;
    this.#take(bucket, one!.name, one!.versions);
    this.#take(bucket, two!.name, two!.versions);
    this.#put(bucket, this.#freshName(bucket), bytes);
  }

  #hold(bucket: string): void {
    const found = this.#find(bucket, 'upload');
    if (!found) return;
    const before = { ...found.versions[0]! };
    const after = found.versions[0]!;
    after.hold = before.hold === 'on' ? 'off' : 'on';
    this.#touch(bucket, found.name, after);
    this.#note('metadata', bucket, found.name, { before, after });
  }

  /** The newest version is deleted, and the one before is the file again. */
  #rollBack(bucket: string): void {
    const found = this.#find(bucket, 'upload', 'upload');
    if (!found) return;
    const before = found.versions.shift()!;
    const after = found.versions[0]!;
    this.#touch(bucket, found.name, before, after);
    this.#note(before.bytes === after.bytes ? 're-uploaded' : 'changed', bucket, found.name, {
      before,
      after,
    });
  }

  /** An unfinished large file changes nothing, whether its name has a file or not. */
  #start(bucket: string): void {
    const name = this.#random() < 0.5 ? this.#freshName(bucket) : this.#find(bucket, 'upload')?.name;
    if (name === undefined) return;
    this.#touch(bucket, name);
    const versions = this.#buckets.get(bucket)!.get(name) ?? [];
    this.#buckets.get(bucket)!.set(name, [this.#version('start'), ...versions]);
  }

  /** What came and was hidden the same night was never there for anybody. */
  #addHidden(bucket: string): void {
    const name = this.#freshName(bucket);
    const versions = [this.#version('hide'), this.#version('upload', this.#text())];
    this.#buckets.get(bucket)!.set(name, versions);
    this.#touch(bucket, name, ...versions);
  }

  #removeHidden(bucket: string): void {
    const found = this.#find(bucket, 'hide');
    if (!found) return;
    this.#buckets.get(bucket)!.delete(found.name);
    this.#touch(bucket, found.name, ...found.versions);
  }

  /** Old versions go. */
  #forget(bucket: string): void {
    const found = this.#find(bucket, 'upload', 'upload');
    if (!found) return;
    this.#touch(bucket, found.name, ...found.versions);
    found.versions.length = 1;
  }
}
