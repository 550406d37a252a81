import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { isOurs, jobsOf, root } from '../contract/workflow-files.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import { bucketOf, MASTER, messages, runInventory, startAccount } from './setup.ts';

const EXAMPLE = 'docs/examples/release-manifest.yml';
let b2: B2Server;
let github: GithubServer;

beforeAll(async () => {
  b2 = await startAccount([bucketOf('acme-releases', ['v1.3.0/app.zip', 'v1.4.0/app.zip', 'v1.4.0/b.txt'])]);
  github = await startGithubServer();
});
afterAll(async () => {
  await github.close();
  await b2.close();
});

/** Runs the one step of the example as it is written, for the release that was published. */
async function publish(tag: string) {
  const text = readFileSync(path.join(root, EXAMPLE), 'utf8');
  const [[, job]] = jobsOf({ where: EXAMPLE, text }) as [ReturnType<typeof jobsOf>[number]];
  const [step, ...others] = job.steps!;
  expect(others).toEqual([]);
  expect(isOurs(step!.uses)).toBe(true);
  const values: Record<string, string> = {
    'secrets.B2_APPLICATION_KEY_ID': MASTER.id,
    'secrets.B2_APPLICATION_KEY': MASTER.secret,
    'vars.B2_BUCKET': 'acme-releases',
    'github.event.release.tag_name': tag,
  };
  const given = Object.entries(step!.with!).map(([name, value]) => [
    name,
    String(value).replace(/\$\{\{ ([\w.]+) \}\}/g, (_, expression: string) => values[expression]!),
  ]);
  // The token may do what the example says, and no more.
  expect(job.permissions).toEqual({ contents: 'write' });
  Object.assign(github.permissions, { actions: 'none', issues: 'none', contents: 'write' });
  const release = github.releases.add({ tag, body: 'What is new.' });
  const event = { action: 'published', release: { tag_name: tag }, repository: { private: true } };
  const result = await runInventory(
    b2,
    { 'artifact-name': '', ...Object.fromEntries(given) },
    {
      ...{ github, event, eventName: 'release', runId: release.id },
    },
  );
  return { result, release };
}

test("the README's release workflow attaches the list of the release's files", async () => {
  const { result, release } = await publish('v1.4.0');
  expect(result.outputs).toMatchObject({
    complete: 'true',
    'file-count': '2',
    'release-url': expect.stringMatching(/\/v1\.4\.0$/),
  });
  expect(release.assets.map(({ name }) => name)).toEqual(['urls.txt', 'files.csv', 'manifest.json']);
  expect(release.assets[0]!.bytes.toString().match(/\/v1\.4\.0\/.*\n/g)).toEqual([
    '/v1.4.0/app.zip\n',
    '/v1.4.0/b.txt\n',
  ]);
  expect(release.body).toBe('What is new.');
});

test('its gate keeps an empty list out of a release', async () => {
  const { result, release } = await publish('v1.5.0');
  expect(result.code).toBe(1);
  expect(messages(result, 'error').join()).toContain('file-count >= 1');
  expect(release.assets).toEqual([]);
});
