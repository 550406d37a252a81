import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import {
  bucketOf,
  failure,
  messages,
  readFolder,
  runInventory,
  signalWhen,
  startAccount,
  strayFiles,
} from './setup.ts';

let server: B2Server;
let job: { workspace: string; runnerTemp: string };

beforeAll(async () => {
  server = await startAccount([
    bucketOf('first-bucket', ['a', 'b', 'c', 'd']),
    bucketOf('other-bucket', ['z']),
  ]);
});
beforeEach(() => {
  job = { workspace: makeFolder('workspace'), runnerTemp: makeFolder('runner-temp') };
  server.faults.clear();
  server.counters.reset();
  server.settings.pageLimit = undefined;
});
afterAll(() => server.close());

const step = (inputs: Record<string, string> = {}, more = {}) =>
  runInventory(server, { bucket: 'first-bucket', ...inputs }, { ...job, ...more });
const files = () => readFolder(path.join(job.workspace, 'b2-inventory')).manifest.files;
const lists = () => server.counters.calls.b2_list_file_names ?? 0;
const advice = 'nothing in it was changed. Give each step its own `output-dir`, and its own `artifact-name`';

describe('a second step of a job', () => {
  test.each([{}, { 'output-dir': './x/../b2-inventory' }, { 'output-dir': 'link' }])(
    'does not replace the inventory of the first: %j',
    async (inputs) => {
      symlinkSync('b2-inventory', path.join(job.workspace, 'link'));
      mkdirSync(path.join(job.workspace, 'b2-inventory'));
      const first = await step();
      expect(first.outputs.complete, first.stdout).toBe('true');
      server.counters.reset();
      const second = await step({ bucket: 'other-bucket', ...inputs });
      expect(failure(second)).toBe(
        `Input \`output-dir\`: an earlier step of this job has written its inventory to ${first.outputs['output-dir']}; ${advice}`,
      );
      expect(server.counters.total).toBe(0);
      expect(files()).toBe(4);
    },
  );

  test('may write another folder', async () => {
    await step();
    const second = await step({ bucket: 'other-bucket', 'output-dir': 'other' });
    expect(second.outputs.complete).toBe('true');
    expect(files()).toBe(4);
  });

  test('may write the folder if the first has failed, or if the inventory was removed', async () => {
    server.faults.at('b2_list_file_names', 1, 'cap');
    failure(await step());
    expect((await step()).outputs.complete).toBe('true');
    rmSync(path.join(job.workspace, 'b2-inventory'), { recursive: true });
    const third = await step({ bucket: 'other-bucket' });
    expect(third.outputs.complete).toBe('true');
    expect(files()).toBe(1);
    failure(await step());
  });

  test('of another job on a kept workspace replaces it', async () => {
    await step();
    const rerun = await step(
      { bucket: 'other-bucket' },
      { runnerTemp: makeFolder('runner-temp'), attempt: 2 },
    );
    expect(rerun.outputs.complete).toBe('true');
    expect(files()).toBe(1);
  });

  test('that runs at the same moment fails, and the other does not', async () => {
    const results = await Promise.all([step(), step(), step()]);
    const [done, ...failed] = results.sort((a, b) => (a.code ?? 0) - (b.code ?? 0));
    expect(done!.outputs.complete).toBe('true');
    for (const each of failed) {
      expect(failure(each)).toMatch(
        /^Input `output-dir`: (?:another step of this job is writing|an earlier step of this job has written) its inventory to /,
      );
    }
    expect(files()).toBe(4);
  });
});

// On Windows a process that is killed in the middle of a file may keep it for a while.
describe.skipIf(process.platform === 'win32')('a step that was killed', () => {
  const partial = () => readdirSync(job.workspace).filter((name) => name.includes('.partial-'));
  const kill = async () => {
    server.settings.pageLimit = 2;
    server.faults.at('b2_list_file_names', 2, 'hang');
    const killed = await step(
      { concurrency: '1' },
      signalWhen('SIGKILL', () => lists() === 2),
    );
    server.faults.clear();
    server.settings.pageLimit = undefined;
    expect(killed.signal).toBe('SIGKILL');
    expect(partial()).toHaveLength(1);
    return killed;
  };

  test('neither blocks the next one, nor leaves anything behind', async () => {
    const killed = await kill();
    expect(strayFiles(killed)).toContainEqual(expect.stringMatching(/^b2-inventory-keys-/));
    const next = await step();
    expect(next.outputs.complete, next.stdout).toBe('true');
    expect(strayFiles(next)).toEqual([]);
  });

  test('nor in a later job', async () => {
    await kill();
    const next = await step({}, { runnerTemp: makeFolder('runner-temp') });
    expect(messages(next, 'error')).toEqual([]);
    expect(partial()).toEqual([]);
  });

  test('what belongs to others, or to a process that runs, is kept', async () => {
    const stat = readFileSync(`/proc/${process.pid}/stat`, 'latin1');
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const kept = [
      `.b2-inventory.partial-${process.pid}-${start}-abcdef`,
      '.b2-inventory.partial-mine',
      '.b2-inventoryXpartial-1-1-abcdef',
      '.other.partial-999999999-1-abcdef',
    ];
    const stale = [
      '.b2-inventory.partial-999999999-1-abcdef',
      `.b2-inventory.partial-${process.pid}-1-abcdef`,
    ];
    for (const name of [...kept, ...stale]) mkdirSync(path.join(job.workspace, name));
    for (const name of stale) writeFileSync(path.join(job.workspace, name, 'urls.txt'), 'x');
    await step();
    expect(readdirSync(job.workspace).sort()).toEqual([...kept, 'b2-inventory'].sort());
  });
});
