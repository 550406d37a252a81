import path from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf, wrongImports } from '../../.github/scripts/rooms.ts';
import { root } from './workflow-files.ts';

test('imports in src point one way', () => {
  expect(wrongImports(path.join(root, 'src'))).toEqual([]);
});

test.each([
  ['inventory/row.ts', "import { open } from 'node:fs/promises';", 'imports node:fs/promises'],
  ['manifest/formats/csv.ts', "import http from 'node:http';", 'imports node:http'],
  ['report/page.ts', 'console.log(1);', 'uses the console'],
  ['listing/walk.ts', 'const fast = process.env.FAST;', 'reads the environment'],
  ['listing/walk.ts', "import { Log } from '../github/log.ts';", 'listing may not know github'],
  ['manifest/write.ts', "import type { Log } from '../github/log.ts';", 'manifest may not know github'],
  ['b2/client.ts', "export { Row } from '../inventory/row.ts';", 'b2 may not know inventory'],
  ['listing/walk.ts', "import { request } from 'undici';", 'imports undici, which belongs to b2'],
  ['run.ts', "import * as core from '@actions/core';", 'imports @actions/core, which belongs to github'],
  ['main.ts', "const { getOctokit } = await import('@actions/github');", 'imports @actions/github'],
  ['run.ts', "core.setFailed('no');", 'fails the step, which main.ts alone does'],
  ['github/log.ts', "core.getInput('bucket');", 'reads inputs'],
  ['report/utils.ts', '', 'is a drawer'],
  ['helpers/text.ts', '', 'is a drawer'],
  ['lobby/door.ts', '', 'is in no room'],
])('%s with %s is refused', (file, text, fault) => {
  expect(faultsOf(file, text).join()).toContain(fault);
});

test.each([
  ['github/log.ts', "import * as core from '@actions/core';"],
  [
    'main.ts',
    "import * as core from '@actions/core';\nimport { run } from './run.ts';\ncore.setFailed('no');",
  ],
  ['b2/client.ts', "import { request } from 'undici';\n/** console.log is not called. */"],
  [
    'manifest/formats/csv.ts',
    "import type { ByteString } from '../../b2/byte-string.ts';\nimport { a } from './format.ts';",
  ],
])('%s with %s is fine', (file, text) => {
  expect(faultsOf(file, text)).toEqual([]);
});
