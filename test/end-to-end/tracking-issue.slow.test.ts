import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type B2Server, listContent } from '../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import type { ActionResult, ActionRun } from '../runner/run-action.ts';
import { bucketOf, failure, messages, runInventory, startAccount } from './setup.ts';

let server: B2Server;
let github: GithubServer;
let runId = 5000;

beforeAll(async () => {
  const long = Array.from({ length: 200 }, (_, index) => ({
    name: `${index}-${'*'.repeat(900)}`,
    bytes: '',
  }));
  server = await startAccount([
    bucketOf('my-bucket', ['a.txt', 'private-name.txt', { name: 'empty', bytes: '' }], 'allPrivate'),
    ...Array.from({ length: 30 }, (_, index) => ({
      name: `bucket-${index}`,
      type: 'allPrivate',
      content: listContent(long),
    })),
  ]);
});
afterAll(() => server.close());

beforeEach(async () => {
  github = await startGithubServer();
  github.permissions.issues = 'write';
});
afterEach(() => github.close());

function track(inputs: Record<string, string>, run: ActionRun = {}): Promise<ActionResult> {
  runId++;
  return runInventory(
    server,
    { bucket: 'my-bucket', formats: 'urls', 'tracking-issue': 'true', ...inputs },
    { github, runId, ...run },
  );
}

const issues = () =>
  github.issues.issues.map(({ number, state, comments }) => [number, state, comments.length]);
const bodyOf = (number: number) => github.issues.get(number)!.body!;

test('it is opened, updated, commented on when something changes, closed and reopened', async () => {
  expect((await track({ gates: 'file-count >= 1' })).code).toBe(0);
  expect(issues()).toEqual([]);

  const opened = await track({ gates: 'file-count >= 100' });
  expect(opened.code).toBe(1);
  expect(issues()).toEqual([[1, 'open', 0]]);
  expect(github.issues.get(1)!.labels).toEqual(['b2-inventory']);
  expect(bodyOf(1)).toContain('❌ fails');
  expect(bodyOf(1)).toContain(`/actions/runs/${runId}`);
  // The tables of the summary.
  const gates = /### Gates\n\n(?:\|.*\n)+/.exec(opened.summary)![0];
  expect(bodyOf(1)).toContain(gates.trim());

  // The same problem.
  await track({ gates: 'file-count >= 100' });
  expect(issues()).toEqual([[1, 'open', 0]]);
  expect(bodyOf(1)).toContain(`/actions/runs/${runId}`);

  // Another one.
  await track({ gates: 'file-count >= 100\nwarn: bucket-count == 7', rules: '+empty-files' });
  expect(issues()).toEqual([[1, 'open', 1]]);
  expect(github.issues.get(1)!.comments[0]!.body).toContain('gate warns&#58; warn&#58; bucket-count == 7');
  await track({ gates: 'warn: bucket-count == 7' });
  expect(github.issues.get(1)!.comments[1]!.body).toContain('Resolved: 1 problem.');

  const closed = await track({ gates: 'file-count >= 1' });
  expect(closed.code).toBe(0);
  expect(issues()).toEqual([[1, 'closed', 3]]);
  await track({ gates: 'file-count >= 1' });
  expect(issues()).toEqual([[1, 'closed', 3]]);

  await track({ rules: 'empty-files: error' });
  expect(issues()).toEqual([[1, 'open', 4]]);
  expect(github.issues.get(1)!.comments[3]!.body).toContain(
    'error&#58; bucket my-bucket&#58; Files are empty',
  );
}, 120_000);

test('a failed listing updates it, and resolves nothing', async () => {
  await track({ gates: 'file-count >= 100' });
  const failed = await track({ bucket: 'no-such-bucket' });
  expect(failed.code).toBe(1);
  expect(bodyOf(1)).toContain('## B2 inventory failed');
  expect(github.issues.get(1)!.comments[0]!.body).toContain('the run failed before it had listed everything');
  expect(github.issues.get(1)!.comments[0]!.body).not.toContain('Resolved');
  await track({ gates: 'file-count >= 100' });
  expect(github.issues.get(1)!.comments[1]!.body).toContain('Resolved: 1 problem.');
  expect(github.issues.get(1)!.comments[1]!.body).not.toContain('New:');
});

