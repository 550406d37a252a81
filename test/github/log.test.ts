import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inert, Log } from '../../src/github/log.ts';
import { parseLog } from '../runner/log.ts';

let printed: string;
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

test.each(['warning', 'notice', 'error'] as const)(
  'of %ss GitHub shows ten: nine, and that there are more',
  (kind) => {
    const log = new Log();
    for (let i = 1; i <= 25; i++) log[kind](`number ${i}`);
    const { annotations, lines } = parseLog(printed);
    expect(annotations.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 9 }, (_, i) => `number ${i + 1}`),
      `There are more ${kind}s than GitHub shows; the others are in the log.`,
    ]);
    for (let i = 10; i <= 25; i++) expect(lines.map(({ raw }) => raw)).toContain(`${kind}: number ${i}`);
  },
);

test('each kind has ten of its own', () => {
  const log = new Log();
  for (let i = 0; i < 9; i++) {
    log.warning('w');
    log.notice('n');
  }
  expect(parseLog(printed).annotations).toHaveLength(18);
});

test('a long message is cut where GitHub would cut it', () => {
  new Log().warning('x'.repeat(5_000));
  const { message } = parseLog(printed).annotations[0]!;
  expect(message).toHaveLength(4_096);
  expect(message.endsWith('…')).toBe(true);
});

test('a group ends also when its work fails', async () => {
  const log = new Log();
  await expect(log.group('Walk', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(parseLog(printed).lines.map(({ kind }) => kind)).toEqual(['group', 'endgroup']);
});

test('nothing that is logged is taken for a command', () => {
  const piece = fc.constantFrom(
    '::',
    '##[',
    'error',
    ' ',
    '\n',
    '\r',
    '\u2028',
    '::error::x',
    '##[add-mask]y',
    ']',
    '\u0000',
    '\t',
    '\u001b[31m',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (each) => {
      printed = '';
      const log = new Log();
      log.info(each);
      expect(parseLog(printed).lines.map(({ kind }) => kind)).not.toContain('other-command');
      expect(parseLog(printed).lines.every(({ kind }) => kind === 'text')).toBe(true);
      printed = '';
      log.warning(each);
      const { annotations, lines } = parseLog(printed);
      expect([annotations.length, lines.length]).toEqual([1, 1]);
      expect(inert(inert(each))).toBe(inert(each));
    }),
    { numRuns: 400 },
  );
});

test('the text stays readable', () => {
  expect(inert('a: b :: c\n::error::x\n  ::y')).toBe('a: b :: c\n: :error::x\n  : :y');
  expect(inert('##[group]')).toBe('# #[group]');
  expect(inert('a\u001bb\u202ec\rd')).toBe('a\\u{1b}b\\u{202e}c\\u{d}d');
});
