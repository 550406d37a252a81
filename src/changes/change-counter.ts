import { fromByteString } from '../bytes/byte-string.ts';
import { filterNames } from '../names/name-filter.ts';
import type { Totals } from '../totals/sums.ts';
import { type ChangeRecord, fileOf, KINDS, type Kind } from './change.ts';

/** The kinds of changes that gates count. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** A hidden file counts as removed: without old versions the two cannot be told apart. */
const COUNTED_AS: Readonly<Partial<Record<Kind, ChangeKind>>> = {
  added: 'added',
  unhidden: 'added',
  removed: 'removed',
  hidden: 'removed',
  changed: 'changed',
};

/** Changes of each kind, and of each kind for each glob, whose names are kept. */
const NAMES_KEPT = 10;

/** A file that changed. */
export interface ChangedName {
  readonly bucket: string;
  readonly name: string;
  /** Its earlier name, if it was renamed. */
  readonly from?: string;
}

interface Counted {
  count: number;
  /** The first in the order of names. */
  readonly first: ChangedName[];
}

/** Counts changes by kind, and by kind for each glob, and keeps the first names. */
export class ChangeCounter {
  /** Files and bytes by kind; bytes as they are, or as they were if the file no longer exists. */
  readonly kinds = Object.fromEntries(KINDS.map((kind) => [kind, { files: 0, bytes: 0 }])) as Record<
    Kind,
    Totals
  >;
  /** By kind, the first in the order of names. */
  readonly first = Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Record<
    Kind,
    ChangedName[]
  >;
  readonly #globs: ReadonlyMap<
    string,
    { matches(name: string): boolean; counts: Record<ChangeKind, Counted> }
  >;
  readonly #counts = zeros();

  /** @throws GlobError */
  constructor(globs: Iterable<string>) {
    this.#globs = new Map(
      [...new Set(globs)].map((glob) => [glob, { ...filterNames([glob], []), counts: zeros() }]),
    );
  }

  add(change: ChangeRecord): void {
    const { name, size } = fileOf(change);
    const totals = this.kinds[change.kind];
    totals.files++;
    totals.bytes += size;
    const first = this.first[change.kind];
    if (first.length < NAMES_KEPT) first.push(changedName(change));
    const counted = COUNTED_AS[change.kind];
    if (counted === undefined) return;
    addTo(this.#counts[counted], change);
    if (this.#globs.size === 0) return;
    const decoded = fromByteString(name);
    for (const { matches, counts } of this.#globs.values())
      if (matches(decoded)) addTo(counts[counted], change);
  }

  /** @param glob null: all names; otherwise a glob that was given to the constructor */
  count(kind: ChangeKind, glob: string | null): number {
    return this.#of(kind, glob).count;
  }

  /** The first of the changes that `count` counts. */
  names(kind: ChangeKind, glob: string | null): readonly ChangedName[] {
    return this.#of(kind, glob).first;
  }

  #of(kind: ChangeKind, glob: string | null): Counted {
    return (glob === null ? this.#counts : this.#globs.get(glob)!.counts)[kind];
  }
}

function zeros(): Record<ChangeKind, Counted> {
  const none = (): Counted => ({ count: 0, first: [] });
  return { added: none(), removed: none(), changed: none() };
}

function addTo(counted: Counted, change: ChangeRecord): void {
  counted.count++;
  if (counted.first.length < NAMES_KEPT) counted.first.push(changedName(change));
}

function changedName(change: ChangeRecord): ChangedName {
  const { bucket, name } = fileOf(change);
  return {
    bucket: fromByteString(bucket),
    name: fromByteString(name),
    ...(change.kind === 'renamed' && { from: fromByteString(change.before!.name) }),
  };
}
