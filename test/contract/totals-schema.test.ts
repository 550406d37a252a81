import { describe, expect, test } from 'vitest';
import { FIGURE_VOCABULARY } from '../../src/audit/figure-vocabulary.ts';
import { evaluateGates, printedGates } from '../../src/audit/gates.ts';
import { parseGate } from '../../src/conditions/parse.ts';
import { describe as manifestOf } from '../../src/inventory/manifest.ts';
import { TotalsCollector } from '../../src/totals/collector.ts';
import { eachRow, type Listed, MemoryKeys, NOW, YEAR_10000 } from '../rows/listed.ts';
import { faultOf, validateManifest } from './validate.ts';

const FILE: Listed = {
  bucket: 'my-bucket',
  fileName: 'a/b/c/d.txt',
  action: 'upload',
  contentLength: 7,
  contentType: 'text/plain',
  contentSha1: '0'.repeat(40),
  uploadTimestamp: NOW,
};
const FILES: Listed[] = [
  FILE,
  { ...FILE, fileName: 'a/x', uploadTimestamp: YEAR_10000 },
  { ...FILE, fileName: 'y', action: 'hide', contentLength: 0, contentType: null },
];
const MANIFEST = manifestOf({
  version: '1.0.0',
  startedAt: new Date(NOW),
  request: { list: 'files', buckets: null, prefix: '', versions: 'all', urlStyle: 'friendly' },
  buckets: [],
  totals: new Map(),
  quantiles: new Map(),
  failed: new Map(),
  service: {
    requests: 1,
    retries: 0,
    throttled: 0,
    authorizations: 1,
    rowsReceived: 3,
    transactions: 1,
    concurrency: 1,
  },
  outputs: [],
  learned: {},
});

async function collected(versions: boolean, keys?: MemoryKeys) {
  const collector = new TotalsCollector({ now: NOW, versions, keys });
  eachRow(FILES, versions, (row) => collector.add(row));
  return { totals: await collector.end(), all: collector.figures };
}

function valid(more: object): void {
  // As a reader of manifest.json finds it.
  const manifest: unknown = JSON.parse(JSON.stringify({ ...MANIFEST, ...more }));
  expect(validateManifest(manifest), faultOf(validateManifest)).toBe(true);
}

describe('manifest.json', () => {
  test('may have totals, as the schema says', async () => {
    valid({});
    valid({ totals: (await collected(false)).totals });
    const { totals } = await collected(true, new MemoryKeys());
    expect(totals.folders!.heaviest).toHaveLength(3);
    expect(totals.duplicates).toMatchObject({ groups: 1 });
    valid({ totals });
    valid({ totals: { ...(await collected(true, new MemoryKeys(1))).totals, folders: null } });
  });

  test('has no others', async () => {
    const { totals } = await collected(false);
    expect(validateManifest({ ...MANIFEST, totals: { ...totals, more: 1 } })).toBe(false);
    expect(validateManifest({ ...MANIFEST, gates: [] })).toBe(false);
  });

  test('has the results of gates', async () => {
    const { totals, all } = await collected(false);
    const gates = FIGURE_VOCABULARY.terms.map(({ example }) =>
      parseGate(`warn: ${example}`, FIGURE_VOCABULARY),
    );
    const results = evaluateGates(gates, {
      now: NOW,
      complete: true,
      buckets: 1,
      publicBuckets: 1,
      results: undefined,
      urlFailures: undefined,
      locked: undefined,
      all,
      filesOf: () => ({}),
      within: () => all,
      versions: totals.versions,
      duplicates: totals.duplicates,
      changes: 'there is no earlier inventory yet',
    });
    valid({ gates: printedGates(results) });
  });
});
