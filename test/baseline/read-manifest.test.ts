import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Baseline, NOT_COMPLETE, otherRequest, readBaseline } from '../../src/baseline/read-manifest.ts';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { soundManifest } from '../inventory/sound-manifest.ts';
import { makeFolder } from '../runner/temp-folders.ts';

/** What is said of a manifest with these members changed. */
async function said(changes: object | string): Promise<string | undefined> {
  const file = path.join(makeFolder('baseline'), 'manifest.json');
  writeFileSync(
    file,
    typeof changes === 'string' ? changes : JSON.stringify({ ...soundManifest(), ...changes }),
  );
  const read = await readBaseline(file);
  return typeof read === 'string' ? read : undefined;
}

const bucket = soundManifest().buckets[0]!;
const output = soundManifest().outputs[0]!;
const request = soundManifest().request;

describe('a manifest that is not valid is refused', () => {
  test('a sound one is read', async () => {
    expect(await said({})).toBeUndefined();
    expect(await said({ somethingOfALaterVersion: 1 })).toBeUndefined();
  });

  test.each<[what: string, changes: object | string, said: string]>([
    ['cut short', JSON.stringify(soundManifest()).slice(0, 300), 'is not a manifest.json of this action'],
    ['a number', '5', 'is not a manifest.json of this action'],
    ['null', 'null', 'is not a manifest.json of this action'],
    ['of another tool', { tool: { name: 'rclone' } }, 'is not a manifest.json of this action'],
    [
      'of a newer schema',
      { schemaVersion: 2 },
      'has schema version 2, but this version of the action reads 1; update the action',
    ],
    [
      'of a newer schema that we could not read',
      '{"tool":{"name":"b2-inventory"},"schemaVersion":3}',
      'has schema version 3, but this version of the action reads 1; update the action',
    ],
    ['not complete', { complete: false }, NOT_COMPLETE],
    ['without a schema', { schemaVersion: '1' }, 'is damaged: invalid `schemaVersion`'],
    ['complete in words only', { complete: 'true' }, 'is damaged: invalid `complete`'],
    [
      'complete, and a bucket failed',
      { buckets: [{ ...bucket, error: 'HTTP 503' }] },
      'is damaged: invalid `buckets`',
    ],
    ['with a bucket twice', { buckets: [bucket, bucket] }, 'is damaged: invalid `buckets`'],
    ['without a request', { request: undefined }, 'is damaged: invalid `request`'],
    [
      'with a filter that is none',
      { request: { ...request, include: '*' } },
      'is damaged: invalid `request`',
    ],
    ['of no time', { startedAt: 'yesterday' }, 'is damaged: invalid `startedAt`'],
    ['with a count below nothing', { files: -1 }, 'is damaged: invalid `files`'],
    ['without files', { outputs: {} }, 'is damaged: invalid `outputs`'],
    [
      'with a checksum that is none',
      { outputs: [{ ...output, sha256: 'abc' }] },
      'is damaged: invalid `outputs`',
    ],
    [
      'with quantiles that are not in order',
      { buckets: [{ ...bucket, quantiles: { every: 1, names: ['b', 'a'] } }] },
      'is damaged: invalid quantiles',
    ],
    [
      'with quantiles that are null',
      { buckets: [{ ...bucket, quantiles: null }] },
      'is damaged: invalid quantiles',
    ],
  ])('%s', async (_, changes, fault) => {
    expect(await said(changes)).toBe(fault);
  });

  test.each(['/etc/passwd', '../x', 'a/../../x', 'a/..', '..', 'a\\b', '\\\\server\\x', 'C:x', 'c:/x'])(
    'with the path %s',
    async (at) => {
      const outputs = [output, { ...output, path: at }];
      expect(await said({ outputs })).toBe(`lists a file outside its folder: ${JSON.stringify(at)}`);
    },
  );

  test('cannot be read', async () => {
    const folder = makeFolder('baseline');
    expect(await readBaseline(path.join(folder, 'x'))).toBe('cannot be read (ENOENT)');
    expect(await readBaseline(folder)).toBe('is a folder; give the path of its manifest.json');
    if (process.platform !== 'win32')
      expect(await readBaseline('/dev/zero')).toBe('is not a manifest.json of this action');
    const large = path.join(folder, 'large');
    writeFileSync(large, '');
    truncateSync(large, 2 ** 40);
    expect(await readBaseline(large)).toBe('is not a manifest.json of this action');
  });

  test('any value in place of any part of it', async () => {
    const file = path.join(makeFolder('baseline'), 'manifest.json');
    const whole = soundManifest() as unknown as Record<string, unknown>;
    const part = fc.constantFrom(...Object.keys(whole));
    await fc.assert(
      fc.asyncProperty(part, fc.jsonValue(), async (name, value) => {
        writeFileSync(file, JSON.stringify({ ...whole, [name]: value }));
        const read = await readBaseline(file);
        // Read or refused, and what is read can be worked with.
        if (typeof read !== 'string') expect(typeof otherRequest(read, request)).toMatch(/string|undefined/);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('a baseline of another request is refused', () => {
  const of = (changes: Partial<Manifest['request']>): Baseline =>
    soundManifest({ request: { ...request, ...changes } });
  const asked = { ...request, buckets: ['b-bucket', 'a-bucket'] };

  test.each<[Partial<Manifest['request']>, string | undefined]>([
    [{}, undefined],
    [{ urlStyle: 's3' }, undefined],
    [{ buckets: ['b-bucket'] }, 'was made with another `bucket`: b-bucket instead of a-bucket, b-bucket'],
    [
      { buckets: ['b-bucket, a-bucket'] },
      'was made with another `bucket`: b-bucket, a-bucket instead of a-bucket, b-bucket',
    ],
    [
      { buckets: ['a-bucket', 'b-bucket'] },
      'was made with the buckets in another order; use its order: a-bucket, b-bucket',
    ],
    [{ buckets: null }, 'was made with another `bucket`: * instead of a-bucket, b-bucket'],
    [{ prefix: 'a' }, 'was made with another `prefix`: "a" instead of ""'],
    [{ versions: 'all' }, 'was made with another `versions`: all instead of current'],
    [{ where: 'size > 1' }, 'was made with another `where`: "size > 1" instead of ""'],
    [{ exclude: ['b', 'a'] }, 'was made with another `exclude`: "a", "b" instead of ""'],
  ])('%o', (changes, fault) => {
    expect(otherRequest(of({ buckets: asked.buckets, ...changes }), asked)).toBe(fault);
  });
});
