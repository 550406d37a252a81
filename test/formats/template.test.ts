import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { ESCAPES } from '../../src/formats/escapes.ts';
import { formatsOf } from '../../src/formats/index.ts';
import { readTemplate } from '../../src/formats/template-syntax.ts';
import { COLUMNS } from '../../src/rows/columns.ts';
import { hostileNames } from '../names/hostile-names.ts';
import { hasPython, readCsv } from '../readers/python-csv.ts';
import { writeFormat } from './write-format.ts';

const names = hostileNames(500, 3);
const file = (fileName: string, more: object = {}) => ({
  fileName,
  action: 'upload',
  fileId: '4_z1',
  contentLength: 7,
  ...more,
});

async function print(template: string, files: object[]): Promise<string> {
  const print = { columns: undefined, mirrors: false, template: readTemplate(template) };
  const [written] = await writeFormat(formatsOf(['template'], print)[0]!, files);
  return written!.bytes.toString('utf8');
}

/** One line for each hostile name. */
const linesOf = async (template: string) => {
  const text = await print(
    template,
    names.map((name) => file(name)),
  );
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.slice(0, -1).split('\n');
  expect(lines).toHaveLength(names.length);
  return lines;
};

describe('a template', () => {
  const one = [
    file('a/ü "b".txt', { contentType: null, fileInfo: { k: 'v,w' }, uploadTimestamp: 1_700_000_000_000 }),
  ];

  test.each([
    ['{size} {url}', '7 https://f.example.com/file/my-bucket/a/%C3%BC%20%22b%22.txt\n'],
    ['{{"n":{name|json},"t":{contentType|json}}', '{"n":"a/ü \\"b\\".txt","t":null}\n'],
    ['ä{{{ size }}\t{latest}', 'ä{7}\ttrue\n'],
    ['{name|raw}\n{name | csv}', 'a/ü "b".txt\n"a/ü ""b"".txt"\n'],
    ['[{contentType|raw}][{contentType|shell}][{md5}][{md5|csv}]', "[][''][][]\n"],
    [
      '{uploadedAt} {fileInfo|json} {fileInfo|csv}',
      '2023-11-14T22:13:20.000Z {"k":"v,w"} "{""k"":""v,w""}"\n',
    ],
    ['{urls|json}', '["https://f.example.com/file/my-bucket/a/%C3%BC%20%22b%22.txt"]\n'],
  ])('%j', async (template, line) => {
    expect(await print(template, one)).toBe(line);
  });

  test('with a URL leaves out what has none', async () => {
    const files = [file('a'), file('b', { action: 'hide' }), file('c', { action: 'start' })];
    expect(await print('{url}', files)).toBe('https://f.example.com/file/my-bucket/a\n');
    expect(await print('{urls|json}', files)).toBe('["https://f.example.com/file/my-bucket/a"]\n');
    expect(await print('{name|raw} {url|json}', files)).toMatch(/^a .*\n$/);
    expect(await print('{name|raw}', files)).toBe('a\nb\nc\n');
  });

  test('names its fields in the manifest, and is compressed like any text', () => {
    const template = readTemplate('{size} {name|raw} {size}');
    const formats = formatsOf(['template', 'template.gz'], { columns: undefined, mirrors: false, template });
    expect(formats.map((format) => [format.path, format.columns])).toEqual([
      ['template.txt', ['size', 'name']],
      ['template.txt.gz', ['size', 'name']],
    ]);
  });

  test('lets bare only what has no white space and no sign that a reader may trip over', () => {
    const bare = COLUMNS.map(({ name }) => name).filter((name) => {
      try {
        return readTemplate(`{${name}}`).length === 1;
      } catch {
        return false;
      }
    });
    const free = ['name', 'urls', 'contentType', 'fileInfo'];
    expect(bare).toEqual(COLUMNS.map(({ name }) => name).filter((name) => !free.includes(name)));
  });

  test('reads back as its text for any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const given = `${before.replaceAll('{', '{{')}{size}${after.replaceAll('{', '{{')}`;
        const parts = readTemplate(given).map((part) => (typeof part === 'string' ? part : '\0'));
        expect(parts.join('')).toBe(toByteString(`${before}\0${after}`));
      }),
      { numRuns: 300, seed: 42 },
    );
  });
});

describe('every hostile name comes back through', () => {
  test('json', async () => {
    expect((await linesOf('{name|json}')).map((line) => JSON.parse(line))).toEqual(names);
  });

  test('url', async () => {
    const lines = await linesOf('{name|url}');
    expect(lines.map(decodeURIComponent)).toEqual(names);
    for (const line of lines) expect(line).toMatch(/^[A-Za-z0-9\-._~/%]+$/);
  });

  test('shell, by a shell', async () => {
    const script = `set -f; ${(await linesOf('printf "%s\\n" {name|shell}')).join('\n')}`;
    const { stdout, stderr } = spawnSync('sh', ['-s'], { input: script, maxBuffer: 1 << 26 });
    expect(stderr.toString()).toBe('');
    expect(stdout.toString().slice(0, -1).split('\n')).toEqual(names);
  });

  test.skipIf(!hasPython)('csv and rfc4180, by Python', async () => {
    const records = readCsv(`${(await linesOf('{name|csv},{name|rfc4180},{size}')).join('\n')}\n`);
    expect(records.map(([, name]) => name)).toEqual(names);
    expect(records.map(([cell]) => cell!.replace(/^'/, ''))).toEqual(
      names.map((name) => name.replace(/^'/, "'")),
    );
    for (const [cell] of records) expect(cell).not.toMatch(/^[=+\-@]/);
  });

  test.skipIf(!hasPython)('html, by Python', async () => {
    const read = 'import html,json,sys; print(json.dumps([html.unescape(t) for t in json.load(sys.stdin)]))';
    const lines = await linesOf('{name|html}');
    for (const line of lines) expect(line).not.toMatch(/[<>"']/);
    const { stdout } = spawnSync('python3', ['-c', read], {
      input: JSON.stringify(lines),
      maxBuffer: 1 << 26,
    });
    expect(JSON.parse(stdout.toString())).toEqual(names);
  });

  test('bagit, as RFC 8493 has it', async () => {
    const decoded = (await linesOf('{name|bagit}')).map((line) =>
      line.replace(/%(25|0A|0D)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
    expect(decoded).toEqual(names);
    expect(ESCAPES.find(({ name }) => name === 'bagit')!.of('"a\\r\\nb%0A"')).toBe('a%0D%0Ab%250A');
  });

  test('raw', async () => {
    expect(await linesOf('{name|raw}')).toEqual(names);
  });
});

test('the documentation names every escape', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/template.md'), 'utf8');
  for (const { name } of ESCAPES) expect(page).toContain(`| \`${name}\` |`);
});
