import type { Segment } from '../listing/probe.ts';
import type { NameRange } from './plan-file.ts';

/**
 * Divides the names of buckets into shards of about equally many rows. Each shard is a list of ranges in order, at most
 * one of each bucket.
 * @param segments of all buckets, in order; the first of each bucket is from ''
 * @param most shards; fewer result from fewer segments
 */
export function divide(segments: readonly Segment[], most: number): NameRange[][] {
  const total = segments.reduce((sum, { rows }) => sum + rows, 0);
  const shards: NameRange[][] = [[]];
  const share = total / most;
  let before = 0;
  /** The rows after which the next shard should begin. */
  let due = share;
  for (const [index, { bucketName, from, rows }] of segments.entries()) {
    // The cut at a segment's beginning or at its end, whichever is closer to an equal share.
    const isDue = total > 0 && before + rows / 2 >= due;
    const current = shards.at(-1)!;
    const open = current.at(-1);
    if (index > 0 && isDue && shards.length < most) {
      if (open?.bucket === bucketName) open.to = from;
      shards.push([{ bucket: bucketName, from, to: null }]);
      due = share * (Math.floor(before / share + 0.5) + 1);
    } else if (from === '') {
      current.push({ bucket: bucketName, from, to: null });
    }
    before += rows;
  }
  return shards;
}
