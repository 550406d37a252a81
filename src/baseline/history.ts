import type { EarlierTotals, Manifest } from '../inventory/manifest.ts';
import { isEarlierTotals } from '../inventory/validate.ts';

/** Earlier inventories whose totals are kept. */
export const MOST_EARLIER = 90;
/** With more buckets than this the totals of each are not kept; ninety times them would outgrow the rest. */
export const MOST_BUCKETS = 10;

/**
 * The totals that an inventory has from its baseline: the baseline's own, then those which it held, newest first.
 * These may come from anywhere: they are taken up to the first that is not sound, or not older than the one before.
 * @param baseline one that readBaseline has checked
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

/** Only what belongs there, whatever else the entry holds. */
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
