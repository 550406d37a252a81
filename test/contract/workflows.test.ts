import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { linterEnvironment } from '../../.github/scripts/lint-workflows.ts';
import {
  isLocal,
  isOurs,
  isWorkflow,
  jobsOf,
  ownWorkflows,
  root,
  type Snippet,
  shownWorkflows,
} from './workflow-files.ts';

const own = ownWorkflows();
const shown = shownWorkflows();
const named = (snippets: Snippet[]) => snippets.map((snippet) => [snippet.where, snippet] as const);

test('there are workflows, and examples in the README', () => {
  expect(own.map(({ where }) => where)).toContain('.github/workflows/ci.yml');
  expect(
    shown.filter(({ where }) => where.startsWith('README.md')).filter(isWorkflow).length,
  ).toBeGreaterThan(2);
});

// `npm run check` lints the files. Workflows on a page are in no file of their own, so they are linted here.
const onPages = shown.filter(({ where }) => !where.startsWith('docs/examples/')).filter(isWorkflow);
const env = linterEnvironment(root);
const hasActionlint = spawnSync('actionlint', ['--version'], { env }).status === 0;

test.skipIf(!hasActionlint).each(named(onPages))('%s passes actionlint', (_, { text }) => {
  // The name is that of a workflow, since actionlint reads other files as actions.
  const args = ['-oneline', '-no-color', '-stdin-filename=.github/workflows/page.yml', '-'];
  const { status, stdout, stderr } = spawnSync('actionlint', args, {
    cwd: root,
    env,
    input: text,
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});

describe.each(named([...own, ...shown].filter(isWorkflow)))('%s', (_, snippet) => {
  test('gives its jobs no more than they say that they need', () => {
    for (const [name, job, workflow] of jobsOf(snippet)) {
      expect(workflow.permissions, 'permissions at the top').toEqual({});
      for (const [scope, access] of Object.entries(job.permissions ?? {})) {
        expect(access, `${name}: ${scope}`).toMatch(/^(?:read|write)$/);
        expect(snippet.text, `${name}: why ${scope}: ${access}`).toMatch(
          new RegExp(`${scope}: ${access} # \\w`),
        );
      }
    }
  });
});

describe.each(named([...own, ...shown]))('%s', (_, snippet) => {
  test('pins what it uses, with the version beside it', () => {
    for (const [, uses, rest] of snippet.text.matchAll(/^\s*(?:- )?uses: *(\S+)(.*)$/gm)) {
      if (isOurs(uses) || isLocal(uses!)) continue;
      expect(`${uses}${rest}`).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('passes no expression to a shell but through env', () => {
    for (const [name, { steps = [] }] of jobsOf(snippet)) {
      for (const { run = '' } of steps) expect(run, name).not.toContain('${{');
    }
  });

  test('checks out without leaving the token behind', () => {
    for (const [, { steps = [] }] of jobsOf(snippet)) {
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
      for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
  });

  test('does not run for pull_request_target', () => {
    expect(snippet.text).not.toMatch(/^\s*pull_request_target\b/m);
  });
});
