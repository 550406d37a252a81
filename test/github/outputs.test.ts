import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Log } from '../../src/github/log.ts';
import { beginOutputs, completeOutputs, LIST_BYTES, writeOutputs } from '../../src/github/outputs.ts';
import { UrlList } from '../../src/rows/url-list.ts';
import { parseOutputs } from '../runner/file-commands.ts';
import { parseLog } from '../runner/log.ts';
import { makeFolder } from '../runner/temp-folders.ts';

let file: string;
let printed: string;
const outputs = () => parseOutputs(readFileSync(file, 'utf8'));

beforeEach(() => {
  file = path.join(makeFolder('outputs'), 'output');
  printed = '';
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_OUTPUT', file);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const values = {
  urls: [] as readonly string[] | undefined,
  buckets: [] as { bucketId: string; bucketName: string; bucketType: string | null }[],
  'file-count': 3,
  'total-bytes': Number.MAX_SAFE_INTEGER,
  'bucket-count': 1,
  'output-dir': '/x',
  'manifest-path': '/x/manifest.json',
  'artifact-id': '',
  'artifact-url': '',
  requests: 4,
  added: 1,
  removed: 0,
  changed: 2,
  'gates-failed': '' as const,
};

test('complete is false first and true last', () => {
  beginOutputs();
  expect(outputs()).toEqual({ complete: 'false' });
  writeOutputs(values, new Log(), '/x');
  expect(outputs().complete).toBe('false');
  completeOutputs();
  expect(outputs()).toEqual({
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    urls: '[]',
    buckets: '[]',
    omitted: '[]',
    complete: 'true',
  });
});

test('lists that are too large are left out whole, named, and warned of once each', () => {
  const buckets = Array.from({ length: 2_000 }, (_, i) => ({
    bucketId: `${i}`,
    bucketName: 'b'.repeat(40),
    bucketType: null,
  }));
  writeOutputs({ ...values, urls: undefined, buckets }, new Log(), '/x');
  expect(outputs()).toMatchObject({ urls: '', buckets: '', omitted: '["urls","buckets"]' });
  expect(parseLog(printed).annotations).toEqual(
    ['urls', 'buckets'].map((name) => ({
      kind: 'warning',
      message: `Output \`${name}\` is left out, since it is larger than 100 KiB; the whole list is in /x`,
    })),
  );
});

test('a list of URLs is kept up to 100 KiB of JSON in UTF-8', () => {
  const fill = (last: number) => {
    const list = new UrlList();
    // Each takes its length and two quotes; between two stands a comma; the brackets take two.
    for (let i = 0; i < 99; i++) list.add('ü'.repeat(510));
    list.add('x'.repeat(last));
    return list;
  };
  const left = LIST_BYTES - 2 - 99 * 1_023 - 2;
  const full = fill(left);
  const text = JSON.stringify(full.items);
  expect(Buffer.byteLength(text)).toBe(LIST_BYTES);
  writeOutputs({ ...values, urls: full.items }, new Log(), '/x');
  expect(outputs()).toMatchObject({ urls: text, omitted: '[]' });
  expect(fill(left + 1).items).toBeUndefined();
});

test('when there are too many the first are still there for people; a new walk begins anew', () => {
  const list = new UrlList();
  list.add(null);
  for (let i = 0; i < 5_000; i++) list.add(`https://example.com/${i}/${'x'.repeat(50)}`);
  expect(list.items).toBeUndefined();
  expect(list.first).toHaveLength(10);
  list.clear();
  expect([list.items, list.first]).toEqual([[], []]);
  list.add('a');
  expect(list.items).toEqual(['a']);
});
