import { fromByteString } from '../../bytes/byte-string.ts';
import type { ChangedFile, ChangeRecord, Kind } from '../../changes/change.ts';
import type { PageGrowth } from './page-data.ts';

type Counted = 'added' | 'removed' | 'changed';

const COUNTED_AS: Readonly<Record<Kind, Counted>> = {
  added: 'added',
  unhidden: 'added',
  removed: 'removed',
  hidden: 'removed',
  changed: 'changed',
  're-uploaded': 'changed',
  metadata: 'changed',
  renamed: 'changed',
};

/** Levels of prefixes that are counted separately. */
const LEVELS = 2;
/** Prefixes after which the smaller ones are counted together. */
const MOST = 4_000;
const LISTED = 50;
const OTHERS = 'other prefixes';

type Sums = { -readonly [Member in Exclude<keyof PageGrowth, 'prefix'>]: number };

/** Changes by prefix of the first two levels. */
export class Growth {
  readonly #several: boolean;
  readonly #sums = new Map<string, Sums>();

  /** @param several several buckets are listed, so prefixes begin with theirs */
  constructor(several: boolean) {
    this.#several = several;
  }

  add({ kind, before, after }: ChangeRecord): void {
    this.#of((after ?? before)!)[COUNTED_AS[kind]]++;
    // After a rename, the two are in different prefixes, perhaps.
    if (before) this.#of(before).growth -= before.size;
    if (after) this.#of(after).growth += after.size;
    if (this.#sums.size > MOST) this.#prune();
  }

  #of({ bucket, name }: ChangedFile): Sums {
    let end = 0;
    for (let level = 0; level < LEVELS; level++) end = name.indexOf('/', end) + 1 || end;
    const key = `${this.#several ? `${bucket}: ` : ''}${name.slice(0, end)}`;
    let sums = this.#sums.get(key);
    if (!sums) {
      sums = noSums();
      this.#sums.set(key, sums);
    }
    return sums;
  }

  #prune(): void {
    const [, light] = this.#sorted(MOST / 2);
    for (const [key, sums] of light) {
      this.#sums.delete(key);
      const others = this.#sums.get(OTHERS) ?? noSums();
      for (const name of ['added', 'removed', 'changed', 'growth'] as const) others[name] += sums[name];
      this.#sums.set(OTHERS, others);
    }
  }

  /** The prefixes that changed most, and the others. */
  #sorted(first: number): [[string, Sums][], [string, Sums][]] {
    const weight = ({ growth, ...counts }: Sums) =>
      Math.abs(growth) + (counts.added + counts.removed + counts.changed) / 1e6;
    const all = [...this.#sums].sort(([, a], [, b]) => weight(b) - weight(a));
    return [all.slice(0, first), all.slice(first)];
  }

  /** Those that changed most, and how many there are besides. */
  get result(): { prefixes: PageGrowth[]; more: number } {
    const [shown, rest] = this.#sorted(LISTED);
    return {
      prefixes: shown.map(([prefix, sums]) => ({ prefix: fromByteString(prefix), ...sums })),
      more: rest.length,
    };
  }
}

function noSums(): Sums {
  return { added: 0, removed: 0, changed: 0, growth: 0 };
}
