import { filterNames } from '../names/name-filter.ts';
import type { Kind } from './change.ts';

/** The kinds of changes that gates count. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** What was hidden is as good as gone, and without old versions nobody can tell one from the other. */
const COUNTED_AS: Readonly<Partial<Record<Kind, ChangeKind>>> = {
  added: 'added',
  unhidden: 'added',
  removed: 'removed',
  hidden: 'removed',
  changed: 'changed',
};

/** Counts changes, of all names and of parts of them. */
export class ChangeCounter {
  readonly #all = none();
  readonly #parts: ReadonlyMap<
    string,
    { matches(name: string): boolean; counts: Record<ChangeKind, number> }
  >;

  /** @throws GlobError */
  constructor(globs: Iterable<string>) {
    this.#parts = new Map(
      [...new Set(globs)].map((glob) => [glob, { ...filterNames([glob], []), counts: none() }]),
    );
  }

  /** @param name decoded */
  add(kind: Kind, name: string): void {
    const counted = COUNTED_AS[kind];
    if (counted === undefined) return;
    this.#all[counted]++;
    for (const { matches, counts } of this.#parts.values()) if (matches(name)) counts[counted]++;
  }

  /** @param glob null: of all; else one of those that the counter was made with */
  count(kind: ChangeKind, glob: string | null): number {
    return (glob === null ? this.#all : this.#parts.get(glob)!.counts)[kind];
  }
}

function none(): Record<ChangeKind, number> {
  return { added: 0, removed: 0, changed: 0 };
}
