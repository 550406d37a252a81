import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import type { Segment } from '../../src/listing/probe.ts';
import { joinQuantiles, type Quantiles } from '../../src/listing/quantiles.ts';
import type { Target } from '../../src/listing/target.ts';
import { compareNames } from '../../src/names/name-order.ts';
import { ownedBy, quantilesWithin, targetsWithin } from '../../src/shards/bounds.ts';
import { divide } from '../../src/shards/cuts.ts';
import { identified, type NameRange, type Plan, parsePlan } from '../../src/shards/plan-file.ts';

const name = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '"', 'ｆ', '\u{1f600}', '\u{10ffff}'),
  minLength: 1,
  maxLength: 4,
});
const sorted = fc.uniqueArray(name, { maxLength: 12 }).map((names) => names.sort(compareNames));
const BUCKETS = ['bucket-a', 'bucket-b', 'bucket-c'];

/** Segments of three buckets. */
const segments: fc.Arbitrary<Segment[]> = fc
  .tuple(
    ...BUCKETS.map((bucketName) =>
      fc.tuple(fc.constant(bucketName), sorted, fc.infiniteStream(fc.nat(5_000))),
    ),
  )
  .map((all) =>
    all.flatMap(([bucketName, names, rows]) =>
      ['', ...names].map((from) => ({ bucketName, from, rows: rows.next().value as number })),
    ),
  );

/** A plan of ranges, as text. */
function planned(shards: NameRange[][]): string {
  const service = {
    requests: 1,
    retries: 0,
    throttled: 0,
    authorizations: 1,
    rowsReceived: 0,
    transactions: 1,
    concurrency: 1,
  };
  const facts: Omit<Plan, 'id' | 'schemaVersion' | 'nonce'> = {
    startedAt: '2026-01-31T00:00:00.000Z',
    request: { buckets: null, prefix: '', versions: 'all' },
    account: {
      downloadUrl: '',
      s3ApiUrl: null,
      namePrefix: '',
      capabilities: [],
      isRestricted: false,
      bucketIds: null,
    },
    buckets: BUCKETS.map((bucketName) => ({ bucketId: bucketName, bucketName, bucketType: '' })),
    shards,
    service,
  };
  return JSON.stringify(identified(facts));
}

describe('divide', () => {
  test('shards cover every name of every bucket once, and are about equal', () => {
    fc.assert(
      fc.property(segments, fc.integer({ min: 1, max: 256 }), (given, most) => {
        const shards = divide(given, most);
        expect(shards.length).toBeLessThanOrEqual(most);
        const plan = parsePlan(planned(shards));
        expect(typeof plan === 'string' ? plan : plan.shards).toEqual(shards);
        const rowsOf = (ranges: NameRange[]) =>
          given.reduce((sum, { bucketName, from, rows }) => {
            const isInside = ranges.some(
              (range) =>
                range.bucket === bucketName &&
                compareNames(from, range.from) >= 0 &&
                (range.to === null || compareNames(from, range.to) < 0),
            );
            return isInside ? sum + rows : sum;
          }, 0);
        const total = given.reduce((sum, { rows }) => sum + rows, 0);
        const largest = Math.max(...given.map(({ rows }) => rows));
        for (const ranges of shards) expect(rowsOf(ranges)).toBeLessThanOrEqual(total / most + largest);
      }),
    );
  });

  test('a plan with any other bounds is refused', () => {
    fc.assert(
      fc.property(
        segments,
        fc.integer({ min: 2, max: 8 }),
        fc.nat(),
        fc.nat(),
        name,
        (given, most, shard, at, other) => {
          const shards = structuredClone(divide(given, most));
          const ranges = shards[shard % shards.length]!;
          const range = ranges[at % ranges.length]!;
          fc.pre(range.from !== other);
          range.from = other;
          expect(parsePlan(planned(shards))).toMatch(/gap or an overlap|out of order|does not cover/);
        },
      ),
    );
  });
});

