import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { sumLine } from '../../src/formats/sha1sums.ts';
import { testWith } from '../runner/programs.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { claim, DIGESTS, file, sha1, write } from './write-downloads.ts';

test('verified and other digests are in separate files', async () => {
  const { texts, written, warnings } = await write('sha1sums', [...DIGESTS, file('z/../z', claim)]);
  expect(texts).toEqual([
    `${sha1('verified')}  verified\n`,
    `${sha1('claim')}  claimed\n${sha1('u')}  unverified\n`,
  ]);
  expect(written.map(({ path: at, rows, leftOut }) => [at, rows, leftOut])).toEqual([
    ['SHA1SUMS', 1, 1],
    ['SHA1SUMS.claimed', 2, 2],
  ]);
  expect(warnings).toEqual([
    'SHA1SUMS leaves out 1 file: 1 without a SHA-1',
    'SHA1SUMS.claimed leaves out 2 files: 1 without a SHA-1, 1 with a name that is not a safe relative path',
  ]);
});

testWith(['sha1sum'], 'sha1sum prints the same lines for the files, and reads ours', async () => {
  const folder = makeFolder('sums');
  const names = [
    '-',
    ' lead',
    'trail ',
    '*star',
    'back\\slash',
    '\\lead',
    'line\nfeed',
    '=1',
    '\u0085',
    'a  b',
  ];
  mkdirSync(path.join(folder, 'sub'));
  for (const name of names) writeFileSync(path.join(folder, 'sub', name), name);
  const list = names.map((name) => sumLine(sha1(name), toByteString(`sub/${name}`))).join('');
  const sums = path.join(folder, 'SHA1SUMS');
  writeFileSync(sums, list, 'latin1');
  const printed = spawnSync(
    'sha1sum',
    names.map((name) => `sub/${name}`),
    { cwd: folder },
  );
  expect(printed.stdout.toString('latin1')).toBe(list);
  expect(spawnSync('sha1sum', ['-c', '--strict', sums], { cwd: folder }).status).toBe(0);
  // A file named `-` is not standard input.
  writeFileSync(sums, sumLine(sha1('-'), '-'));
  const inside = { cwd: path.join(folder, 'sub'), input: 'something else' };
  expect(spawnSync('sha1sum', ['-c', '--strict', sums], inside).status).toBe(0);
  writeFileSync(sums, sumLine(sha1('other'), '-'));
  expect(spawnSync('sha1sum', ['-c', '--strict', sums], inside).status).toBe(1);
});
