import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { bucketOf, failure, messages, runInventory, signalWhen, startAccount } from './setup.ts';

const OPEN = { event: { repository: { private: false, visibility: 'public' } } };
const ACTION = { GITHUB_ACTION_REPOSITORY: 'octo/action', GITHUB_ACTION_REF: 'v1' };
const DOCS = 'https://github.com/octo/action/blob/v1/docs/';
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    bucketOf('open-bucket', ['a', 'b']),
    bucketOf('private-bucket', ['secret/a', 'secret/b'], 'allPrivate'),
  ]);
});
beforeEach(() => {
  server.faults.clear();
  server.counters.reset();
});
afterAll(() => server.close());

const run = (inputs: Record<string, string>, more = {}) =>
  runInventory(server, { bucket: 'open-bucket', ...inputs }, { env: ACTION, ...more });

/** The message that a summary shows. */
function said(summary: string): string {
  const [, html] = /<pre>([\s\S]*?)<\/pre>/.exec(summary) ?? [];
  return (html ?? '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

describe('a failed step says what failed, what to do, and where that is explained', () => {
  test.each<[string, Record<string, string>, string]>([
    ['an input', { where: 'siez > 1' }, 'filters.md'],
    ['several inputs', { include: '', gates: 'nonsense', concurrency: '99' }, 'gates.md'],
    ['a baseline', { baseline: 'last' }, 'baseline.md'],
    ['a gate', { gates: 'file-count == 7' }, 'gates.md'],
    ['an unknown bucket', { bucket: 'no-such-bucket' }, 'troubleshooting.md'],
  ])('%s', async (_, inputs, page) => {
    const result = await run(inputs);
    expect(result.code).toBe(1);
    const [message] = messages(result, 'error');
    expect(result.summary.startsWith('## B2 inventory failed\n')).toBe(true);
    expect(result.summary).toContain(`[docs/${page}](${DOCS}${page})`);
    // All of the message, as text.
    expect(said(result.summary)).toBe(message);
    result.dispose();
  });

  test('an error of B2', async () => {
    server.faults.at('b2_list_file_names', 1, 'cap');
    const result = await run({});
    expect(result.summary).toContain(`](${DOCS}limits.md#cost)`);
    expect(result.summary).toContain('transaction&#95;cap&#95;exceeded');
  });

  test.skipIf(process.platform === 'win32')('a run that was cancelled', async () => {
    server.faults.at('b2_list_file_names', 1, 'hang');
    const lists = () => server.counters.calls.b2_list_file_names ?? 0;
    const result = await run(
      {},
      signalWhen('SIGTERM', () => lists() === 1),
    );
    failure(result);
    expect(result.summary).toContain('<pre>Cancelled &#40;SIGTERM&#41;; the inventory is not complete</pre>');
  });

  test('once, before the inventory if there is one', async () => {
    const result = await run({ gates: 'file-count == 7' });
    expect(result.summary.match(/## B2 inventory failed/g)).toHaveLength(1);
    expect(result.summary).toContain('**❌ the gate fails · 2 files, 24 bytes**');
    const passed = await run({});
    expect(passed.summary).not.toContain('failed');
  });
});

describe('names are hidden where they must be', () => {
  test.each([
    ['before the policy is known', { include: 'secret/{a' }, 'Wrong: `include`.'],
    [
      'before it is known, of a public bucket',
      { bucket: 'open-bucket', include: 'secret/{a' },
      'Wrong: `include`.',
    ],
    ['in several inputs', { exclude: 'secret/{a', where: 'name = secret' }, 'Wrong: `exclude`, `where`.'],
    ['in a prefix', { prefix: 'secret/\u0001' }, 'Wrong: `prefix`.'],
  ])('%s', async (_, inputs, text) => {
    const result = await run({ bucket: 'private-bucket', ...inputs }, OPEN);
    expect(result.code).toBe(1);
    expect(result.summary).not.toContain('secret');
    expect(said(result.summary)).toBe(`${text} The log of the step has the message.`);
  });

  test('in gates, whose line is free of them', async () => {
    const gates = 'file-count in secret/** == 7';
    const result = await run({ bucket: 'private-bucket', gates }, OPEN);
    expect(result.summary).not.toContain('secret');
    expect(said(result.summary)).toContain('file-count in … is 2');
  });

  test('and shown in a private repository', async () => {
    const result = await run({ bucket: 'private-bucket', include: 'secret/{a' });
    expect(result.summary).toContain('secret/');
  });
});

describe('a list of buckets', () => {
  const inputs = { bucket: '' };
  test.each([
    [{ ...inputs, 'artifact-name': 'mine' }, []],
    [
      { ...inputs, 'artifact-name': '' },
      [
        'Nothing is uploaded: this repository is public, or its visibility is unknown, and a bucket is private. Set `artifact-name` to upload the inventory anyway',
      ],
    ],
    [{ ...inputs, 'artifact-name': 'none' }, []],
  ])('never warns about file names: %j', async (given, warnings) => {
    const result = await run(given, { ...OPEN, github: undefined });
    expect(result.outputs.complete, result.stdout).toBe('true');
    expect(messages(result, 'warning')).toEqual(warnings);
    expect(result.summary).not.toContain('ile names');
    result.dispose();
  });
});
