import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { xmlText } from '../../src/formats/metalink.ts';
import { hostileNames } from '../names/hostile-names.ts';
import { testWith } from '../runner/programs.ts';
import { file, sha1, write } from './write-downloads.ts';

test('files.meta4: names that Metalink and XML cannot represent', async () => {
  const files = ['a\\b', 'ok<&>"\'\u0085\u2028', 'x\ufffe', 'y\uffff'].map((name) => file(name));
  const { rows, warnings } = await write('metalink', files);
  expect(rows).toBe(1);
  expect(warnings).toEqual([
    'files.meta4 leaves out 3 files: 1 with a backslash in the name, 2 with a name that XML cannot represent',
  ]);
  expect(xmlText('a&b<c>"d"')).toBe('a&amp;b&lt;c&gt;&quot;d&quot;');
  expect(xmlText('\u0001')).toBe(undefined);
});

testWith(['python3'], 'files.meta4 as Python’s XML parser reads it', async () => {
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
