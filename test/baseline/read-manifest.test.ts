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

describe('a manifest that lies is told apart', () => {
  test('a sound one is read', async () => {
    expect(await said({})).toBeUndefined();
    expect(await said({ somethingOfALaterVersion: 1 })).toBeUndefined();
  });

  test.each<[what: string, changes: object | string, said: string]>([
    ['cut short', JSON.stringify(soundManifest()).slice(0, 300), 'is no manifest.json of an inventory'],
    ['a number', '5', 'is no manifest.json of an inventory'],
    ['null', 'null', 'is no manifest.json of an inventory'],
    ['of another tool', { tool: { name: 'rclone' } }, 'is no manifest.json of an inventory'],
    ['of a newer schema', { schemaVersion: 2 }, 'was made by a newer version (schema 2; this one reads 1)'],
    [
      'of a newer schema that we could not read',
      '{"tool":{"name":"b2-inventory"},"schemaVersion":3}',
      'was made by a newer version (schema 3; this one reads 1)',
    ],
    ['not complete', { complete: false }, NOT_COMPLETE],
    ['without a schema', { schemaVersion: '1' }, 'is damaged: its `schemaVersion` cannot be used'],
    ['complete in words only', { complete: 'true' }, 'is damaged: its `complete` cannot be used'],
    [
      'complete, and a bucket failed',
      { buckets: [{ ...bucket, error: 'HTTP 503' }] },
      'is damaged: its `buckets` cannot be used',
    ],
    ['with a bucket twice', { buckets: [bucket, bucket] }, 'is damaged: its `buckets` cannot be used'],
    ['without a request', { request: undefined }, 'is damaged: its `request` cannot be used'],
    [
      'with a filter that is none',
      { request: { ...request, include: '*' } },
      'is damaged: its `request` cannot be used',
    ],
    ['of no time', { startedAt: 'yesterday' }, 'is damaged: its `startedAt` cannot be used'],
    ['with a count below nothing', { files: -1 }, 'is damaged: its `files` cannot be used'],
    ['without files', { outputs: {} }, 'is damaged: its `outputs` cannot be used'],
    [
      'with a checksum that is none',
      { outputs: [{ ...output, sha256: 'abc' }] },
      'is damaged: its `outputs` cannot be used',
    ],
    [
      'with quantiles that are not in order',
      { buckets: [{ ...bucket, quantiles: { every: 1, names: ['b', 'a'] } }] },
      'is damaged: its quantiles cannot be used',
    ],
    [
      'with quantiles that are null',
      { buckets: [{ ...bucket, quantiles: null }] },
      'is damaged: its quantiles cannot be used',
    ],
  ])('%s', async (_, changes, fault) => {
    expect(await said(changes)).toBe(fault);
  });

  test.each(['/etc/passwd', '../x', 'a/../../x', 'a/..', '..', 'a\\b', '\\\\server\\x', 'C:x', 'c:/x'])(
    'with the path %s',
    async (at) => {
      const outputs = [output, { ...output, path: at }];
      expect(await said({ outputs })).toBe(`lists ${JSON.stringify(at)}, whose path leads out of its folder`);
    },
  );

  test('cannot be read', async () => {
    const folder = makeFolder('baseline');
    expect(await readBaseline(path.join(folder, 'x'))).toBe('cannot be read (ENOENT)');
    expect(await readBaseline(folder)).toBe('is a folder; give the manifest.json in it');
    if (process.platform !== 'win32')
      expect(await readBaseline('/dev/zero')).toBe('is no manifest.json of an inventory');
    const large = path.join(folder, 'large');
    writeFileSync(large, '');
    truncateSync(large, 2 ** 40);
    expect(await readBaseline(large)).toBe('is no manifest.json of an inventory');
  });

  test('whatever stands in place of any part of it', async () => {
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

describe('a baseline of another request is told apart', () => {
  const of = (changes: Partial<Manifest['request']>): Baseline =>
    soundManifest({ request: { ...request, ...changes } });
  const asked = { ...request, buckets: ['b-bucket', 'a-bucket'] };

  test.each<[Partial<Manifest['request']>, string | undefined]>([
    [{}, undefined],
    [{ urlStyle: 's3' }, undefined],
    [{ buckets: ['b-bucket'] }, 'is of b-bucket, not of a-bucket, b-bucket'],
    [{ buckets: ['b-bucket, a-bucket'] }, 'is of b-bucket, a-bucket, not of a-bucket, b-bucket'],
    [
      { buckets: ['a-bucket', 'b-bucket'] },
      'names the buckets in another order, by which rows cannot be compared: a-bucket, b-bucket',
    ],
    [{ buckets: null }, 'is of every bucket, not of a-bucket, b-bucket'],
    [{ prefix: 'a' }, 'is of the prefix "a", not of ""'],
    [{ versions: 'all' }, 'is of all versions, not of current'],
    [{ where: 'size > 1' }, 'has `where` "size > 1", not empty'],
    [{ exclude: ['b', 'a'] }, 'has `exclude` "a", "b", not empty'],
  ])('%o', (changes, fault) => {
    expect(otherRequest(of({ buckets: asked.buckets, ...changes }), asked)).toBe(fault);
  });
});
