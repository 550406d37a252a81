import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { inert } from '../../src/github/log.ts';
import { type Inputs, readInputs } from '../../src/inputs/inputs.ts';
import type { B2Server } from '../b2-server/index.ts';
import { inputVariables, readActionFile } from '../runner/action-file.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { BAD_INPUTS, WORKSPACE } from './bad-input-cases.ts';
import { failure, MASTER, runInventory, startAccount } from './setup.ts';

const action = readActionFile(path.resolve(import.meta.dirname, '../../action.yml'));
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([]);
});
afterAll(() => server.close());
afterEach(() => vi.unstubAllEnvs());

/** What the defaults of action.yml mean. */
const CONTEXT = { 'github.token': 'ghs_ofTheJob' };

/** What is in the workspace before, and after. */
const FILES = Object.keys(WORKSPACE)
  .filter((name) => !name.endsWith('@'))
  .sort();

/** @param links not where folders are listed with all that is below them, since Node follows links in circles */
function makeWorkspace(links: boolean): string {
  const workspace = makeFolder('bad-inputs');
  for (const [name, content] of Object.entries(WORKSPACE)) {
    const at = path.join(workspace, name.replace(/@$/, ''));
    mkdirSync(path.dirname(at), { recursive: true });
    if (!name.endsWith('@')) writeFileSync(at, content);
    else if (links) symlinkSync(content, at);
  }
  return workspace;
}
const workspace = makeWorkspace(true);

/** The inputs as the bundle reads them, in this process. */
async function read(
  given: Record<string, string>,
  env: NodeJS.ProcessEnv = {},
  fromFork = false,
  mask: (secret: string) => void = () => {},
): Promise<Inputs> {
  const inputs = {
    'application-key-id': MASTER.id,
    'application-key': MASTER.secret,
    bucket: 'good-bucket',
    ...given,
  };
  for (const [name, value] of Object.entries(inputVariables(action, inputs, CONTEXT)))
    vi.stubEnv(name, value);
  const runner = { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: path.join(workspace, 'temp') };
  return readInputs({ ...runner, ...env }, fromFork, mask);
}

/** The error message, with `WORKSPACE` and `TEMP` for their paths. */
async function said(given: Record<string, string>): Promise<string> {
  try {
    await read(given);
  } catch (error) {
    return withoutPaths((error as Error).message, workspace, path.join(workspace, 'temp'));
  }
  return 'nothing is wrong';
}

function withoutPaths(message: string, workspace: string, temp: string): string {
  return inert(message).replaceAll(temp, 'TEMP').replaceAll(workspace, 'WORKSPACE');
}

describe('each bad input is one error', () => {
  test('these are enough', () => expect(BAD_INPUTS.length).toBeGreaterThanOrEqual(60));

  test.each(BAD_INPUTS)('$inputs', async ({ inputs, fault }) => {
    expect(await said(inputs)).toBe(inert(`Input ${fault}`));
  });

  test('all of them at once are one error too', async () => {
    const inputs = {
      'application-key-id': ' ',
      'application-key': 'a b',
      endpoint: 'nowhere',
      bucket: 'x',
      prefix: '\u0001',
      versions: 'some',
      include: '[',
      exclude: '{',
      where: 'size',
      formats: 'xml',
      columns: 'x',
      template: '{x}',
      'url-style': 'ftp',
      'output-dir': '..',
      'artifact-name': '/',
      'retention-days': '0',
      'upload-to': 'x',
      baseline: 'nowhere',
      gates: 'x',
      concurrency: '0',
      'github-token': 'a b',
    };
    const text = await said(inputs);
    expect(text.split('\n')[0]).toBe('21 inputs are wrong:');
    const named = text.split('\n').filter((line) => line.startsWith('- '));
    expect(named.map((line) => /^- Input `([a-z-]+)`/.exec(line)?.[1])).toEqual(Object.keys(inputs));
  });
});

