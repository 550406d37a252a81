import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Log } from '../../src/github/log.ts';
import { beginOutputs, completeOutputs, LIST_BYTES, writeOutputs } from '../../src/github/outputs.ts';
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
  'report-url': '',
  'release-url': '',
  'signed-urls-path': '',
  requests: 4,
  added: 1,
  removed: 0,
  changed: 2,
  'gates-failed': '' as const,
  errors: 0,
  warnings: 3,
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

test('lists that are too large are left out whole, named, and reported by one line of the log each', () => {
  const buckets = Array.from({ length: 2_000 }, (_, i) => ({
    bucketId: `${i}`,
    bucketName: 'b'.repeat(40),
    bucketType: null,
  }));
  writeOutputs({ ...values, urls: undefined, buckets }, new Log(), '/x');
  expect(outputs()).toMatchObject({ urls: '', buckets: '', omitted: '["urls","buckets"]' });
  expect(parseLog(printed).annotations).toEqual([]);
  for (const name of ['urls', 'buckets']) {
    const line = `Output \`${name}\` is empty: the list is larger than 100 KiB. The full list is in /x`;
    expect(printed.split('\n').filter((each) => each === line)).toHaveLength(1);
  }
});

test('a list of URLs at the limit is an output', async () => {
  const urls = ['x'.repeat(LIST_BYTES - 4)];
  expect(Buffer.byteLength(JSON.stringify(urls))).toBe(LIST_BYTES);
  writeOutputs({ ...values, urls }, new Log(), '/x');
  expect(outputs()).toMatchObject({ urls: JSON.stringify(urls), omitted: '[]' });
});
