import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  circles,
  faultsOf,
  ROOMS,
  roomImports,
  roomsPicture,
  unusedPermissions,
  withoutDetours,
  wrongImports,
} from '../../.github/scripts/rooms.ts';
import { root } from './workflow-files.ts';

const source = path.join(root, 'src');

test('imports in src point downward, without circles', () => {
  expect(wrongImports(source)).toEqual([]);
});

describe('a file is refused', () => {
  test.each([
    // Upward, by every form of import.
    ['listing/range.ts', "import { Folder } from '../inventory/folder.ts';", 'inventory is above listing'],
    ['b2/page/page.ts', "import type { Row } from '../../rows/row.ts';", 'rows is above b2'],
    ['b2/client.ts', "export { Row } from '../rows/row.ts';", 'rows is above b2'],
    ['bytes/byte-sink.ts', "export * from '../text/numbers.ts';", 'text is above bytes'],
    ['names/globs.ts', "const { run } = await import('../run.ts');", 'run.ts is above names'],
    ['inputs/inputs.ts', "import '../main.ts';", 'main.ts is above inputs'],
    [
      'run.ts',
      "import {\n  a,\n  b,\n} from './lobby/door.ts';",
      'imports lobby/door.ts, which is in no room',
    ],
    // Input and output in rooms that only compute.
    ['rows/row.ts', "import { open } from 'node:fs/promises';", 'node:fs/promises, and rows only computes'],
    ['conditions/parse.ts', "import fs from 'fs';", 'imports fs, and conditions only computes'],
    ['totals/sums.ts', "import { request } from 'node:https';", 'totals only computes'],
    ['changes/renames.ts', "import { Worker } from 'node:worker_threads';", 'changes only computes'],
    ['audit/gates.ts', "import { spawn } from 'node:child_process';", 'audit only computes'],
    ['report/summary.ts', "import { connect } from 'node:net';", 'report only computes'],
    ['formats/csv.ts', "const http = await import('node:http');", 'formats only computes'],
    // What is done in one place.
    ['report/summary.ts', 'console.log(1);', 'uses the console'],
    ['main.ts', 'console.error(1);', 'uses the console'],
    ['listing/range.ts', 'const fast = process.env.FAST;', 'reads the environment'],
    ['run.ts', 'const { env } = process; use(process.env);', 'reads the environment'],
    ['listing/range.ts', "import { request } from 'undici';", 'imports undici, which belongs to b2'],
    ['github/rest.ts', "import { request } from 'undici';", 'imports undici, which belongs to b2'],
    ['run.ts', "import * as core from '@actions/core';", 'imports @actions/core, which belongs to github'],
    ['main.ts', "const { getOctokit } = await import('@actions/github');", 'imports @actions/github'],
    ['publish/artifact.ts', "import type { A } from '@actions/artifact';", 'imports @actions/artifact'],
    ['run.ts', "core.setFailed('no');", 'fails the step, which main.ts alone does'],
    ['github/log.ts', "core.getInput('bucket');", 'reads inputs, which github/input.ts alone does'],
    [
      'github/log.ts',
      "core.setOutput('urls', '');",
      'writes step outputs, which github/outputs.ts alone does',
    ],
    ['github/log.ts', "'GITHUB_STEP_SUMMARY'", 'writes the job summary, which github/summary.ts alone does'],
    // Folders without a subject.
    ['report/utils.ts', '', 'is a drawer'],
    ['helpers/text.ts', '', 'is a drawer'],
    ['b2/common/text.ts', '', 'is a drawer'],
    ['lobby/door.ts', '', 'is in no room'],
    ['door.ts', '', 'is in no room'],
  ])('%s with %j', (file, text, fault) => {
    expect(faultsOf(file, text).join()).toContain(fault);
  });
});

