import type { ListCall } from '../b2/calls.ts';
import { compareNames } from '../names/name-order.ts';
import { BucketRanges } from './bucket-ranges.ts';
import type { ListingOptions } from './list-files.ts';
import type { Quantiles } from './quantiles.ts';
import type { Range } from './range.ts';
import type { Target } from './target.ts';

/** Neighbouring names of a bucket: those from `from` up to the next segment, or to the bucket's end. */
export interface Segment {
  bucketName: string;
  /** The first possible name; empty: the bucket's first. */
  from: string;
  /** How many rows there are, perhaps estimated. */
  rows: number;
}

/** The segments of a bucket of which an earlier inventory exists. */
export function segmentsOf({ bucketName }: Target, { rows, every, names }: Quantiles): Segment[] {
  const last = rows - names.length * every;
  return ['', ...names].map((from, index) => ({
    bucketName,
    from,
    rows: index < names.length ? every : last,
  }));
}

/** Rows of one request: one transaction. */
const PROBE_ROWS = 1_000;
/** Rows between two names of a page at which the bucket may be cut. */
const STEP_ROWS = 250;
/** Segments that the unknown rest of a range is estimated in. */
const REST_PARTS = 32;

/** A target while it is probed. */
interface Probed {
  ranges: BucketRanges;
  /** What was received of each range. */
  known: Map<Range, Segment[]>;
}

interface ProbeOptions extends Pick<ListingOptions, 'list' | 'buffers' | 'signal' | 'concurrency'> {
  call: ListCall;
  /** How many are sent, at least one for each target. */
  requests: number;
}

/**
 * Estimates how the rows of targets are spread over their names, with few and small requests. Each range of names is
 * asked for its first rows, and the largest ranges are divided and asked again.
 * @returns segments of all targets, in order; together they cover every name
 * @throws B2Error; OutOfOrderError; the signal's reason
 */
export async function probe(targets: readonly Target[], options: ProbeOptions): Promise<Segment[]> {
  const all = targets.map(
    (target): Probed => ({
      ranges: new BucketRanges(target, undefined, options.concurrency),
      known: new Map(),
    }),
  );
  for (let left = Math.max(options.requests, all.length); left > 0; ) {
    const next = choose(all, Math.min(left, options.concurrency));
    if (next.length === 0) break;
    left -= next.length;
    await Promise.all(next.map(([probed, range]) => ask(probed, range, options)));
  }
  return all.flatMap((probed) => rangesOf(probed.ranges).flatMap((range) => segmentsIn(probed, range)));
}

/** Ranges that nothing is known of; if there are none, parts of the largest ones, or else their next rows. */
function choose(all: readonly Probed[], most: number): [Probed, Range][] {
  const open = () =>
    all.flatMap((probed) => probed.ranges.idle().map((range): [Probed, Range] => [probed, range]));
  const fresh = open().filter(([, { hasPage }]) => !hasPage);
  for (const { ranges } of largestFirst(all)) {
    if (fresh.length > 0 || !ranges.split(most)) continue;
    fresh.push(...open().filter(([, { hasPage }]) => !hasPage));
  }
  if (fresh.length > 0) return fresh.slice(0, most);
  const rowsLeft = new Map(open().map((each) => [each, each[0].ranges.left(each[1]).rows]));
  return [...rowsLeft]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([each]) => each);
}

function largestFirst(all: readonly Probed[]): readonly Probed[] {
  const rows = new Map(
    all.map((probed) => [
      probed,
      probed.ranges.idle().reduce((sum, range) => sum + probed.ranges.left(range).rows, 0),
    ]),
  );
  return all.toSorted((a, b) => rows.get(b)! - rows.get(a)!);
}

async function ask(
  { ranges, known }: Probed,
  range: Range,
  { call, list, buffers, signal }: ProbeOptions,
): Promise<void> {
  const { target } = ranges;
  range.busy = true;
  range.requestedRows = Math.min(PROBE_ROWS, ranges.pageRows(range));
  try {
    const page = await list(call, range.request(range.requestedRows), signal);
    ranges.accept(range, page, call, true);
    const segments = known.get(range) ?? [];
    known.set(range, segments);
    for (let row = 0; row < page.count; row += STEP_ROWS) {
      const rows = Math.min(STEP_ROWS, page.count - row);
      const from = segments.length === 0 ? startOf(range) : page.name(row);
      const last = segments.at(-1);
      // Versions of one name stay together.
      if (last && compareNames(from, last.from) <= 0) last.rows += rows;
      else segments.push({ bucketName: target.bucketName, from, rows });
    }
    page.release(buffers);
  } finally {
    range.busy = false;
    range.requestedRows = 0;
  }
}

function segmentsIn({ ranges, known }: Probed, range: Range): Segment[] {
  const { bucketName } = ranges.target;
  const segments = known.get(range) ?? [];
  if (segments.length === 0) segments.push({ bucketName, from: startOf(range), rows: 0 });
  if (range.done) return segments;
  const rest = ranges.left(range);
  const cuts = [range.cursor.name, ...rest.cuts(REST_PARTS - 1)];
  for (const from of cuts) {
    const last = segments.at(-1)!;
    const rows = rest.rows / cuts.length;
    if (compareNames(from, last.from) <= 0) last.rows += rows;
    else segments.push({ bucketName, from, rows });
  }
  return segments;
}

/** The first range begins with the bucket, so that segments cover all of it. */
function startOf({ start, target }: Range): string {
  return start === target.prefix ? '' : start;
}

function rangesOf({ first }: BucketRanges): Range[] {
  const ranges: Range[] = [];
  for (let range: Range | undefined = first; range; range = range.next) ranges.push(range);
  return ranges;
}
