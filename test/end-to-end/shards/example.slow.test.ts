import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { listContent } from '../../b2-server/index.ts';
import { startGithubServer } from '../../github-server/server.ts';
import { type ActionResult, runAction } from '../../runner/run-action.ts';
import { MASTER, runInventory, startAccount } from '../setup.ts';
import { atTimeOf, contentOf, folderOf, manifestOf } from './sharded-run.ts';

const root = path.resolve(import.meta.dirname, '../../..');

interface Job {
  needs?: string | string[];
  outputs?: Record<string, string>;
  strategy?: { matrix: Record<string, string> };
  steps: { id?: string; uses: string; with: Record<string, unknown> }[];
}

/** What `${{ }}` may refer to. */
type Contexts = Record<string, unknown>;

/** Runs a workflow as its YAML says: jobs after those that they need, and one job for each value of a matrix. */
async function runWorkflow(
  file: string,
  contexts: Contexts,
  run: (action: string, inputs: Record<string, string>, job: string) => Promise<ActionResult>,
): Promise<Map<string, ActionResult[]>> {
  const { jobs } = parse(readFileSync(path.join(root, file), 'utf8')) as { jobs: Record<string, Job> };
  const results = new Map<string, ActionResult[]>();
  const outputs: Record<string, { outputs: Record<string, string> }> = {};
  for (const [name, job] of Object.entries(jobs)) {
    // In the order of the file, which must be one that `needs` allows.
    const needed = [job.needs ?? []].flat();
    for (const each of needed) expect(results.has(each), `${name} needs ${each}`).toBe(true);
    const needs = Object.fromEntries(needed.map((each) => [each, outputs[each]]));
    const [[key, values] = ['', '[null]']] = Object.entries(job.strategy?.matrix ?? {});
    results.set(name, []);
    for (const value of evaluated(values, { ...contexts, needs }) as unknown[]) {
      const steps: Record<string, { outputs: Record<string, string> }> = {};
      for (const [index, { id, uses, with: given }] of job.steps.entries()) {
        const all = { ...contexts, needs, steps, matrix: { [key]: value } };
        const inputs = Object.entries(given).map(([input, text]) => [
          input,
          String(evaluated(String(text), all)),
        ]);
        const [, action = ''] = /^owner\/b2-inventory(?:\/([\w-]+))?@v1$/.exec(uses) ?? expect.fail(uses);
        const result = await run(action, Object.fromEntries(inputs), `${name} ${value}`);
        expect(result.code, result.stdout).toBe(0);
        results.get(name)!.push(result);
        steps[id ?? index] = { outputs: result.outputs };
      }
      const texts = Object.entries(job.outputs ?? {});
      outputs[name] = {
        outputs: Object.fromEntries(
          texts.map(([output, text]) => [output, String(evaluated(text, { steps }))]),
        ),
      };
    }
  }
  return results;
}

/** A text with its expressions replaced; one that is nothing but an expression has any type. */
function evaluated(text: string, contexts: Contexts): unknown {
  if (text === '[null]') return [null];
  const whole = /^\$\{\{ fromJSON\((.*)\) \}\}$/.exec(text);
  if (whole) return JSON.parse(String(evaluated(`\${{ ${whole[1]} }}`, contexts)));
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, expression: string) => {
    let value: unknown = contexts;
    for (const part of expression.split('.')) value = (value as Contexts | undefined)?.[part];
    if (value === undefined || value === null) throw new Error(`${expression} has no value`);
    return String(value);
  });
}

test('docs/examples/sharded.yml runs as written', async () => {
  const day = 86_400_000;
  const files = Array.from({ length: 1_200 }, (_, index) => ({
    name: `${index % 7}/${index}`,
    bytes: `content ${index}`,
    uploadTimestamp: Date.now() - (index % 300) * day,
  }));
  const b2 = await startAccount([
    {
      name: 'my-bucket',
      type: 'allPrivate',
      content: listContent(files),
    },
  ]);
  const github = await startGithubServer();
  try {
    const contexts = {
      secrets: { B2_APPLICATION_KEY_ID: MASTER.id, B2_APPLICATION_KEY: MASTER.secret },
      vars: { B2_BUCKET: 'my-bucket' },
    };
    const results = await runWorkflow('docs/examples/sharded.yml', contexts, (action, inputs, job) => {
      const actionFile = path.join(root, action, 'action.yml');
      const isListing = action !== 'merge';
      return runAction({
        ...{ github, runId: 300, job, actionFile },
        inputs: { ...inputs, ...(isListing && { endpoint: b2.url }) },
      });
    });
    const [merged] = results.get('merge')!;
    expect(results.get('shard')!.length).toBeGreaterThan(3);
    const manifest = manifestOf(folderOf(merged!));
    expect(manifest).toMatchObject({ complete: true, files: files.length });
    const single = await runInventory(b2, { bucket: 'my-bucket', rules: 'default' }, atTimeOf(merged!));
    expect(contentOf(folderOf(merged!)).findings).toBe(contentOf(folderOf(single)).findings);
    // The whole inventory is an artifact, beside its parts.
    const names = github.artifacts().map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['very-large-bucket-plan', 'very-large-bucket-shard-0', 'very-large-bucket']),
    );
  } finally {
    await b2.close();
    await github.close();
  }
}, 120_000);
