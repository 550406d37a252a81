import type { EarlierTotals, Manifest } from '../inventory/manifest.ts';
import { isEarlierTotals } from '../inventory/validate.ts';

/** Most earlier inventories whose totals are kept. */
export const MOST_EARLIER = 90;
/** With more buckets, totals by bucket are not kept: ninety times these would be most of the manifest. */
export const MOST_BUCKETS = 10;

/**
 * The history of an inventory: the totals of its baseline, then the baseline's history, newest first. The history is
 * not trusted: it ends before the first entry that is invalid or not older than the entry before it.
 * @param baseline validated by readBaseline
 */
export function carriedForward(baseline: Manifest): readonly EarlierTotals[] {
  const taken = [totalsOf(baseline)];
  const held: unknown = baseline.history;
  for (const entry of Array.isArray(held) ? (held as unknown[]) : []) {
    const newer = taken.at(-1)!.startedAt;
    if (taken.length === MOST_EARLIER || !isEarlierTotals(entry) || entry.startedAt >= newer) break;
    taken.push(totalsOf(entry));
  }
  return taken;
}

/** Only the known members of an entry. */
function totalsOf({ startedAt, files, bytes, buckets }: EarlierTotals): EarlierTotals {
  const few = buckets && buckets.length <= MOST_BUCKETS ? buckets : undefined;
  return {
    startedAt,
    files,
    bytes,
    ...(few && { buckets: few.map((each) => pick(each)) }),
  };
}

function pick({ bucketName, files, bytes }: NonNullable<EarlierTotals['buckets']>[number]) {
  return { bucketName, files, bytes };
}
