import type { ByteString } from '../bytes/byte-string.ts';
import type { KeyStore } from '../spill/key-store.ts';
import type { TextStore } from '../spill/text-store.ts';
import type { Totals } from '../totals/sums.ts';
import type { ChangedFile, ChangeRecord, Kind } from './change.ts';
import type { ChangeCounter, ChangedName, ChangeKind } from './change-counter.ts';
import { type RenamePairs, Renames } from './renames.ts';

/** The result of a comparison. */
export interface Changes {
  /** Files and bytes by kind; bytes as they are, or as they were if the file no longer exists. */
  readonly kinds: Readonly<Record<Kind, Totals>>;
  /** Changes of all kinds. */
  readonly count: number;
  /** false: too many files were added and removed to look for renames; they count as added and removed. */
  readonly renamesKnown: boolean;
  /** How many changes a gate counts. @param glob null: all names; otherwise one of the recorder's globs */
  readonly counts: (kind: ChangeKind, glob: string | null) => number;
  /** The first ten that `counts` counts. */
  readonly names: (kind: ChangeKind, glob: string | null) => readonly ChangedName[];
  /** The first ten of each kind. */
  readonly first: Readonly<Record<Kind, readonly ChangedName[]>>;
  /** All changes in the order of names, in batches; a rename has the position of its new name. */
  records(): AsyncIterable<readonly ChangeRecord[]>;
  /** The same before removed and added files were joined into renames. */
  unjoined(): AsyncIterable<readonly ChangeRecord[]>;
}

/** Keeps changes outside of memory, and joins a file removed and a file added into a rename. */
export class ChangeRecords {
  readonly #texts: TextStore;
  readonly #keys: KeyStore;
  readonly #renames: Renames;

  /** @param keys contains records of RENAME_RECORD_BYTES */
  constructor(keys: KeyStore, texts: TextStore) {
    this.#texts = texts;
    this.#keys = keys;
    this.#renames = new Renames(keys);
  }

  /** Adds the next change in the order of names. */
  add(change: ChangeRecord): void {
    const position = this.#texts.add(toTexts(change));
    if (change.kind === 'removed') this.#renames.removed(change.before!, position);
    if (change.kind === 'added') this.#renames.added(change.after!, position);
  }

  /** Writes what is buffered. @throws Error of the file system, such as a full disk */
  async flush(): Promise<void> {
    await this.#texts.flush();
    await this.#keys.flush();
  }

  /**
   * Finds the renames, and counts all changes.
   * @param counter has counted nothing yet
   * @throws the signal's reason; Error of the file system
   */
  async end(counter: ChangeCounter, signal: AbortSignal): Promise<Changes> {
    const pairs = await this.#renames.find();
    let count = 0;
    for await (const batch of this.#records(pairs)) {
      signal.throwIfAborted();
      for (const change of batch) counter.add(change);
      count += batch.length;
    }
    return {
      kinds: counter.kinds,
      count,
      renamesKnown: pairs !== undefined,
      counts: (kind, glob) => counter.count(kind, glob),
      names: (kind, glob) => counter.names(kind, glob),
      first: counter.first,
      records: () => this.#records(pairs),
      unjoined: () => this.#records(undefined),
    };
  }

  async *#records(pairs: RenamePairs | undefined): AsyncGenerator<ChangeRecord[]> {
    const renames = pairs?.cursor();
    for await (const batch of this.#texts.all()) {
      const changes: ChangeRecord[] = [];
      for (const { position, texts } of batch) {
        if (renames?.isRemoval(position)) continue;
        const change = fromTexts(texts);
        const removal = renames?.removalOf(position);
        if (removal === undefined) changes.push(change);
        else {
          const { before } = fromTexts(await this.#texts.at(removal));
          changes.push({ kind: 'renamed', before, after: change.after });
        }
      }
      yield changes;
    }
  }
}

/** Texts that each side of a change has. */
const SIDE_TEXTS = 5;
const ABSENT: readonly ByteString[] = Array.from({ length: SIDE_TEXTS }, () => '');

/** Both sides of a change that is kept have the same bucket and name. */
function toTexts({ kind, before, after }: ChangeRecord): ByteString[] {
  const { bucket, name } = (after ?? before)!;
  return [kind, bucket, name, ...sideTexts(before), ...sideTexts(after)];
}

function sideTexts(file: ChangedFile | undefined): readonly ByteString[] {
  return file ? [String(file.size), file.fileId, file.sha1, file.sha1Source, file.settings] : ABSENT;
}

function fromTexts(texts: readonly ByteString[]): ChangeRecord {
  return { kind: texts[0] as Kind, before: side(texts, 3), after: side(texts, 3 + SIDE_TEXTS) };
}

function side(texts: readonly ByteString[], at: number): ChangedFile | undefined {
  if (texts[at] === '') return undefined;
  return {
    bucket: texts[1]!,
    name: texts[2]!,
    size: Number(texts[at]),
    fileId: texts[at + 1]!,
    sha1: texts[at + 2]!,
    sha1Source: texts[at + 3]!,
    settings: texts[at + 4]!,
  };
}
