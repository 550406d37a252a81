import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { outdated } from '../../.github/scripts/readme.ts';
import { DEFAULTS } from '../../src/inputs/given.ts';
import { readInputs } from '../../src/inputs/inputs.ts';
import { readMergeInputs } from '../../src/inputs/merge.ts';
import { PLAN_DEFAULTS, readPlanInputs } from '../../src/inputs/plan.ts';
import { VERSION } from '../../src/version.ts';
import { inputVariables, readActionFile } from '../runner/action-file.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { isOurs, jobsOf, root, shownWorkflows } from './workflow-files.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const action = readActionFile(path.join(root, 'action.yml'));
const inputs = Object.keys(action.inputs);
const outputs = Object.keys(action.outputs);
const variable = (input: string) => `INPUT_${input.toUpperCase()}`;

describe('action.yml', () => {
  test('runs dist/index.js under Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(existsSync(path.join(root, action.runs.main))).toBe(true);
  });

  test('has what a listing needs: name, description, author, icon', () => {
    const { name, description, author, branding } = parse(read('action.yml')) as Record<string, unknown>;
    expect([name, description, author]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
    expect(String(description).length).toBeLessThanOrEqual(125);
    expect(branding).toEqual({
      icon: expect.stringMatching(/^[a-z-]+$/),
      color: expect.stringMatching(/^[a-z-]+$/),
    });
  });

  test('has thirty inputs at the most, so that the table is understood in one reading', () => {
    expect(inputs.length).toBeLessThanOrEqual(30);
  });

  test('describes every input and output, and gives every input a default', () => {
    for (const [name, input] of Object.entries(action.inputs)) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(input, name).toEqual({
        description: expect.stringMatching(/\.$/),
        required: false,
        default: expect.any(String),
      });
    }
    for (const [name, output] of Object.entries(action.outputs)) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(output, name).toEqual({ description: expect.stringMatching(/\.$/) });
    }
  });

  test('is of the version in package.json', () => {
    expect((JSON.parse(read('package.json')) as { version: string }).version).toBe(VERSION);
  });
});

describe('the inputs that are read', () => {
  const environment = process.env;
  afterEach(() => {
    process.env = environment;
  });

  const workspace = makeFolder('workspace');
  /** Reads the inputs of a step that gives only these. @returns them, and the variables that were read */
  async function readWith(given: Record<string, string>) {
    const values: NodeJS.ProcessEnv = {
      GITHUB_WORKSPACE: workspace,
      ...inputVariables(action, given, { 'github.token': 'ghs_test' }),
    };
    const seen = new Set<string>();
    process.env = new Proxy(values, {
      get(target, name: string) {
        if (name.startsWith('INPUT_')) seen.add(name);
        return target[name];
      },
    });
    return { read: await readInputs(process.env, false, () => {}), seen };
  }

  test('are those of action.yml, and every default is accepted', async () => {
    const { read: value, seen } = await readWith({
      'application-key-id': 'an-id',
      'application-key': 'a-key',
    });
    expect([...seen].sort()).toEqual(inputs.map(variable).sort());
    expect(value).toMatchObject({ keyId: 'an-id', key: 'a-key', endpoint: 'https://api.backblazeb2.com' });
    expect(Object.isFrozen(value)).toBe(true);
  });

  test('have the same defaults in the code, where an empty input means its default', () => {
    const declared = Object.entries(action.inputs).map(([name, input]) => [name, String(input.default)]);
    expect(DEFAULTS).toEqual(
      // Only the runner evaluates expressions.
      Object.fromEntries(declared.filter(([, value]) => value !== '' && !value!.startsWith('${{'))),
    );
  });

  test.each(inputs.filter((name) => !name.startsWith('application-key')))(
    '`%s`, empty, is its default',
    async (name) => {
      const credentials = { 'application-key-id': 'an-id', 'application-key': 'a-key' };
      const { read: defaults } = await readWith(credentials);
      const { read: empty } = await readWith({ ...credentials, [name]: '' });
      const { githubToken, ...others } = empty;
      expect(JSON.stringify({ ...others, githubToken: defaults.githubToken })).toBe(
        JSON.stringify({ ...others, ...defaults }),
      );
      expect(githubToken).toBe(name === 'github-token' ? '' : defaults.githubToken);
    },
  );
});

/** Outputs of what merging does not do. */
const OF_LISTING = ['release-url', 'signed-urls-path'];

