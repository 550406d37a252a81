import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Rule } from '../../src/audit/rule.ts';
import { RULES } from '../../src/audit/rules/index.ts';
import { type B2Server, type KeySpec, listContent, startB2Server } from '../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { BAD, type FindingsFile, failed, INFO_SECRET, WRITER } from './rules-account.ts';
import { readInventory, runInventory } from './setup.ts';

/** Part of every name of a file, prefix and key here. */
const PRIVATE = 'globex-merger';
/** What looks like secrets, and is known to nobody but the bucket's info. */
const SECRETS = [INFO_SECRET, 'AKIAIOSFODNN7EXAMPLE', 'correct-horse-battery'];
const DAY = 86_400_000;
const ago = (days: number) => Date.now() - days * DAY;

const KEY: KeySpec = {
  ...WRITER,
  name: `${PRIVATE}-key`,
  capabilities: [...WRITER.capabilities, 'readFiles'],
};

let b2: B2Server;
let github: GithubServer;

beforeAll(async () => {
  b2 = await startB2Server({
    buckets: [
      {
        ...BAD,
        info: { note: SECRETS[0]!, 'aws-id': SECRETS[1]!, password: SECRETS[2]! },
        fileLockConfiguration: { isFileLockEnabled: true },
        lifecycleRules: [
          {
            fileNamePrefix: `${PRIVATE}/logs/`,
            daysFromUploadingToHiding: 5,
            daysFromHidingToDeleting: null,
            daysFromStartingToCancelingUnfinishedLargeFiles: null,
          },
        ],
        content: listContent([
          { name: `${PRIVATE}/A.txt` },
          { name: `${PRIVATE}/a.txt` },
          { name: `${PRIVATE}/accepted`, bytes: '' },
          { name: `${PRIVATE}/empty`, bytes: '' },
          { name: `${PRIVATE}/invoice\u202efdp.exe` },
          {
            name: `${PRIVATE}/kept`,
            fileRetention: { mode: 'governance', retainUntilTimestamp: Date.now() + 5 * DAY },
          },
          { name: `${PRIVATE}/large`, contentSha1: 'none', contentMd5: null },
          { name: `${PRIVATE}/not-copied`, replicationStatus: 'FAILED' },
          { name: `${PRIVATE}/old` },
          { name: `${PRIVATE}/old`, bytes: 'x'.repeat(5_000), uploadTimestamp: ago(90) },
          { name: `${PRIVATE}/upload`, action: 'start', uploadTimestamp: ago(20) },
        ]),
      },
      {
        name: 'site-bucket',
        id: '5'.repeat(24),
        type: 'allPublic',
        content: listContent([{ name: `${PRIVATE}/.env` }]),
      },
    ],
    keys: [KEY],
  });
});
afterAll(() => b2.close());

beforeEach(async () => {
  github = await startGithubServer();
  github.permissions.issues = 'write';
  return () => github.close();
});

/** Every text that a run shows or writes about findings, by where it is. */
function shown(result: ActionResult): Record<string, string> {
  const { text } = readInventory(result);
  const [issue] = github.issues.issues;
  return {
    'findings.json': text('findings.json'),
    'findings.sarif': text('findings.sarif'),
    'the tracking issue': [issue!.title, issue!.body, ...issue!.comments.map(({ body }) => body)].join('\n'),
    annotations: JSON.stringify(result.annotations),
    'the summary': result.summary,
    'the log': result.log.map(({ raw }) => raw).join('\n'),
  };
}

const errorsOf = (rules: readonly Rule[]) => rules.map(({ id }) => `${id}: error`).join('\n');
const INPUTS = {
  rules: errorsOf(RULES.filter(({ of }) => of !== 'url' && of !== 'file')),
  gates: 'errors == 0\nwarn: public-buckets == 0',
  'tracking-issue': 'true',
  suppressions: 'accepted.json',
};
const FILES = {
  bucket: '*',
  versions: 'all',
  formats: 'urls',
  'verify-urls': 'true',
  rules: errorsOf(RULES),
  gates: `errors == 0\nfile-count in ${PRIVATE}/** == 0\nwarn: url-failures == 0`,
};

async function run(visibility: string, inputs: Record<string, string>): Promise<ActionResult> {
  const workspace = makeFolder('privacy');
  const suppressions = [
    { rule: 'empty-files', resource: `bad-bucket/${PRIVATE}/acc*`, reason: 'A mark.' },
    { rule: 'empty-files', resource: `bad-bucket/${PRIVATE}/nothing`, reason: 'Not there.' },
    { rule: 'no-digest', resource: `bad-bucket/${PRIVATE}/old`, reason: 'Was there.', expires: '2020-01-31' },
  ];
  writeFileSync(path.join(workspace, 'accepted.json'), JSON.stringify(suppressions));
  const event = { repository: { visibility, private: visibility !== 'public', default_branch: 'main' } };
  // Twice: what changes becomes a comment.
  const options = { key: KEY, github, event, secrets: SECRETS };
  await runInventory(b2, { ...INPUTS, ...inputs, rules: 'bucket-public: error' }, { ...options, workspace });
  return runInventory(
    b2,
    { ...INPUTS, ...inputs },
    { ...options, workspace, runnerTemp: makeFolder('temp') },
  );
}

describe('in a public repository', () => {
  test.each([
    ['files of a bucket that is not public', { ...FILES, bucket: 'bad-bucket', 'url-style': 'CDN' }],
    ['files, with a prefix', { ...FILES, prefix: `${PRIVATE}/` }],
    ['only buckets', {}],
  ])('no name of a file or key is shown anywhere: %s', async (_what, inputs: Record<string, string>) => {
    const cdn = inputs['url-style'] ? { 'url-style': `${b2.url}/nowhere` } : {};
    const result = await run('public', { ...inputs, ...cdn });
    expect(result.outputs.complete, JSON.stringify(result.annotations)).toBe('true');
    const found = JSON.parse(readInventory(result).text('findings.json')) as FindingsFile;
    expect(failed(found).length).toBeGreaterThan(inputs.bucket ? 20 : 8);
    const texts = shown(result);
    for (const [where, text] of Object.entries(texts)) {
      expect(text, where).not.toContain(PRIVATE);
      for (const secret of SECRETS) expect(text, where).not.toContain(secret);
      expect(text.length, where).toBeGreaterThan(1);
    }
  });
});

test('in a private repository names are shown, and secrets are not', async () => {
  const result = await run('private', FILES);
  for (const [where, text] of Object.entries(shown(result))) {
    expect(text, where).toContain(PRIVATE);
    for (const secret of SECRETS) expect(text, where).not.toContain(secret);
  }
});
