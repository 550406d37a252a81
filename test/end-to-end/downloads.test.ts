import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { isLocalPath } from '../../src/names/local-paths.ts';
import type { B2Server } from '../b2-server/index.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { testWith } from '../runner/programs.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, lines, messages, readInventory, runInventory, sha1, startAccount } from './setup.ts';

const HOME = '$'.concat('{HOME}');
/** Names that lead out of a folder, or whose files aria2 would put elsewhere. */
const LEAVING = [
  '../up',
  '../../up2',
  '/abs',
  `..${HOME}/x`,
  `${HOME}/y`,
  'd/..',
  '..\\up',
  '\\abs',
  'C:\\evil',
];
/** A bucket of any names. */
const NAMES = [...HOSTILE_NAMES, '-', ' lead', 'é'.repeat(110)];
const EDGES = [...LEAVING, 'folder/trail ', 'a', 'a-b', 'a/below', 'no\ufffexml', 'fine'];
const FORMATS = 'urls, sha1sums, aria2, metalink, ndjson';

/** The commands of docs/downloads.md, block by block. */
const COMMANDS = [
  ...readFileSync(path.join(import.meta.dirname, '../../docs/downloads.md'), 'utf8')
    .split('## Commands')[1]!
    .matchAll(/```sh\n([\s\S]*?)```/g),
].map(([, block]) => block!);
const [ARIA2, METALINK, WGET, CLAIMED] = COMMANDS as [string, string, string, string];

let server: B2Server;
let result: ActionResult;

beforeAll(async () => {
  const large = (name: string, claim: string) => ({
    name,
    bytes: `content of ${name}`,
    contentSha1: 'none',
    contentMd5: null,
    fileInfo: { large_file_sha1: claim },
  });
  server = await startAccount([
    bucketOf('any-names', [...NAMES, { name: 'empty', bytes: '' }]),
    bucketOf('edge-names', EDGES),
    bucketOf('large-files', [
      large('true claim', sha1('content of true claim')),
      large('false claim', sha1('other')),
      { name: 'unchecked', bytes: 'x', contentSha1: `unverified:${sha1('x')}` },
      { name: 'versions', bytes: 'new' },
      { name: 'versions', bytes: 'old' },
      { name: 'hidden', action: 'hide' },
      { name: 'hidden' },
      'small',
    ]),
    bucketOf('spoilt-files', [{ name: 'spoilt', bytes: 'rotten', contentSha1: sha1('sound') }, 'sound']),
  ]);
  result = await runInventory(server, { bucket: 'any-names', formats: FORMATS });
});
afterAll(() => server.close());