describe.each([
  { name: 'plan', read: readPlanInputs, credentials: true, main: '../dist/plan.js', defaults: PLAN_DEFAULTS },
  {
    name: 'merge',
    read: readMergeInputs,
    credentials: false,
    main: '../dist/merge.js',
    defaults: { documents: '' },
  },
])('the action $name', ({ name, read: readGiven, credentials, main, defaults }) => {
  const folder = path.join(root, name);
  const own = readActionFile(path.join(folder, 'action.yml'));

  test('runs the bundle under Node 24', () => {
    expect(own.runs).toEqual({ using: 'node24', main });
    expect(readFileSync(path.join(folder, main), 'utf8')).toBe("import './index.js';\n");
  });

  test('describes every input and output, and those of the main action have the same names and defaults', () => {
    for (const [input, { description, default: value }] of Object.entries(own.inputs)) {
      expect(description, input).toMatch(/\.$/);
      const same = action.inputs[input] ?? { default: (defaults as Record<string, string>)[input] };
      expect(value, input).toBe(same.default);
    }
    for (const [output, { description }] of Object.entries(own.outputs)) {
      expect(description, output).toMatch(/\.$/);
      if (name === 'merge') expect(outputs).toContain(output);
    }
    if (name === 'merge')
      expect(Object.keys(own.outputs)).toEqual(outputs.filter((output) => !OF_LISTING.includes(output)));
    else expect(Object.keys(own.outputs)).toEqual(['shards']);
  });

  test('reads the inputs of its action.yml, and accepts every default', async () => {
    const environment = process.env;
    const seen = new Set<string>();
    const given = credentials
      ? { 'application-key-id': 'an-id', 'application-key': 'a-key', bucket: 'my-bucket' }
      : {};
    const values = {
      GITHUB_WORKSPACE: makeFolder('workspace'),
      ...inputVariables(own, given, { 'github.token': 'ghs_test' }),
    };
    process.env = new Proxy<NodeJS.ProcessEnv>(values, {
      get(target, variableName: string) {
        if (variableName.startsWith('INPUT_')) seen.add(variableName);
        return target[variableName];
      },
    });
    try {
      expect(await readGiven(process.env, false, () => {})).toMatchObject({ artifactName: 'b2-inventory' });
    } finally {
      process.env = environment;
    }
    expect([...seen]).toEqual(expect.arrayContaining(Object.keys(own.inputs).map(variable)));
  });
});

test('the outputs that are written are those of action.yml, in its order', () => {
  const [, block] =
    read('src/github/outputs.ts').match(/export interface OutputValues \{\n([\s\S]*?)\n\}/) ?? [];
  const names = [...(block ?? '').matchAll(/^ {2}'?([a-z-]+)'?\??:/gm)].map(([, name]) => name);
  expect(names).toEqual(outputs);
});

test('the tables and examples in README.md, docs/ and schema/ are derived and up to date', () => {
  expect(outdated()).toEqual([]);
});

test('README.md stays short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(280);
});

const PAGES = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test('links in the documents lead to files and headings that exist', () => {
  for (const page of PAGES) {
    for (const [, target] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https:/.test(target!)) continue;
      const [file = '', heading] = target!.split('#');
      const linked = path.join(path.dirname(page), file || path.basename(page));
      expect(existsSync(path.join(root, linked)), `${page} links to ${target}`).toBe(true);
      if (heading) expect(headings(read(linked)), `${page} links to ${target}`).toContain(heading);
    }
  }
});

/** The anchors that GitHub gives to headings. */
function headings(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(shownWorkflows().map((snippet) => [snippet.where, snippet] as const))('%s', (_, snippet) => {
  test('gives the action inputs that it has, and what it needs', () => {
    for (const [name, job, workflow] of jobsOf(snippet)) {
      for (const step of (job.steps ?? []).filter(({ uses }) => isOurs(uses))) {
        const given = Object.keys(step.with ?? {});
        const { inputs: known } = actionOf(step.uses!);
        expect(Object.keys(known), `${name}: with`).toEqual(expect.arrayContaining(given));
        const around = { ...workflow.env, ...job.env, ...step.env };
        // Merging needs a key only to store a copy.
        if ('bucket' in known || given.includes('upload-to'))
          for (const secret of ['application-key-id', 'application-key']) {
            const fallback = `B2_${secret.toUpperCase().replaceAll('-', '_')}`;
            expect(given.includes(secret) || fallback in around, `${name}: ${secret}`).toBe(true);
          }
        expect(String(step.with?.bucket ?? ''), `${name}: a bucket name is no secret`).not.toContain(
          'secrets.',
        );
      }
    }
  });

  test('uses outputs of the action that it has', () => {
    const ours = jobsOf(snippet).flatMap(([, job]) =>
      (job.steps ?? []).flatMap(({ id, uses }) => (id && isOurs(uses) ? { id, uses: uses! } : [])),
    );
    for (const [whole, step, output] of snippet.text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const used = ours.find(({ id }) => id === step);
      if (used) expect(Object.keys(actionOf(used.uses).outputs), whole).toContain(output);
    }
  });
});

/** The action of this repository that a step uses. */
function actionOf(uses: string) {
  const [, folder = '.'] = /b2-inventory\/([\w-]+)@/.exec(uses) ?? [];
  return readActionFile(path.join(root, folder, 'action.yml'));
}
