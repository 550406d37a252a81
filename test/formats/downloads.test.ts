import { describe, expect, test } from 'vitest';
import { DIGESTS, file, sha1, write } from './write-downloads.ts';

const UNSAFE = ['../up', '/abs', 'C:\\x', 'a//b', 'dir/', 'x'.repeat(256)];
const CLASH = ['f', 'f-g', 'f/h'];
const unsafe = [...UNSAFE, ...CLASH].sort().map((name) => file(name));

describe.each(['sha1sums', 'aria2', 'metalink'])('%s', (name) => {
  test('leaves out names that are no paths, counts them and warns once', async () => {
    const { written, warnings, rows, leftOut, texts } = await write(name, unsafe);
    expect([rows, leftOut]).toEqual([2, 7]);
    expect(warnings).toEqual([
      `${written[0]!.path} leaves out 7 files: 7 with a name that is not a safe relative path`,
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

test.each(['aria2', 'metalink'])('%s has the verified SHA-1 only', async (name) => {
  const { text, rows } = await write(name, DIGESTS);
  expect(rows).toBe(5);
  expect(text.match(/[0-9a-f]{40}/g)).toEqual([sha1('verified')]);
});
