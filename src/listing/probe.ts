import type { ListCall } from '../b2/calls.ts';
import { commonLength, compareNames, endOfPrefix } from '../names/name-order.ts';
import { Alphabet } from './alphabet.ts';
import type { ListingOptions } from './list-files.ts';
import type { Quantiles } from './quantiles.ts';
import { OutOfOrderError } from './range.ts';
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
/** Folders that are passed one after the other: to pass many small ones would take a request each. */
const MOST_FOLDERS = 2;
/** Estimates are at most so many times their median. */
const OUTLIER = 4;
/** Distances are not smaller than this. */
const LEAST_DISTANCE = 2 ** -50;

interface ProbeOptions extends Pick<ListingOptions, 'list' | 'buffers' | 'signal' | 'concurrency'> {
  call: ListCall;
  /** How many are sent, at least one for each target. */
  requests: number;
}

/** The names from one probe to the next. */
interface Interval {
  target: Target;
  /** Where it was asked for names. */
  from: string;
  /** Where the next interval begins; null: the target's end. */
  to: string | null;
  /** Names of the page, one of STEP_ROWS each, and the last one. */
  names: readonly string[];
  last: string;
  /** Rows of the page. */
  received: number;
  /** There are rows after the page. */
  isOpen: boolean;
  /** It cannot be divided. */
  isWhole: boolean;
  /** Folders that end one after the other before it begins. */
  folders: number;
  /** How often it was divided. */
  divisions: number;
}

/**
 * Estimates how the rows of targets are spread over their names, with few and small requests. A request in the middle of
 * an interval of names divides it, the one with the most rows first. Its rows are estimated from how far a page reaches
 * into it, where names are read as numbers whose digits are the characters seen so far.
 * @returns segments of all targets, in order; together they cover every name
 * @throws B2Error; OutOfOrderError; the signal's reason
 */
export async function probe(targets: readonly Target[], options: ProbeOptions): Promise<Segment[]> {
  const found: Interval[] = [];
  const alphabet = new Alphabet();
  const { concurrency } = options;
  for (let at = 0; at < targets.length; at += concurrency) {
    const some = targets.slice(at, at + concurrency);
    found.push(
      ...(await Promise.all(some.map((target) => ask(target, target.prefix, null, options, alphabet)))),
    );
  }
  for (let left = options.requests - targets.length; left > 0; ) {
    const next = heaviest(found, Math.min(left, concurrency), alphabet);
    if (next.length === 0) break;
    left -= next.length;
    const halves = await Promise.all(
      next.map(({ interval, middle }) => ask(interval.target, middle, interval.to, options, alphabet)),
    );
    for (const [index, { interval, middle, folders }] of next.entries()) {
      interval.to = middle;
      interval.divisions++;
      Object.assign(halves[index]!, { folders, divisions: interval.divisions });
      // Rows that were received of the second half, too.
      found.splice(found.indexOf(interval) + 1, 0, halves[index]!);
    }
  }
  const rows = estimates(found.filter(isDivisible), alphabet);
  return found.flatMap((interval) => segmentsIn(interval, rows.get(interval) ?? rowsOf(interval, alphabet)));
}

/** The intervals with the most rows, and where to divide them. */
function heaviest(
  found: readonly Interval[],
  most: number,
  alphabet: Alphabet,
): { interval: Interval; middle: string; folders: number }[] {
  const open = found.filter(isDivisible);
  const rows = estimates(open, alphabet);
  const sorted = open
    .toSorted((a, b) => rows.get(b)! - rows.get(a)! || a.divisions - b.divisions)
    .slice(0, most);
  return sorted.flatMap((interval) => {
    const end = endOfFolder(interval);
    const middle =
      end ??
      alphabet.middle(interval.last, interval.to, interval.target.prefix) ??
      afterCharacter(interval) ??
      nextPage(interval);
    if (middle !== undefined)
      return { interval, middle, folders: end === undefined ? 0 : interval.folders + 1 };
    interval.isWhole = true;
    return [];
  });
}

/** Rows of intervals. An estimate that is far above the others says little more than that the interval is not small. */
function estimates(intervals: readonly Interval[], alphabet: Alphabet): Map<Interval, number> {
  const rows = intervals.map((interval) => rowsOf(interval, alphabet));
  const most = OUTLIER * (rows.toSorted((a, b) => a - b)[rows.length >> 1] ?? 0);
  return new Map(intervals.map((interval, index) => [interval, Math.min(rows[index]!, most)]));
}

