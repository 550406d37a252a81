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

/**
 * Which rows of a baseline a shard compares: those in its ranges, and those of buckets that are no longer listed and
 * that follow, in the order of buckets, one whose end is in the shard.
 * @param before names of the baseline's buckets in order @param now those of the plan
 */
export function ownedBy(
  ranges: readonly NameRange[],
  before: readonly string[],
  now: readonly string[],
): (bucket: ByteString, name: ByteString) => boolean {
  const listed = new Set(now);
  const ranks = bucketRanks(before.map(toByteString), now.map(toByteString));
  const order = [...ranks.keys()].map(fromByteString);
  const owned = new Map<ByteString, { from: ByteString; to: ByteString | null }>();
  let previous: string | undefined;
  for (const bucket of order) {
    if (listed.has(bucket)) previous = bucket;
    const range = listed.has(bucket)
      ? ranges.find((each) => each.bucket === bucket)
      : ranges.some((each) => each.bucket === (previous ?? now[0]) && isEdge(each, previous === undefined))
        ? { from: '', to: null }
        : undefined;
    if (!range) continue;
    const { from, to } = range;
    owned.set(toByteString(bucket), { from: toByteString(from), to: to === null ? null : toByteString(to) });
  }
  // Byte strings sort as B2 does.
  return (bucket, name) => {
    const range = owned.get(bucket);
    return range !== undefined && name >= range.from && (range.to === null || name < range.to);
  };
}

/** Whether a range contains its bucket's end; or its beginning. */
function isEdge({ from, to }: NameRange, atStart: boolean): boolean {
  return atStart ? from === '' : to === null;
}

/** Only those rows of a baseline that a shard compares. */
export class OwnedCursor implements BaselineCursor {
  readonly #cursor: BaselineCursor;
  readonly #owns: ReturnType<typeof ownedBy>;

  constructor(cursor: BaselineCursor, owns: ReturnType<typeof ownedBy>) {
    this.#cursor = cursor;
    this.#owns = owns;
  }

  get done(): boolean {
    return this.#cursor.done;
  }

  skip(listed: Row): boolean {
    // What is listed is owned.
    return this.#cursor.skip(listed);
  }

  next(): ComparedRow | undefined {
    for (;;) {
      const row = this.#cursor.next();
      if (row === undefined || this.#owns(row.bucket, row.name)) return row;
    }
  }

  read(): Promise<void> {
    return this.#cursor.read();
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}
