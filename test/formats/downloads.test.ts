import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { formatsOf } from '../../src/formats/index.ts';
import { xmlText } from '../../src/formats/metalink.ts';
import { sumLine } from '../../src/formats/sha1sums.ts';
import { hostileNames } from '../names/hostile-names.ts';
import { testWith } from '../runner/programs.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { type WriteOptions, type WrittenFile, writeBuckets } from './write-format.ts';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
const file = (fileName: string, more: object = {}) => ({
  fileName,
  action: 'upload',
  fileId: `4_z${fileName.length}`,
  contentLength: 7,
  contentSha1: sha1(fileName),
  fileInfo: {},
  ...more,
});

/** What a format writes, and what it warns of. */
async function write(name: string, buckets: object[] | Record<string, object[]>, options: WriteOptions = {}) {
  const mirrors = (options.urlStyles?.length ?? 1) > 1;
  const [format] = formatsOf([name], { columns: undefined, mirrors });
  const warnings: string[] = [];
  const written = await writeBuckets(format!, Array.isArray(buckets) ? { 'my-bucket': buckets } : buckets, {
    ...options,
    warn: (text) => warnings.push(text),
  });
  const text = (each: WrittenFile) => each.bytes.toString('utf8');
  const [first] = written;
  return {
    written,
    warnings,
    text: text(first!),
    texts: written.map(text),
    rows: first!.rows,
    leftOut: first!.leftOut,
  };
}

const UNSAFE = ['../up', '/abs', 'C:\\x', 'a//b', 'dir/', 'x'.repeat(256)];
const CLASH = ['f', 'f-g', 'f/h'];
const unsafe = [...UNSAFE, ...CLASH].sort().map((name) => file(name));

describe.each(['sha1sums', 'aria2', 'metalink'])('%s', (name) => {
  test('leaves out names that are no paths, counts them and warns once', async () => {
    const { written, warnings, rows, leftOut, texts } = await write(name, unsafe);
    expect([rows, leftOut]).toEqual([2, 7]);
    expect(warnings).toEqual([
      `${written[0]!.path} lacks 7 of the files: 7 with a name that is no path below a folder`,
    ]);
    expect(texts.join('')).not.toMatch(/up|abs|C:|dir|x{9}|f\/h/);
    expect(texts.join('')).toContain('f-g');
  });

  test('has the newest versions that are files, and does not count the others', async () => {
    const versions = [
      file('hidden', { action: 'hide', contentSha1: null }),
      file('hidden'),
      file('old', { contentSha1: sha1('new') }),
      file('old', { contentSha1: sha1('old') }),
      file('replaced soon', { action: 'start', contentSha1: 'none' }),
      file('replaced soon', { contentSha1: sha1('stands') }),
      file('unfinished', { action: 'start', contentSha1: 'none' }),
    ];
    const { text, rows, leftOut, warnings } = await write(name, versions, { versions: true });
    expect([rows, leftOut, warnings]).toEqual([2, 0, []]);
    expect(text).toContain(sha1('new'));
    expect(text).toContain(sha1('stands'));
    expect(text).not.toMatch(/hidden|unfinished/);
  });

  test('gives each of several buckets a folder', async () => {
    const both = { 'one-bucket': [file('a')], 'two-bucket': [file('a/b'), file('c')] };
    const { text, rows } = await write(name, both);
    expect(rows).toBe(3);
    for (const at of ['one-bucket/a', 'two-bucket/a/b', 'two-bucket/c']) {
      expect(text).toMatch(new RegExp(`(?:  |out=|file name=")${at}["\n]`));
    }
    expect((await write(name, { 'one-bucket': [file('a')] })).text).toMatch(
      /(?: {2}|out=|file name=")a["\n]/,
    );
  });
});

describe('digests', () => {
  const claim = { contentSha1: 'none', fileInfo: { large_file_sha1: sha1('claim') } };
  const files = [
    file('claimed', claim),
    file('none', { contentSha1: 'none' }),
    file('odd', { contentSha1: 'unverified:../../x' }),
    file('unverified', { contentSha1: `unverified:${sha1('u')}` }),
    file('verified'),
  ];

  test('sums files hold the verified and the others apart', async () => {
    const { texts, written, warnings } = await write('sha1sums', [...files, file('z/../z', claim)]);
    expect(texts).toEqual([
      `${sha1('verified')}  verified\n`,
      `${sha1('claim')}  claimed\n${sha1('u')}  unverified\n`,
    ]);
    expect(written.map(({ path: at, rows, leftOut }) => [at, rows, leftOut])).toEqual([
      ['SHA1SUMS', 1, 1],
      ['SHA1SUMS.claimed', 2, 2],
    ]);
    expect(warnings).toEqual([
      'SHA1SUMS lacks 1 of the files: 1 without a SHA-1',
      'SHA1SUMS.claimed lacks 2 of the files: 1 without a SHA-1, 1 with a name that is no path below a folder',
    ]);
  });

  test('downloaders are given the verified ones only', async () => {
    for (const name of ['aria2', 'metalink']) {
      const { text, rows } = await write(name, files);
      expect(rows).toBe(5);
      expect(text.match(/[0-9a-f]{40}/g)).toEqual([sha1('verified')]);
    }
  });
});