test('other issues, pull requests and other jobs are left alone', async () => {
  await track({ gates: 'file-count >= 100' });
  const body = bodyOf(1);
  github.issues.get(1)!.labels = [];
  github.issues.add({ title: 'a pull request', body, labels: ['b2-inventory'], pullRequest: true });
  github.issues.add({ title: 'no marker', body: 'text', labels: ['b2-inventory'] });
  await track({ gates: 'file-count >= 100' }, { job: 'other' });
  await track({ gates: 'file-count >= 100' });
  expect(github.issues.issues.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  await track({ gates: 'file-count >= 1' });
  expect(issues().map(([, state]) => state)).toEqual(['open', 'open', 'open', 'open', 'closed']);
});

test('a rule that was not evaluated neither opens nor closes it', async () => {
  const rules = 'old-versions: warning';
  await track({ rules });
  expect(issues()).toEqual([]);
  await track({ rules, gates: 'file-count >= 100' });
  await track({ rules });
  expect(issues()).toEqual([[1, 'open', 0]]);
});

test.each<[string, ActionRun]>([
  ['another branch', { branch: 'feature' }],
  ['a pull request', { eventName: 'pull_request_target' }],
])('%s changes nothing', async (_what, run) => {
  const result = await track({ gates: 'file-count >= 100' }, run);
  expect(result.stdout).toContain('Only runs on the default branch, main, update');
  expect(issues()).toEqual([]);
});

test('in a public repository it has no file names', async () => {
  const event = { repository: { private: false, visibility: 'public', default_branch: 'main' } };
  await track({ rules: 'empty-files: error', gates: 'file-count in private-name.txt == 0' }, { event });
  expect(bodyOf(1)).toContain('empty-files');
  expect(bodyOf(1)).not.toMatch(/private-name|<code>empty/);
  await track({ bucket: 'no-such-bucket', gates: 'file-count in private-name.txt == 0' }, { event });
  expect(bodyOf(1)).toContain('The log of the step has the message');
});

test('its body stays within the limit of GitHub', async () => {
  const result = await track({ bucket: '*', rules: 'empty-files: error' });
  expect(result.code).toBe(0);
  expect(bodyOf(1).length).toBeLessThanOrEqual(65_536);
  expect(bodyOf(1)).toContain('The rest of this summary was dropped');
});

describe('what GitHub refuses', () => {
  test('fails the step and names the permission', async () => {
    github.permissions.issues = 'read';
    const result = await track({ rules: 'empty-files: error' });
    expect(result.code).toBe(1);
    expect(messages(result, 'error').at(-1)).toContain('permissions:\n  issues: write');
    expect(result.outputs.complete).toBe('false');
  });

  test('is a warning if the listing has failed already', async () => {
    github.permissions.issues = 'none';
    const result = await track({ bucket: 'no-such-bucket' });
    expect(failure(result)).toContain('no-such-bucket');
    expect(messages(result, 'warning').join()).toContain('issues: write');
  });

  test('issues that are turned off are named', async () => {
    github.repositoryInfo.hasIssues = false;
    const result = await track({ rules: 'empty-files: error' });
    expect(messages(result, 'error').at(-1)).toContain('issues are turned off');
  });
});

test.each<[Record<string, string>, string]>([
  [{ 'tracking-issue': 'on' }, 'Input `tracking-issue`: "on" is not true or false'],
  [{ 'github-token': '' }, 'Input `github-token` is empty, and `tracking-issue` needs it'],
])('%j is refused', async (inputs, message) => {
  // Without a server the default of `github-token` is empty, too.
  const result = await track(inputs, { github: 'github-token' in inputs ? null : github });
  expect(failure(result)).toContain(message);
});
