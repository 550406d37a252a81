import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ContentConfig } from '../b2-server/index.ts';
import { type ActionResult, type ActionRun, runAction } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { serve } from './own-server.ts';
import { failure, MASTER, readInventory } from './setup.ts';

const MIB = 2 ** 20;
const LIMIT_MIB = 450;
const AT_ONCE_MS = 1_500;
/** One in so many files is hidden before, and now: a quarter of all comes or goes. */
const [HIDDEN_BEFORE, HIDDEN_NOW] = [7, 5];
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function run(
  content: ContentConfig,
  inputs: Record<string, string>,
  rest: ActionRun,
): Promise<ActionResult> {
  const { url: endpoint, stop } = await serve(content);
  stops.push(stop);
  const credentials = { 'application-key-id': MASTER.id, 'application-key': MASTER.secret };
  const result = await runAction({
    inputs: {
      ...credentials,
      endpoint,
      bucket: 'many-files',
      'artifact-name': 'none',
      formats: 'csv',
      ...inputs,
    },
    github: null,
    timeoutMs: 600_000,
    ...rest,
  });
  stop();
  return result;
}

const isHidden = (at: number, every: number) => at % every === every - 1;
const before = (count: number): ContentConfig => ({ kind: 'hex', count, hiddenEvery: HIDDEN_BEFORE });
const now = (count: number): ContentConfig => ({ kind: 'hex', count, hiddenEvery: HIDDEN_NOW });

/** Compares so many files with as many, and tells the most memory that the action held, in MiB. */
async function peak(count: number): Promise<number> {
  const workspace = makeFolder('compared');
  const first = await run(before(count), {}, { workspace });
  const result = await run(
    now(count),
    { baseline: 'b2-inventory/manifest.json', 'output-dir': 'now' },
    { workspace },
  );
  const mib = (result.peakRssBytes ?? 0) / MIB;
  console.log(
    `${count} files: ${(first.peakRssBytes! / MIB).toFixed(0)} MiB, ${(first.wallMs / 1_000).toFixed(1)} s; compared ${mib.toFixed(0)} MiB, ${(result.wallMs / 1_000).toFixed(1)} s`,
  );
  expect(result).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  const { kinds, renamesKnown } = readInventory(result, 'now').manifest.changes!;
  const counted = { added: 0, removed: 0 };
  for (let at = 0; at < count; at++) {
    const [was, is] = [!isHidden(at, HIDDEN_BEFORE), !isHidden(at, HIDDEN_NOW)];
    if (!was && is) counted.added++;
    if (was && !is) counted.removed++;
  }
  const { added, removed, ...others } = kinds;
  expect({ added: added!.files, removed: removed!.files }).toEqual(counted);
  expect(Object.values(others).every(({ files }) => files === 0)).toBe(true);
  expect(renamesKnown).toBe(true);
  first.dispose();
  result.dispose();
  return mib;
}

describe.skipIf(process.platform !== 'linux')('a comparison with a baseline', () => {
  test(`holds at most ${LIMIT_MIB} MiB, however many files there are`, async () => {
    const [some, many] = [await peak(200_000), await peak(1_000_000)];
    expect.soft(some).toBeLessThan(LIMIT_MIB);
    expect.soft(many).toBeLessThan(LIMIT_MIB);
  });

  const partial = (workspace: string) =>
    readdirSync(workspace).find((name) => name.startsWith('.now.partial-'));
  test.each<[what: string, begun: (workspace: string, runnerTemp: string) => boolean]>([
    [
      'reads what is left of a long baseline',
      (_, temp) => readdirSync(temp).some((name) => name.startsWith('b2-inventory-changes-')),
    ],
    [
      'writes what has changed',
      (workspace) => existsSync(path.join(workspace, partial(workspace) ?? '', 'changes.txt')),
    ],
  ])('that is cancelled while it %s ends at once and leaves nothing', async (_, begun) => {
    const [workspace, runnerTemp] = [makeFolder('workspace'), makeFolder('runner-temp')];
    await run({ kind: 'hex', count: 1_000_000 }, {}, { workspace, runnerTemp });
    const files = readdirSync(workspace);
    let [sent, ended] = [0, 0];
    const result = await run(
      // One file is left, so that all the work is to be done after the walk.
      { kind: 'counter', count: 1 },
      { baseline: 'b2-inventory/manifest.json', 'output-dir': 'now' },
      {
        workspace,
        runnerTemp,
        onSpawn(child) {
          const timer = setInterval(() => {
            if (!begun(workspace, runnerTemp)) return;
            clearInterval(timer);
            sent = performance.now();
            child.kill('SIGTERM');
          }, 10);
          child.on('exit', () => {
            clearInterval(timer);
            ended = performance.now();
          });
        },
      },
    );
    console.log(`ended ${(ended - sent).toFixed(0)} ms after the signal`);
    expect(failure(result)).toBe('Cancelled (SIGTERM); the inventory is not complete');
    // A million rows take longer to be read, and a million changes to be written.
    expect(ended - sent).toBeLessThan(AT_ONCE_MS);
    expect(readdirSync(runnerTemp).sort()).toEqual(['_github_workflow', '_runner_file_commands']);
    expect(readdirSync(workspace)).toEqual(files);
  });
});
