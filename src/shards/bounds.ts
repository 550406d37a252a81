import type { ByteString } from '../bytes/byte-string.ts';
import { fromByteString, toByteString } from '../bytes/byte-string.ts';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import { bucketRanks } from '../changes/row-order.ts';
import type { Quantiles } from '../listing/quantiles.ts';
import type { Target } from '../listing/target.ts';
import { compareNames, endOfPrefix } from '../names/name-order.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import type { Row } from '../rows/row.ts';
import type { NameRange } from './plan-file.ts';

/** The parts of targets that are within ranges, in the order of the ranges. */
export function targetsWithin(targets: readonly Target[], ranges: readonly NameRange[]): Target[] {
  return ranges.flatMap(({ bucket, from, to }) =>
    targets
      .filter(({ bucketName }) => bucketName === bucket)
      .flatMap((target) => {
        const { prefix } = target;
        const end = endOfPrefix(prefix);
        const isBefore = to !== null && compareNames(to, prefix) <= 0;
        const isAfter = prefix !== '' && end !== null && compareNames(from, end) >= 0;
        if (isBefore || isAfter) return [];
        const ends = to !== null && (prefix === '' || end === null || compareNames(to, end) < 0);
        return {
          ...target,
          ...(compareNames(from, prefix) > 0 ? { from } : {}),
          ...(ends ? { to } : {}),
        };
      }),
  );
}

/** The quantiles of the rows from `from` up to `to`. */
export function quantilesWithin({ rows, every, names }: Quantiles, { from, to }: NameRange): Quantiles {
  const inside = names.filter(
    (name) => compareNames(name, from) > 0 && (to === null || compareNames(name, to) < 0),
  );
  // The rows after the last name of all are known; between two names there are `every`.
  const after = to === null ? rows - names.length * every : every;
  return { rows: inside.length * every + after, every, names: inside };
}

/** Where a row is, seen from the rows that a shard compares. */
type Place = 'before' | 'owned' | 'after';

/**
 * Which rows of a baseline a shard compares: those in its ranges, and those of buckets that are no longer listed and
 * that follow, in the order of buckets, one whose end is in the shard.
 * @param before names of the baseline's buckets in order @param now those of the plan
 */
export function ownedBy(
  ranges: readonly NameRange[],
  before: readonly string[],
  now: readonly string[],
): (bucket: ByteString, name: ByteString) => Place {
  const listed = new Set(now);
  const ranks = bucketRanks(before.map(toByteString), now.map(toByteString));
  const owned = new Map<ByteString, { from: ByteString; to: ByteString | null }>();
  let previous: string | undefined;
  let last = -1;
  for (const [literal, rank] of ranks) {
    const bucket = fromByteString(literal);
    if (listed.has(bucket)) previous = bucket;
    const range = listed.has(bucket)
      ? ranges.find((each) => each.bucket === bucket)
      : ranges.some((each) => each.bucket === (previous ?? now[0]) && isEdge(each, previous === undefined))
        ? { from: '', to: null }
        : undefined;
    if (!range) continue;
    const { from, to } = range;
    owned.set(literal, { from: toByteString(from), to: to === null ? null : toByteString(to) });
    last = rank;
  }
  return (bucket, name) => {
    const range = owned.get(bucket);
    if (!range) return ranks.get(bucket)! > last ? 'after' : 'before';
    // Byte strings sort as B2 does.
    if (name < range.from) return 'before';
    return range.to === null || name < range.to ? 'owned' : 'after';
  };
}

/** Whether a range contains its bucket's end; or its beginning. */
function isEdge({ from, to }: NameRange, atStart: boolean): boolean {
  return atStart ? from === '' : to === null;
}

/** Only those rows of a baseline that a shard compares. */
export class OwnedCursor implements BaselineCursor {
  readonly #cursor: BaselineCursor;
  readonly #placeOf: ReturnType<typeof ownedBy>;
  /** The rest is of later shards, and is not read. */
  #hasEnded = false;

  constructor(cursor: BaselineCursor, placeOf: ReturnType<typeof ownedBy>) {
    this.#cursor = cursor;
    this.#placeOf = placeOf;
  }

  get done(): boolean {
    return this.#hasEnded || this.#cursor.done;
  }

  skip(listed: Row): boolean {
    // What is listed is owned.
    return !this.#hasEnded && this.#cursor.skip(listed);
  }

  next(): ComparedRow | undefined {
    while (!this.#hasEnded) {
      const row = this.#cursor.next();
      if (row === undefined) return undefined;
      const place = this.#placeOf(row.bucket, row.name);
      if (place === 'owned') return row;
      this.#hasEnded = place === 'after';
    }
    return undefined;
  }

  async read(): Promise<void> {
    if (!this.#hasEnded) await this.#cursor.read();
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}
