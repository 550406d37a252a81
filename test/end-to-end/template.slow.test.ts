import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { B2Server } from '../b2-server/index.ts';
import { hostileNames } from '../names/hostile-names.ts';
import { hasPython, readCsv } from '../readers/python-csv.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, lines, readInventory, runInventory, startAccount } from './setup.ts';

/** The first YAML block below a heading of docs/template.md. */
function shown(heading: string): Record<string, string> {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/template.md'), 'utf8');
  const [, below] = page.split(new RegExp(`^#+ ${heading}$`, 'm'));
  return parse(/```yaml\n([\s\S]*?)```/.exec(below!)![1]!) as Record<string, string>;
}
/** The advice on names that lead out of a folder. */
const [, advice] = /```yaml\n(exclude:[\s\S]*?)```/.exec(
  readFileSync(path.resolve(import.meta.dirname, '../../docs/template.md'), 'utf8'),
)!;
const { exclude } = parse(advice!) as { exclude: string };
const hasCurl = spawnSync('curl', ['--version']).status === 0;

const names = ['#1 of 2', ...hostileNames(100, 9)];
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    bucketOf(
      'hostile-bucket',
      names.map((name) => ({ name, bytes: `content of ${name}` })),
    ),
  ]);
});
afterAll(() => server.close());

const run = (inputs: Record<string, string>) =>
  runInventory(server, { bucket: 'hostile-bucket', ...inputs, formats: 'template, ndjson' });

/** A name that leads out of a folder, or to the same file as another does. */
const leaves = (name: string) => name.startsWith('/') || name.split('/').includes('..');

test('prints its line into template.txt', async () => {
  const { text, rows, manifest } = readInventory(await run(shown('Template')));
  expect(lines(text('template.txt'))).toEqual(
    rows.map(({ size, url, name }) => `${size} ${url} ${JSON.stringify(name)}`),
  );
  expect(manifest.outputs[0]).toMatchObject({
    path: 'template.txt',
    format: 'template',
    rows: names.length,
    columns: ['size', 'url', 'name'],
  });
});

describe('what the documentation shows', () => {
  test('the advice leaves out names that lead out, and no others', async () => {
    const { names: kept } = readInventory(await run({ ...shown('Template'), exclude }));
    expect([...kept].sort()).toEqual(names.filter((name) => !leaves(name)).sort());
  });

  test.skipIf(!hasPython)('rclone copyurl: CSV of URL and name, by Python', async () => {
    const { text, rows } = readInventory(await run(shown('rclone copyurl')));
    expect(readCsv(text('template.txt'))).toEqual(rows.map(({ url, name }) => [url, name]));
  });

  test('BagIt fetch.txt: three parts, of which the last is a path', async () => {
    const { text, rows } = readInventory(await run(shown('BagIt fetch.txt')));
    const records = lines(text('template.txt')).map((line) => {
      const [, url, length, file] = /^([^ \t]+)[ \t]+(\d+|-)[ \t]+(.*)$/s.exec(line)!;
      const name = file!.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%25/g, '%');
      return { url, size: Number(length), name };
    });
    expect(records).toEqual(rows.map(({ url, size, name }) => ({ url, size, name: `data/${name}` })));
  });

  test.skipIf(!hasCurl)(`a curl config${hasCurl ? ', by curl' : ': curl is not there'}`, async () => {
    const result = await run({ ...shown('A curl config'), exclude });
    const folder = makeFolder('curl');
    const config = path.join(result.outputs['output-dir']!, 'template.txt');
    const options = ['--parallel', '--silent', '--show-error', '--create-dirs', '--output-dir', 'files'];
    const said = await promisify(execFile)('curl', [...options, '--config', config], {
      cwd: folder,
      timeout: 20_000,
    }).catch((error: { code: number; stderr: string }) => error);
    // 23: a name that no file can have here, being too long, or that of a folder as well.
    expect('code' in said ? said.code : 0).toBe(23);
    expect(said.stderr).not.toMatch(/warning.*config|unrecognized/i);
    const got = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(readdirSync(folder)).toEqual(['files']);
    const told = new Map(
      got.map((at) => [path.relative(path.join(folder, 'files'), at), readFileSync(at, 'utf8')]),
    );
    const writable = names.filter((name) => isPlainPath(name));
    expect(writable.length).toBeGreaterThan(150);
    for (const name of writable) expect(told.get(name), name).toBe(`content of ${name}`);
  });
});

/** A file system can store it under this very name, beside all the others. */
function isPlainPath(name: string): boolean {
  const parts = name.split('/');
  return (
    !leaves(name) &&
    name !== '-' &&
    parts.every((part) => part !== '' && part !== '.' && Buffer.byteLength(part) <= 255) &&
    !names.some((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`))
  );
}
