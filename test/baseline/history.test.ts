import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedForward, MOST_BUCKETS, MOST_EARLIER } from '../../src/baseline/history.ts';
import {
  describe as describeFindings,
  type EarlierTotals,
  type Manifest,
} from '../../src/inventory/manifest.ts';
import { faultOf, validateManifest } from '../contract/validate.ts';
import { soundManifest } from '../inventory/sound-manifest.ts';

const DAY = 86_400_000;
const night = (day: number): string => new Date(Date.UTC(2026, 10, 20, 3) - day * DAY).toISOString();
const totals = (day: number): EarlierTotals => ({ startedAt: night(day), files: 100 - day, bytes: day });
const own: EarlierTotals = {
  startedAt: night(0),
  files: 2,
  bytes: 30,
  buckets: [{ bucketName: 'my-bucket', files: 2, bytes: 30 }],
};
const held = (history: unknown) => soundManifest({ history: history as EarlierTotals[] });

describe('what is carried forward', () => {
  test('is the baseline itself, then what it held', () => {
    expect(carriedForward(soundManifest())).toEqual([own]);
    expect(carriedForward(held([totals(1), totals(2)]))).toEqual([own, totals(1), totals(2)]);
  });

  test('night after night, are the last ninety', () => {
    let manifest: Manifest = soundManifest({ startedAt: night(100) });
    for (let day = 99; day >= 0; day--) {
      manifest = soundManifest({ startedAt: night(day), history: carriedForward(manifest) });
    }
    const { history = [] } = manifest;
    expect(history).toHaveLength(MOST_EARLIER);
    expect(history.map(({ startedAt }) => startedAt)).toEqual(history.map((_, at) => night(at + 1)));
    expect(JSON.stringify(history, null, 2).length).toBeLessThan(40_000);
  });

  test('is bounded with many buckets too', () => {
    const bucket = (index: number) => ({
      ...soundManifest().buckets[0]!,
      ...{ bucketId: `${index}`.padStart(24, '0'), bucketName: `${index}`.padStart(63, 'b') },
    });
    const of = (count: number) =>
      soundManifest({ buckets: Array.from({ length: count }, (_, index) => bucket(index)) });
    expect(carriedForward(of(MOST_BUCKETS))[0]!.buckets).toHaveLength(MOST_BUCKETS);
    const [many] = carriedForward(of(MOST_BUCKETS + 1));
    expect(many).toEqual({ startedAt: night(0), files: 2, bytes: 30 });
    expect(JSON.stringify(carriedForward(of(MOST_BUCKETS)), null, 2).length * MOST_EARLIER).toBeLessThan(
      256_000,
    );
  });

  test.each<[what: string, history: unknown, taken: number]>([
    ['no list', { length: 3 }, 0],
    ['null', [null], 0],
    ['a time that is none', [{ ...totals(1), startedAt: 'x' }], 0],
    ['a count that is none', [totals(1), { ...totals(2), files: 1.5 }, totals(3)], 1],
    ['an order that is none', [totals(1), totals(3), totals(2)], 2],
    ['a night twice', [totals(1), totals(1)], 1],
    ['the baseline itself', [totals(0)], 0],
    ['what came after it', [totals(-1)], 0],
    ['buckets that are none', [{ ...totals(1), buckets: [{ bucketName: 5 }] }], 0],
  ])('ends before what is not sound: %s', (_, history, taken) => {
    expect(carriedForward(held(history))).toHaveLength(taken + 1);
  });

  test('holds nothing else, whatever was there', () => {
    const more = { ...totals(1), buckets: [{ ...own.buckets![0]!, more: 'x' }], more: 'y' };
    expect(carriedForward(held([more]))[1]).toEqual({ ...totals(1), buckets: own.buckets });
  });

  test('is always as the schema says', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({
        startedAt: fc.oneof(fc.integer({ min: -2, max: 9 }).map(night), fc.string()),
        files: fc.oneof(fc.nat(), fc.double()),
        bytes: fc.nat(),
        buckets: fc.option(
          fc.array(fc.record({ bucketName: fc.string(), files: fc.nat(), bytes: fc.nat() })),
          { nil: undefined },
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(odd), (history) => {
        const manifest = soundManifest({ history: carriedForward(held(history)) });
        expect(validateManifest(manifest), faultOf(validateManifest)).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

test('a manifest carries its history', () => {
  const { service, request } = soundManifest();
  const findings = {
    ...{ version: '1.0.0', startedAt: new Date(0), request, service, buckets: [], outputs: [] },
    ...{ totals: new Map(), quantiles: new Map(), failed: new Map() },
  };
  expect(describeFindings({ ...findings, learned: {} })).not.toHaveProperty('history');
  const manifest = describeFindings({ ...findings, learned: { history: [own] } });
  expect(manifest.history).toEqual([own]);
  expect(validateManifest(manifest), faultOf(validateManifest)).toBe(true);
});