/** Runs a script in an empty folder beside the inventory, in an environment of nothing but that. */
async function run(inventory: ActionResult, script: string) {
  const outside = makeFolder('download');
  for (const name of ['home', 'work/download']) mkdirSync(path.join(outside, name), { recursive: true });
  cpSync(path.join(inventory.workspace, 'b2-inventory'), path.join(outside, 'work/b2-inventory'), {
    recursive: true,
  });
  const child = spawn('bash', ['-e', '-c', script], {
    cwd: path.join(outside, 'work/download'),
    env: { PATH: process.env.PATH, HOME: path.join(outside, 'home'), LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  expect(readdirSync(outside).sort()).toEqual(['home', 'work']);
  expect(readdirSync(path.join(outside, 'home'))).toEqual([]);
  expect(readdirSync(path.join(outside, 'work')).sort()).toEqual(['b2-inventory', 'download']);
  const files = readdirSync(path.join(outside, 'work/download'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(path.join(outside, 'work/download'), path.join(entry.parentPath, entry.name)),
    );
  return { code, output, files: files.sort() };
}

const isPath = (name: string) => isLocalPath(toByteString(name));

describe('a bucket of any names', () => {
  const paths = [...NAMES, 'empty'].filter(isPath);

  test('its paths are in each file, and the others are counted in a warning', () => {
    const { manifest, text } = readInventory(result);
    const leftOut = NAMES.length + 1 - paths.length;
    const found = manifest.outputs.map((output) => [output.path, output.rows, output.leftOut]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['SHA1SUMS', paths.length, leftOut],
        ['SHA1SUMS.claimed', 0, undefined],
        ['aria2.txt', paths.length, leftOut],
        ['urls.txt', NAMES.length + 1, undefined],
      ]),
    );
    const backslash = paths.filter((name) => name.includes('\\')).length;
    expect(messages(result, 'warning').sort()).toEqual([
      `SHA1SUMS leaves out ${leftOut} files: ${leftOut} with a name that is not a safe relative path`,
      `aria2.txt leaves out ${leftOut} files: ${leftOut} with a name that is not a safe relative path`,
      `files.meta4 leaves out ${leftOut + backslash} files: ${leftOut} with a name that is not a safe relative path, ${backslash} with a backslash in the name`,
    ]);
    expect(text('SHA1SUMS')).toContain(`${sha1('')}  empty\n`);
  });

  testWith(['aria2c', 'sha1sum'], 'sha1sum passes on what aria2 fetches', async () => {
    const { code, output, files } = await run(result, ARIA2);
    expect(code, output).toBe(0);
    expect(files).toEqual([...paths].sort());
  });

  testWith(['aria2c', 'sha1sum'], 'sha1sum passes on what aria2 fetches by the Metalink', async () => {
    const { code, output, files } = await run(result, METALINK.replace('-c ', '-c --ignore-missing '));
    expect(code, output).toBe(0);
    // With libxml2, aria2 takes `&amp;` in a name for this.
    const names = files.map((name) => name.replaceAll('&#38;', '&'));
    expect(names).toEqual(paths.filter((name) => !name.includes('\\')).sort());
  });

  testWith(['wget', 'sha1sum'], 'sha1sum passes on what wget fetches', async () => {
    // wget decodes the last segment twice, so a name with %XX there becomes another file: the docs say so.
    const decodedTwice = (name: string) => /%[0-9A-Fa-f]{2}[^/]*$/.test(name);
    const clean = await runInventory(server, { bucket: 'any-names', formats: FORMATS, exclude: '**%**' });
    const { code, output, files } = await run(clean, WGET);
    expect(code, output).toBe(0);
    expect(files).toEqual(expect.arrayContaining(paths.filter((name) => !name.includes('%'))));
    const spoilt = await run(result, WGET);
    expect(spoilt.files).not.toEqual(expect.arrayContaining(paths.filter(decodedTwice)));
  });

  testWith(['aria2c'], 'aria2 reads urls.txt', async () => {
    const plain = await runInventory(server, { bucket: 'large-files', formats: FORMATS });
    const { code, output, files } = await run(plain, 'aria2c -i ../b2-inventory/urls.txt');
    expect(code, output).toBe(0);
    expect(files).toEqual(['false claim', 'small', 'true claim', 'unchecked', 'versions']);
  });

  testWith(['xmllint'], 'the Metalink is valid', async () => {
    const schema = path.join(import.meta.dirname, '../formats/metalink.rng');
    const { code, output } = await run(
      result,
      `xmllint --noout --nonet --relaxng '${schema}' ../b2-inventory/files.meta4`,
    );
    expect(code, output).toBe(0);
  });
});

describe('several buckets', () => {
  let several: ActionResult;
  beforeAll(async () => {
    const inputs = {
      bucket: 'large-files\nspoilt-files',
      formats: FORMATS,
      exclude: 'spoilt',
      versions: 'all',
    };
    several = await runInventory(server, { ...inputs, 'url-style': 's3\nfriendly\nid' });
  });
  const FILES = [
    'large-files/false claim',
    'large-files/small',
    'large-files/true claim',
    'large-files/unchecked',
    'large-files/versions',
    'spoilt-files/sound',
  ];

  testWith(['aria2c', 'sha1sum'], 'go into folders, from any of their URLs', async () => {
    for (const commands of [ARIA2, METALINK]) {
      const { code, output, files } = await run(several, commands);
      expect(code, output).toBe(0);
      expect(files).toEqual(FILES);
    }
  });

  testWith(
    ['wget', 'sha1sum'],
    'go there with wget too, with one folder of the URL less to cut',
    async () => {
      const inputs = { bucket: 'large-files\nspoilt-files', formats: FORMATS, exclude: 'spoilt' };
      const friendly = await runInventory(server, inputs);
      const { code, output, files } = await run(friendly, WGET.replace('--cut-dirs=2', '--cut-dirs=1'));
      expect(code, output).toBe(0);
      expect(files).toEqual(FILES);
      const s3 = await runInventory(server, { ...inputs, 'url-style': 's3' });
      const again = await run(s3, WGET.replace('--cut-dirs=2', '--cut-dirs=0'));
      expect(again.code, again.output).toBe(0);
      expect(again.files).toEqual(FILES);
    },
  );

  testWith(['aria2c', 'sha1sum'], 'only what is claimed can fail without harm to the download', async () => {
    const fetch = ARIA2.split('\n')[0]!;
    const { code, output } = await run(several, `${fetch}\n${CLAIMED}`);
    expect(code).toBe(1);
    expect(output.match(/.*: FAILED/g)).toEqual(['large-files/false claim: FAILED']);
    const sums = lines(readInventory(several).text('SHA1SUMS.claimed'));
    expect(sums.map((line) => line.slice(42)).sort()).toEqual([FILES[0], FILES[2], FILES[3]]);
  });
});

describe('names that lead elsewhere', () => {
  let edges: ActionResult;
  beforeAll(async () => {
    edges = await runInventory(server, { bucket: 'edge-names', formats: FORMATS });
  });

  test('are in none of the files', () => {
    const { text } = readInventory(edges);
    for (const file of ['SHA1SUMS', 'aria2.txt', 'files.meta4']) {
      expect(text(file), file).not.toMatch(/up2?\b|abs|evil|below/);
    }
    expect(text('aria2.txt')).not.toContain('HOME');
  });

  testWith(['aria2c', 'sha1sum'], 'so nothing is written outside the folder', async () => {
    const list = await run(edges, ARIA2.replace('-c ', '-c --ignore-missing '));
    expect(list.code, list.output).toBe(0);
    expect(list.files).toEqual(['a', 'a-b', 'fine', 'no\ufffexml']);
    const metalink = await run(edges, METALINK.replace('-c ', '-c --ignore-missing '));
    expect(metalink.code, metalink.output).toBe(0);
    expect(metalink.files).toEqual([`..${HOME}/x`, `${HOME}/y`, 'a', 'a-b', 'fine', 'folder/trail '].sort());
  });

  testWith(['wget'], 'nor does wget write there what urls.txt has', async () => {
    const { output, files } = await run(edges, WGET.split('\n')[0]!);
    expect(files, output).toEqual(expect.arrayContaining(['fine', '..\\up', 'C:\\evil', 'folder/trail ']));
  });
});

testWith(['aria2c', 'sha1sum', 'wget'], 'a file that is not what B2 says fails every check', async () => {
  const spoilt = await runInventory(server, { bucket: 'spoilt-files', formats: FORMATS });
  const [fetch, fetchMetalink] = [ARIA2.split('\n')[0]!, METALINK.split('\n')[0]!];
  for (const command of [fetch, fetchMetalink]) {
    const { code, output } = await run(spoilt, command);
    expect(code, output).toBe(32);
  }
  const { code, output } = await run(spoilt, WGET);
  expect([code, output.match(/.*: FAILED/g)]).toEqual([1, ['spoilt: FAILED']]);
});
