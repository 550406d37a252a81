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

/** Counts changes by kind, and by kind for each glob. */
export class ChangeCounter {
  /** Files and bytes by kind; bytes as they are, or as they were if the file no longer exists. */
  readonly kinds = Object.fromEntries(KINDS.map((kind) => [kind, { files: 0, bytes: 0 }])) as Record<
    Kind,
    Totals
  >;
  readonly #globs: ReadonlyMap<
    string,
    { matches(name: string): boolean; counts: Record<ChangeKind, number> }
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
    const counted = COUNTED_AS[change.kind];
    if (counted === undefined) return;
    this.#counts[counted]++;
    if (this.#globs.size === 0) return;
    const decoded = fromByteString(name);
    for (const { matches, counts } of this.#globs.values()) if (matches(decoded)) counts[counted]++;
  }

  /** @param glob null: all names; otherwise a glob that was given to the constructor */
  count(kind: ChangeKind, glob: string | null): number {
    return (glob === null ? this.#counts : this.#globs.get(glob)!.counts)[kind];
  }
}

function zeros(): Record<ChangeKind, number> {
  return { added: 0, removed: 0, changed: 0 };
}