/** Where the folder of a whole page ends, if the interval does not end there, and not after many folders. */
function endOfFolder({ names, last, to, folders }: Interval): string | undefined {
  if (folders === MOST_FOLDERS) return undefined;
  const shared = last.slice(0, commonLength(names[0]!, last));
  const end = endOfPrefix(shared.slice(0, shared.lastIndexOf('/') + 1));
  return end !== null && (to === null || compareNames(end, to) < 0) ? end : undefined;
}

/** Where the names end that differ from the interval's end as the page's last one does: after it are unknown characters. */
function afterCharacter({ target, last, to }: Interval): string | undefined {
  const common = Math.max(target.prefix.length, to === null ? 0 : commonLength(last, to));
  const [character = ''] = last.slice(common);
  const end = endOfPrefix(last.slice(0, common) + character);
  if (character === '' || end === null || !end.startsWith(target.prefix)) return undefined;
  return to === null || compareNames(end, to) < 0 ? end : undefined;
}

/** Where the page ends; undefined if all of it is one name. */
function nextPage({ from, last }: Interval): string | undefined {
  return compareNames(last, from) > 0 ? last : undefined;
}

function isDivisible({ isOpen, isWhole, last, to }: Interval): boolean {
  return isOpen && !isWhole && (to === null || compareNames(last, to) < 0);
}

async function ask(
  target: Target,
  from: string,
  to: string | null,
  { call, list, buffers, signal }: ProbeOptions,
  alphabet: Alphabet,
): Promise<Interval> {
  const { bucketId, prefix } = target;
  const start = from === prefix ? {} : { startFileName: from };
  const request = { bucketId, ...start, maxFileCount: PROBE_ROWS, ...(prefix ? { prefix } : {}) };
  const page = await list(call, request, signal);
  if (!page.ascends(call === 'b2_list_file_versions'))
    throw new OutOfOrderError(`B2 listed names of bucket ${target.bucketName} out of order`);
  const names: string[] = [];
  for (let row = 0; row < page.count; row += STEP_ROWS) names.push(page.name(row));
  const last = page.count > 0 ? page.name(page.count - 1) : from;
  for (const name of [...names, last]) alphabet.add(name);
  const isOpen = page.nextFileName !== null;
  const received = page.count;
  page.release(buffers);
  return { target, from, to, names, last, received, isOpen, isWhole: false, folders: 0, divisions: 0 };
}

/** Rows of an interval, estimated unless the page reaches to its end. */
function rowsOf({ from, to, names, last, received, isOpen }: Interval, alphabet: Alphabet): number {
  if (!isOpen || (to !== null && compareNames(last, to) >= 0))
    return names.filter((name) => to === null || compareNames(name, to) < 0).length * STEP_ROWS;
  const first = names[0]!;
  const common = to === null ? 0 : commonLength(first, to);
  const [asked, start, reached, end] = [from, first, last, to].map((name) =>
    alphabet.position(name, common),
  ) as [number, number, number, number];
  // Between the density of the page alone and that with the gap before it: one is too high, the other too low.
  const page = Math.max(reached - start, LEAST_DISTANCE);
  const withGap = from.startsWith(first.slice(0, common)) ? Math.max(reached - asked, page) : page;
  return (received * (end - start)) / Math.sqrt(page * withGap);
}

function segmentsIn(interval: Interval, rows: number): Segment[] {
  const { target, from, to, names } = interval;
  const { bucketName } = target;
  const segments: Segment[] = [{ bucketName, from: from === target.prefix ? '' : from, rows }];
  if (isDivisible({ ...interval, isWhole: false })) return segments;
  // All rows are known, so they can be cut anywhere. Versions of one name stay together.
  segments[0]!.rows = Math.min(rows, STEP_ROWS);
  for (const name of names.slice(1)) {
    if (to !== null && compareNames(name, to) >= 0) break;
    const before = segments.at(-1)!;
    if (compareNames(name, before.from) <= 0) before.rows += STEP_ROWS;
    else segments.push({ bucketName, from: name, rows: STEP_ROWS });
  }
  return segments;
}