test('each name is in the targets of exactly one shard, whatever the prefixes', () => {
  fc.assert(
    fc.property(segments, fc.integer({ min: 1, max: 8 }), sorted, name, (given, most, prefixes, file) => {
      // As filters give them: none is the beginning of another.
      const own = prefixes.filter(
        (each) => !prefixes.some((other) => other !== each && each.startsWith(other)),
      );
      const targets: Target[] = BUCKETS.flatMap((bucketName) =>
        (own.length === 0 ? [''] : own).map((prefix) => ({
          bucketId: bucketName,
          bucketName,
          bucketType: null,
          prefix,
        })),
      );
      const contains = ({ prefix, from, to }: Target) =>
        file.startsWith(prefix) &&
        (from === undefined || compareNames(file, from) >= 0) &&
        (to === undefined || compareNames(file, to) < 0);
      const parts = divide(given, most).flatMap((ranges) => targetsWithin(targets, ranges));
      for (const bucket of BUCKETS) {
        const holding = (all: Target[]) =>
          all.filter((each) => each.bucketName === bucket && contains(each)).length;
        expect(holding(parts)).toBe(holding(targets));
      }
    }),
  );
});

test('each row of a baseline is compared by exactly one shard, in order, also those of buckets that are gone', () => {
  fc.assert(
    fc.property(
      segments,
      fc.integer({ min: 1, max: 8 }),
      fc.subarray(['bucket-0', ...BUCKETS, 'bucket-bb', 'bucket-z']),
      name,
      (given, most, before, file) => {
        const owners = divide(given, most).map((ranges) => ownedBy(ranges, before, BUCKETS));
        const places = before.map((bucket) => owners.map((placeOf) => placeOf(bucket, toByteString(file))));
        const ownersOf = places.map((each) =>
          each.flatMap((place, index) => (place === 'owned' ? index : [])),
        );
        // What comes after a row of a shard is never before one, or it would not be read.
        for (const index of owners.keys()) {
          const inTurn = places.map((each) => each[index]!);
          expect(inTurn.lastIndexOf('owned')).toBeLessThan(
            inTurn.includes('after') ? inTurn.indexOf('after') : before.length,
          );
        }
        for (const found of ownersOf) expect(found).toHaveLength(1);
        expect(ownersOf.flat()).toEqual(ownersOf.flat().toSorted((a, b) => a - b));
      },
    ),
  );
});

test('quantiles are divided among shards and joined again', () => {
  fc.assert(
    fc.property(sorted, fc.integer({ min: 1, max: 3 }), fc.nat(999), sorted, (names, step, more, cuts) => {
      const every = 1_000 * step;
      const whole: Quantiles = { rows: names.length * every + more, every, names };
      const ends = [...cuts, null];
      const parts = ends.map((to, at) =>
        quantilesWithin(whole, { bucket: 'b', from: ends[at - 1] ?? '', to }),
      );
      for (const [at, part] of parts.entries()) {
        for (const each of part.names) {
          expect(compareNames(each, ends[at - 1] ?? '')).toBeGreaterThan(0);
          if (ends[at] !== null) expect(compareNames(each, ends[at]!)).toBeLessThan(0);
        }
      }
      const joined = joinQuantiles(parts);
      expect(joined.names.length * joined.every).toBeLessThanOrEqual(joined.rows);
      expect(joined.names).toEqual(joined.names.toSorted(compareNames));
    }),
  );
});

test('joined quantiles are few, and equally far apart', () => {
  const part = (first: number): Quantiles => ({
    ...{ rows: 1_000_000, every: 1_000 },
    names: Array.from({ length: 999 }, (_, at) => String(first + (at + 1) * 1_000).padStart(9, '0')),
  });
  const { rows, every, names } = joinQuantiles(Array.from({ length: 16 }, (_, at) => part(at * 1_000_000)));
  expect([rows, every]).toEqual([16_000_000, 8_000]);
  expect(names.length).toBeLessThanOrEqual(2_048);
  for (const [at, each] of names.entries())
    expect(Math.abs(Number(each) - (at + 1) * every)).toBeLessThanOrEqual(every);
});
