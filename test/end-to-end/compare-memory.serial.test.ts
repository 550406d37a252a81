import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ContentConfig } from '../b2-server/index.ts';
import type { ActionResult, ActionRun } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { failure, readInventory, runInventory, startLargeAccount } from './setup.ts';

const MIB = 2 ** 20;
const LIMIT_MIB = 300;
/** Every seventh file is hidden in the baseline, every fifth now: a quarter of all files is added or removed. */
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
  const server = await startLargeAccount(content);
  stops.push(server.stop);
  const given = { bucket: 'many-files', formats: 'csv', ...inputs };
  const result = await runInventory(server, given, { timeoutMs: 600_000, ...rest });
  server.stop();
  return result;
}

const isHidden = (at: number, every: number) => at % every === every - 1;
const before = (count: number): ContentConfig => ({ kind: 'hex', count, hiddenEvery: HIDDEN_BEFORE });
const now = (count: number): ContentConfig => ({ kind: 'hex', count, hiddenEvery: HIDDEN_NOW });

/** Compares two inventories of this many files. @returns the peak memory of the action in MiB */
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
  test(`takes at most ${LIMIT_MIB} MiB, for any number of files`, async () => {
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
  ])('that is cancelled while it %s stops its work and leaves nothing', async (_, begun) => {
    const [workspace, runnerTemp] = [makeFolder('workspace'), makeFolder('runner-temp')];
    await run({ kind: 'hex', count: 1_000_000 }, {}, { workspace, runnerTemp });
    const files = readdirSync(workspace);
    let [atSignal, atEnd] = [0, 0];
    const result = await run(
      // One file is left, so all the work is done after listing.
      { kind: 'counter', count: 1 },
      { baseline: 'b2-inventory/manifest.json', 'output-dir': 'now' },
      {
        workspace,
        runnerTemp,
        onSpawn(child) {
          const timer = setInterval(() => {
            atEnd = Math.max(atEnd, transferredBytes(child.pid!));
            if (child.killed || !begun(workspace, runnerTemp)) return;
            atSignal = atEnd;
            child.kill('SIGTERM');
          }, 2);
          child.once('exit', () => clearInterval(timer));
        },
      },
    );
    expect(failure(result)).toBe('Cancelled (SIGTERM); the inventory is not complete');
    // To read the baseline to its end, or to write a change for each of its rows, takes more bytes than its table has.
    expect(atSignal).toBeGreaterThan(0);
    expect(atEnd - atSignal).toBeLessThan(
      statSync(path.join(workspace, 'b2-inventory/files.csv')).size * 0.3,
    );
    expect(readdirSync(runnerTemp).sort()).toEqual([
      '_github_workflow',
      '_runner_file_commands',
      'b2-inventory-claims',
    ]);
    expect(readdirSync(workspace)).toEqual(files);
  });
});

/** The bytes that a process has read and written so far, as Linux counts them; 0 when the process has ended. */
function transferredBytes(pid: number): number {
  try {
    const counts = readFileSync(`/proc/${pid}/io`, 'utf8').matchAll(/^[rw]char: (\d+)$/gm);
    return counts.reduce((sum, [, bytes]) => sum + Number(bytes), 0);
  } catch {
    return 0;
  }
}
