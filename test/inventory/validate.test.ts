import { describe, expect, test } from 'vitest';
import { damagedPart, isEarlierTotals } from '../../src/inventory/validate.ts';
import { soundManifest } from './sound-manifest.ts';

const [bucket, output, request] = [
  soundManifest().buckets[0]!,
  soundManifest().outputs[0]!,
  soundManifest().request,
];

describe('a manifest is accepted', () => {
  test.each<[what: string, changes: object]>([
    ['as we write it', {}],
    ['with members of a later version', { later: 0.5, buckets: [{ ...bucket, later: 0.5 }] }],
    [
      'whatever the members are that are only shown',
      { tool: 1, endedAt: 2, service: 3, totals: 4, gates: 5 },
    ],
    ['whatever its history is', { history: 'x', changes: [] }],
    ['with any URL style', { request: { ...request, urlStyle: null, mirrorStyles: '\ud800' } }],
    ['with any type of bucket', { buckets: [{ ...bucket, bucketType: 5 }] }],
    ['with any count of rows left out', { outputs: [{ ...output, leftOut: -1.5 }] }],
    ['with a path that is checked elsewhere', { outputs: [{ ...output, path: '../x' }] }],
  ])('%s', (_, changes) => {
    expect(damagedPart({ ...soundManifest(), ...changes })).toBeUndefined();
  });
});

describe('a manifest is damaged', () => {
  test.each<[part: string, what: string, changes: object]>([
    ['`startedAt`', 'a month that does not exist', { startedAt: '2026-13-20T03:00:00.000Z' }],
    ['`startedAt`', 'a time of another length', { startedAt: '2026-11-20T03:00:00Z' }],
    ['`request`', 'another kind of listing', { request: { ...request, list: 'folders' } }],
    ['`request`', 'an empty filter, which is never written', { request: { ...request, include: [] } }],
    ['`request`', 'a list', { request: [] }],
    ['`complete`', 'text', { complete: 'true' }],
    ['`files`', 'a number that is not exact', { files: 2 ** 53 }],
    ['`bytes`', 'a fraction', { bytes: 1.5 }],
    ['`buckets`', 'a name that is not Unicode', { buckets: [{ ...bucket, bucketName: '\ud800' }] }],
    ['`buckets`', 'no id', { buckets: [{ ...bucket, bucketId: '' }] }],
    ['`outputs`', 'a checksum in upper case', { outputs: [{ ...output, sha256: 'A'.repeat(64) }] }],
    ['`outputs`', 'columns that are not text', { outputs: [{ ...output, columns: [1] }] }],
    ['quantiles', 'more names than rows', { buckets: [withQuantiles({ every: 2, names: ['a', 'b'] })] }],
    ['quantiles', 'a distance of 0', { buckets: [withQuantiles({ every: 0, names: [] })] }],
    [
      'quantiles',
      'a name that is not Unicode',
      { buckets: [withQuantiles({ every: 1, names: ['\ud800'] })] },
    ],
    [
      'quantiles',
      'rows that are not exact',
      { buckets: [withQuantiles({ rows: 1e300, every: 1, names: [] })] },
    ],
  ])('%s: %s', (part, _, changes) => {
    expect(damagedPart({ ...soundManifest(), ...changes })).toBe(part);
  });

  test('the first part in the order of the check is named', () => {
    expect(damagedPart({})).toBe('`startedAt`');
    expect(damagedPart({ ...soundManifest(), outputs: 1, bytes: 'x', request: null })).toBe('`request`');
  });
});

test('an entry of the history may have other members', () => {
  const entry = { startedAt: '2026-11-20T03:00:00.000Z', files: 1, bytes: 2 };
  const many = Array.from({ length: 11 }, (_, index) => ({
    bucketName: `b${index}`,
    files: 0,
    bytes: 0,
    more: 1,
  }));
  expect(isEarlierTotals({ ...entry, more: 'x', buckets: many })).toBe(true);
  expect(isEarlierTotals({ ...entry, buckets: [{ bucketName: '' }] })).toBe(false);
  expect(isEarlierTotals({ ...entry, files: -1 })).toBe(false);
});

function withQuantiles(quantiles: object): object {
  return { ...bucket, quantiles };
}