describe('the bundle says the same, asks B2 nothing and writes nothing', () => {
  test.each(BAD_INPUTS.filter(({ bundled }) => bundled))('$inputs', async ({ inputs, fault }) => {
    await refuses(inputs, `Input ${fault}`);
  });

  test('several at once', async () => {
    const inputs = { bucket: 'x', concurrency: '65', 'output-dir': 'full' };
    const message = await said(inputs);
    expect(message).toMatch(/^3 inputs are wrong:\n- Input `bucket`: .*\n- .*\n- .*$/);
    await refuses(inputs, message);
  });

  async function refuses(inputs: Record<string, string>, message: string): Promise<void> {
    const own = makeWorkspace(false);
    server.counters.reset();
    const result = await runInventory(server, inputs, { workspace: own });
    expect(withoutPaths(failure(result), own, result.runnerTemp)).toBe(inert(message));
    expect(server.counters.total).toBe(0);
    expect(result.files()).toEqual(FILES);
    expect(result.summary).toMatch(/^## B2 inventory failed\n/);
    result.dispose();
  }
});

describe('good inputs are read as they are meant', () => {
  test('defaults', async () => {
    const inputs = await read({ bucket: 'my-bucket' });
    expect({ ...inputs, formats: inputs.formats.map(({ name }) => name) }).toEqual({
      keyId: MASTER.id,
      key: MASTER.secret,
      endpoint: 'https://api.backblazeb2.com',
      buckets: ['my-bucket'],
      prefix: '',
      formats: ['urls', 'ndjson'],
      documents: [],
      urlStyles: ['friendly'],
      sign: 'none',
      signSeconds: 3_600,
      versions: 'current',
      include: [],
      exclude: [],
      outputDir: path.join(workspace, 'b2-inventory'),
      artifactName: 'b2-inventory',
      artifactNamed: false,
      retentionDays: undefined,
      concurrency: 16,
      gates: [],
      rules: { levels: new Map(), needsAccountKeys: false, namedFileRules: [] },
      suppressions: [],
      verifyUrls: false,
      trackingIssue: false,
      githubToken: 'ghs_ofTheJob',
      warnings: [],
    });
    expect(Object.isFrozen(inputs)).toBe(true);
  });

  test('a baseline of an earlier run is looked for later', async () => {
    expect((await read({ baseline: 'previous-run' })).baseline).toBeDefined();
    // A path of that name can still be given.
    expect(await said({ baseline: './previous-run' })).toContain('"./previous-run" does not exist');
    expect(await read({ 'github-token': '' })).toMatchObject({ githubToken: '', baseline: undefined });
  });

  test('names and paths that only resemble a mistake', async () => {
    for (const name of ['offsite', 'no-backups', 'null-island', 'ongoing', 'cash$', 'a~b', '~x', '0']) {
      expect(await read({ 'artifact-name': name })).toMatchObject({
        artifactName: name,
        artifactNamed: true,
      });
    }
    for (const name of ['a~', '~x', 'a b', '$5', '50%', 'no', '-']) {
      expect((await read({ 'output-dir': name })).outputDir).toBe(path.join(workspace, name));
    }
    for (const globs of ['- *.tmp', '"*.tmp"', '/scratch/**', '# *.tmp']) {
      expect((await read({ exclude: globs })).exclude).toEqual([globs]);
    }
    writeFileSync(path.join(workspace, 'last'), '{}');
    expect(await said({ baseline: 'last' })).toBe(
      'Input `baseline`: "last" is not a manifest.json of this action',
    );
    rmSync(path.join(workspace, 'last'));
  });

  test('every secret is masked', async () => {
    const masked: string[] = [];
    await read({ 'github-token': ' ghs_given ' }, {}, false, (secret) => masked.push(secret));
    expect(masked).toEqual([MASTER.id, MASTER.secret, 'ghs_given']);
  });

  test('a prefix keeps its white space, but for the line ends of YAML', async () => {
    expect((await read({ prefix: ' a b ' })).prefix).toBe(' a b ');
    expect((await read({ prefix: ' a\r\n\n' })).prefix).toBe(' a');
    expect((await read({ prefix: 'ü'.repeat(512) })).prefix).toBe('ü'.repeat(512));
  });

  test('an endpoint or base loses its last slash', async () => {
    const inputs = await read({
      endpoint: 'https://API.example.com/',
      'url-style': 'https://cdn.example.com/a b//',
    });
    expect([inputs.endpoint, inputs.urlStyles[0]]).toEqual([
      'https://api.example.com',
      'https://cdn.example.com/a%20b',
    ]);
  });

  test('output-dir may be in RUNNER_TEMP, and relative to the workspace', async () => {
    const temp = path.join(workspace, 'temp');
    expect((await read({ 'output-dir': `${temp}/x` })).outputDir).toBe(`${temp}/x`);
    expect((await read({ 'output-dir': 'self/a/../b' })).outputDir).toBe(path.join(workspace, 'b'));
  });

  test('limits', async () => {
    for (const days of ['1', '400'])
      expect((await read({ 'retention-days': days })).retentionDays).toBe(Number(days));
    for (const many of ['1', '64'])
      expect((await read({ concurrency: many })).concurrency).toBe(Number(many));
    expect((await read({ 'artifact-name': 'none' })).artifactName).toBeUndefined();
    expect(await read({ 'artifact-name': 'b2-inventory' })).toMatchObject({ artifactNamed: true });
  });
});