test('aria2.txt: URLs of all styles on a line, then options', async () => {
  const { text } = await write('aria2', [file('a b')], { urlStyles: ['friendly', 's3', 'id'] });
  expect(text).toBe(
    'https://f.example.com/file/my-bucket/a%20b\thttps://s3.example.com/my-bucket/a%20b\thttps://f.example.com/b2api/v4/b2_download_file_by_id?fileId=4_z3\n' +
      ` out=a b\n checksum=sha-1=${sha1('a b')}\n`,
  );
});

test('aria2.txt: what no option can hold', async () => {
  const disposition = { fileInfo: { 'b2-content-disposition': 'attachment; filename="x"' } };
  const files = [
    file(' lead'),
    file('$HOME'),
    file('..$'.concat('{HOME}/x')),
    file('d/trail '),
    file('named ', disposition),
    file('trail '),
  ];
  const { text, leftOut, warnings } = await write('aria2', files);
  expect(text.split('\n').filter((line) => !line.startsWith(' checksum'))).toEqual([
    'https://f.example.com/file/my-bucket/%20lead',
    ' out=./ lead',
    'https://f.example.com/file/my-bucket/%24HOME',
    ' out=$HOME',
    'https://f.example.com/file/my-bucket/trail%20',
    '',
  ]);
  expect(leftOut).toBe(3);
  expect(warnings).toEqual(['aria2.txt lacks 3 of the files: 3 with a name that aria2 cannot read']);
  // There the URL does not tell the name.
  expect((await write('aria2', files, { urlStyles: ['id'] })).leftOut).toBe(4);
});

test('files.meta4: what Metalink and XML cannot hold', async () => {
  const files = ['a\\b', 'ok<&>"\'\u0085\u2028', 'x\ufffe', 'y\uffff'].map((name) => file(name));
  const { rows, warnings } = await write('metalink', files);
  expect(rows).toBe(1);
  expect(warnings).toEqual([
    'files.meta4 lacks 3 of the files: 1 with a backslash in the name, 2 with a name that XML cannot hold',
  ]);
  expect(xmlText('a&b<c>"d"')).toBe('a&amp;b&lt;c&gt;&quot;d&quot;');
  expect(xmlText('\u0001')).toBe(undefined);
});

testWith(['python3'], 'files.meta4 is what Python’s XML parser reads it to be', async () => {
  const names = hostileNames(1_500, 11).sort((a, b) => (toByteString(a) < toByteString(b) ? -1 : 1));
  const urlStyles = ['s3', 'friendly'];
  const { text, rows, leftOut } = await write(
    'metalink',
    names.map((name) => file(name)),
    { urlStyles },
  );
  expect(rows + leftOut).toBe(names.length);
  const script =
    'import json,sys,xml.etree.ElementTree as E;n="{urn:ietf:params:xml:ns:metalink}";' +
    'print(json.dumps([[f.get("name"),f.find(n+"size").text,f.find(n+"hash").text,' +
    '[[u.get("priority"),u.text] for u in f.findall(n+"url")]] for f in E.fromstring(sys.stdin.buffer.read()).findall(n+"file")]))';
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { input: text, maxBuffer: 1 << 28 });
  expect(stderr.toString()).toBe('');
  const read = JSON.parse(stdout.toString()) as [string, string, string, [string, string][]][];
  expect(read).toHaveLength(rows);
  const known = new Set(names);
  for (const [name, size, digest, urls] of read) {
    expect(known.has(name), name).toBe(true);
    expect([size, digest]).toEqual(['7', sha1(name)]);
    expect(urls.map(([priority]) => priority)).toEqual(['1', '2']);
    expect(decodeURIComponent(urls[0]![1])).toBe(`https://s3.example.com/my-bucket/${name}`);
    expect(decodeURIComponent(urls[1]![1])).toBe(`https://f.example.com/file/my-bucket/${name}`);
  }
});

const SCHEMA = path.join(import.meta.dirname, 'metalink.rng');
const validate = (text: string) =>
  spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', SCHEMA, '-'], { input: text });

testWith(['xmllint'], 'files.meta4 is valid by the schema of RFC 5854', async () => {
  const names = [...hostileNames(500, 12), '-'].sort((a, b) => (toByteString(a) < toByteString(b) ? -1 : 1));
  const files = names.map((name) => file(name));
  for (const urlStyles of [['friendly'], ['friendly', 's3', 'id']]) {
    const { text } = await write('metalink', files, { urlStyles });
    const { status, stderr } = validate(text);
    expect(status, stderr.toString()).toBe(0);
    // The schema does refuse what is wrong.
    const wrong = [
      text.replace('<size>7', '<size>seven'),
      text.replace('priority="1"', 'priority="0"'),
      text.replace('<file name', '<file title'),
      text.replace('</published>', 'x</published>'),
      text.replace('<size>7</size>', '<size>7</size><size>7</size>'),
      text.replace('xmlns="urn:ietf:params:xml:ns:metalink"', ''),
    ];
    for (const each of wrong) expect(validate(each).status).not.toBe(0);
  }
});

testWith(['sha1sum'], 'sha1sum prints for files what we print, and reads it back', async () => {
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