describe('a file is accepted', () => {
  test.each([
    [
      'main.ts',
      "import * as core from '@actions/core';\nimport { run } from './run.ts';\ncore.setFailed('no');",
    ],
    ['main.ts', 'run(process.env);'],
    ['github/log.ts', "import * as core from '@actions/core';"],
    ['github/rest.ts', "const { getOctokit } = await import('@actions/github');"],
    ['github/event.ts', 'const file = process.env.GITHUB_EVENT_PATH;'],
    ['github/input.ts', "core.getInput('bucket');"],
    ['b2/client.ts', "import { request } from 'undici';\n/** console.log is not called. */"],
    ['b2/client.ts', '// console.log(1);\n  // process.env\n'],
    [
      'b2/page/page.ts',
      "import type { ByteString } from '../../bytes/byte-string.ts';\nimport { a } from './span.ts';",
    ],
    ['inventory/folder.ts', "import { open } from 'node:fs/promises';"],
    ['formats/zip.ts', "import { gzipSync } from 'node:zlib';\nimport path from 'node:path';"],
    ['report/summary.ts', "import { gateLine } from './gates.ts';\nimport { VERSION } from '../version.ts';"],
  ])('%s with %j', (file, text) => {
    expect(faultsOf(file, text)).toEqual([]);
  });

  test.each(ROOMS.filter((room) => !room.endsWith('.ts')))(
    '%s with an import of every room below it',
    (room) => {
      const below = ROOMS.slice(ROOMS.indexOf(room) + 1).map((each) =>
        each.endsWith('.ts') ? `import '../${each}';` : `import '../${each}/a.ts';`,
      );
      expect(faultsOf(`${room}/a.ts`, below.join('\n'))).toEqual([]);
    },
  );
});

describe('circles of imports are found', () => {
  const found = (files: Record<string, string>) => circles(new Map(Object.entries(files)));

  test('between two files, and when both imports are of types only', () => {
    expect(
      found({ 'b2/a.ts': "import type { B } from './b.ts';", 'b2/b.ts': "import type { A } from './a.ts';" }),
    ).toEqual(['circle of imports: b2/a.ts -> b2/b.ts -> b2/a.ts']);
  });

  test('over folders, behind files that are in none', () => {
    expect(
      found({
        'run.ts': "import './b2/a.ts';",
        'b2/a.ts': "import { page } from './page/page.ts';",
        'b2/page/page.ts': "import { c } from '../c.ts';",
        'b2/c.ts': "const a = await import('./a.ts');",
      }),
    ).toEqual(['circle of imports: b2/a.ts -> b2/page/page.ts -> b2/c.ts -> b2/a.ts']);
  });

  test('of a file with itself', () => {
    expect(found({ 'b2/a.ts': "import { a } from './a.ts';" })).toHaveLength(1);
  });

  test('and two ways to one file are none', () => {
    expect(
      found({
        'b2/a.ts': "import './b.ts';\nimport './c.ts';",
        'b2/b.ts': "import './d.ts';",
        'b2/c.ts': "import './d.ts';",
        'b2/d.ts': "// import './a.ts';",
      }),
    ).toEqual([]);
  });
});

test('rules that allow what no file does are found', () => {
  const faults = unusedPermissions(new Map([['b2/transport.ts', "import { Agent } from 'undici';"]]));
  expect(faults.join('\n')).toContain('github may import /^@actions\\/core$/, and no file in it does');
  expect(faults.join('\n')).toContain('main.ts may read the environment');
  expect(faults.join('\n')).toContain('main.ts alone fails the step, and it does not');
  expect(faults.join('\n')).not.toContain('undici');
});

describe('the picture of the rooms in docs/architecture.md', () => {
  const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
  const [, shown = ''] = /<!-- begin rooms -->\n([\s\S]*?)<!-- end rooms -->/.exec(page) ?? [];
  const arrows = [...shown.matchAll(/^ {2}(\S+) --> (\S+)$/gm)].map(([, from, to]) => `${from} ${to}`);
  const real = roomImports(source).filter(([, to]) => to !== 'version.ts');

  test('is the one that npm run readme makes', () => {
    expect(shown.trim()).toBe(roomsPicture(source));
    expect(shown.trim()).toMatch(/^```mermaid\nflowchart TD\n[\s\S]*\n```$/);
  });

  test('has an arrow or a way of arrows for every import, and no other', () => {
    const reached = (from: string): string[] =>
      arrows.flatMap((arrow) => {
        const [a, b] = arrow.split(' ') as [string, string];
        return a === from ? [b, ...reached(b)] : [];
      });
    expect(arrows.length).toBeGreaterThan(20);
    expect(real.map(([from, to]) => `${from} ${to}`)).toEqual(expect.arrayContaining(arrows));
    for (const [from, to] of real) expect(reached(from), from).toContain(to);
  });

  test('leaves out arrows for which there is a longer way', () => {
    expect(
      withoutDetours([
        ['rows', 'bytes'],
        ['rows', 'b2'],
        ['b2', 'bytes'],
        ['main.ts', 'bytes'],
        ['main.ts', 'rows'],
        ['rows', 'names'],
      ]),
    ).toEqual([
      ['main.ts', 'rows'],
      ['rows', 'b2'],
      ['rows', 'names'],
      ['b2', 'bytes'],
    ]);
  });
});
