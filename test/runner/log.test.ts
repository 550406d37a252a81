import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseOutputs } from './file-commands.ts';
import { searchForSecrets } from './leaks.ts';
import { LogReader, parseLog } from './log.ts';
import { makeFolder } from './temp-folders.ts';

describe('the log as a runner reads it', () => {
  test.each([
    ['::error::plain', 'plain'],
    ['  ::error title=a%3Ab,line=3::two%0Alines, 100%25', 'two\nlines, 100%'],
    ['before ##[error]old syntax, anywhere in a line', 'old syntax, anywhere in a line'],
    ['harmless\r::error::after a carriage return', 'after a carriage return'],
  ])('%j is an error', (line, message) => {
    expect(parseLog(line).annotations).toMatchObject([{ kind: 'error', message }]);
  });

  test.each(['text ::error::x', '::unknown::x', ': :error::x', '##[unknown]x', '%0A::error::x'])(
    '%j is text',
    (line) => {
      expect(parseLog(line)).toMatchObject({ annotations: [], lines: [{ kind: 'text', shown: line }] });
    },
  );

  test('commands can be stopped and resumed', () => {
    const log = parseLog('::stop-commands::t0k\n::error::a\n::t0k::\n::error::b\n');
    expect(log.annotations.map(({ message }) => message)).toEqual(['b']);
  });

  test('masks apply from the next line on, and to each line of a mask', () => {
    const log = parseLog('abcd\n::add-mask::abcd%0Aefgh\nabcd efgh');
    expect(log.lines.map((line) => line.shown)).toEqual(['abcd', '', '*** ***']);
  });
});

test('a log in pieces is read like the complete log, wherever it is cut', () => {
  const whole = '::group::a\r\nx\ry\n::endgroup::\r\n::error::b';
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const reader = new LogReader();
    const lines = [...reader.read(whole.slice(0, cut)), ...reader.read(whole.slice(cut)), ...reader.end()];
    expect(lines).toEqual(parseLog(whole).lines);
    expect(lines.map((line) => line.shown)).toEqual(['a', 'x', 'y', '', 'b']);
  }
});

test('outputs of both forms, and what the runner refuses', () => {
  expect(parseOutputs('a=1=2\nb<<EOF\nx\n\ny=<<\nEOF\nc<<E\nE\n')).toEqual({
    a: '1=2',
    b: 'x\n\ny=<<',
    c: '',
  });
  expect(() => parseOutputs('a<<EOF\nx\n')).toThrow('delimiter');
  expect(() => parseOutputs('nonsense\n')).toThrow('Invalid format');
});

describe('the search for secrets', () => {
  const secret = 'K005abc/def+ghi=jkl';

  test.each([0, 1, 2, 3, 4, 5])('finds base64 that begins %i bytes before the secret', async (offset) => {
    for (const after of ['', 'x', 'xy']) {
      const text = Buffer.from('i'.repeat(offset) + secret + after);
      for (const encoding of ['base64', 'base64url'] as const) {
        expect(await searchForSecrets({ stdout: `> ${text.toString(encoding)} <` }, [secret])).not.toEqual(
          [],
        );
      }
    }
  });

  test('finds every form in every place, and nothing where nothing is', async () => {
    const encoded = encodeURIComponent(secret);
    for (const text of [secret, encoded, encoded.replaceAll(/%../g, (hex) => hex.toLowerCase())]) {
      expect(await searchForSecrets({ stderr: text }, [secret])).toHaveLength(1);
      expect(await searchForSecrets({ summary: text }, [secret])).not.toEqual([]);
      expect(await searchForSecrets({ outputs: { [text]: '' } }, [secret])).not.toEqual([]);
    }
    expect(await searchForSecrets({ stdout: 'K005abc', summary: 'def+ghi=jkl' }, [secret])).toEqual([]);
  });

  test('finds it where one piece of a large file ends and the next begins', async () => {
    const folder = makeFolder('leaks');
    writeFileSync(`${folder}/large`, 'x'.repeat((4 << 20) - 7) + secret + 'x'.repeat(100));
    expect(await searchForSecrets({ folders: [folder] }, [{ name: 'the key', value: secret }])).toEqual([
      `the key (raw) in ${folder}/large`,
    ]);
    expect(await searchForSecrets({ folders: [folder] }, ['another secret'])).toEqual([]);
  });

  test('refuses to look for what proves nothing', async () => {
    await expect(searchForSecrets({}, ['short'])).rejects.toThrow('fewer than 8');
  });
});
