import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generatedContent, PASSING_FAULTS } from '../../b2-server/index.ts';
import { readInventory, runInventory, startAccount, strayFiles } from '../setup.ts';
import { RELIABILITY, reliabilityText } from './reliability.ts';
import { SCENARIOS } from './scenarios.ts';
import { tryScenario, type Verdict } from './try-scenario.ts';

const verdicts = new Map<string, Verdict>();
const BUNDLE_RUNS = 20;
let bundleRuns = 0;

describe.each([1, 16])('at concurrency %d: every row once, or one clear error and no file', (concurrency) => {
  test.each(SCENARIOS)('$name', async (scenario) => {
    const verdict = await tryScenario(scenario, concurrency);
    expect(verdict.faults).toEqual([]);
    verdicts.set(`${concurrency} ${scenario.name}`, verdict);
  });
});

describe('the bundle, with real waits', () => {
  const content = generatedContent('logs', 2_000);
  const names = Array.from({ length: content.count }, (_, i) => content.name(i));

  test.concurrent.each(Array.from({ length: BUNDLE_RUNS }, (_, n) => n))('random schedule %d', async (n) => {
    const server = await startAccount([{ name: 'the-bucket', content }], [], {
      settings: { pageLimit: 200 },
    });
    try {
      const calls = ['b2_list_file_names', 'b2_list_buckets'];
      server.faults.random(700 + n, n % 2 ? 0.05 : 0.2, [...PASSING_FAULTS, 'bad-token'], { calls });
      const result = await runInventory(
        server,
        { bucket: 'the-bucket', concurrency: n % 4 < 2 ? '1' : '16', formats: 'ndjson' },
        { timeoutMs: 400_000 },
      );
      expect(result.outputs.complete, result.stdout).toBe('true');
      const inventory = readInventory(result);
      expect(inventory.names).toEqual(names);
      expect(strayFiles(result)).toEqual([]);
      // Every retry is in the log, and all of them in the manifest.
      const { retries } = inventory.manifest.service;
      expect(result.stdout.match(/^Attempt \d+ failed, /gm)?.length ?? 0).toBe(retries);
      bundleRuns += 1;
      result.dispose();
    } finally {
      await server.close();
    }
  });
});

test('docs/reliability.md is written', ({ skip }) => {
  if (verdicts.size < SCENARIOS.length * 2 || bundleRuns < BUNDLE_RUNS)
    skip('only after all scenarios have run');
  const found = SCENARIOS.map(({ name }) => ({
    name,
    alone: verdicts.get(`1 ${name}`)!,
    parallel: verdicts.get(`16 ${name}`)!,
  }));
  writeFileSync(RELIABILITY, reliabilityText(found, bundleRuns));
});
