import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownText } from '../../src/text/markdown.ts';
import { bytes, count, duration, percent } from '../../src/text/numbers.ts';

test.each([
  [0, 'file', '0 files'],
  [1, 'file', '1 file'],
  [1_234_567, 'file', '1,234,567 files'],
])('count %d %s', (value, noun, text) => expect(count(value, noun)).toBe(text));

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1.00 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [5_000_000_000, '5.00 GB'],
  [123_456_789_012_345, '123 TB'],
  [9e15, '9.00 PB'],
])('bytes %d', (value, text) => expect(bytes(value)).toBe(text));

test.each([
  [0, '0s'],
  [0.9, '0s'],
  [59, '59s'],
  [3_600, '1h 0m 0s'],
  [90_061, '1d 1h 1m'],
  [86_400 * 1_234, '1,234d 0h 0m'],
])('duration %d', (value, text) => expect(duration(value)).toBe(text));

test.each([
  [0, '0%'],
  [19.99994, '19.9999%'],
  [20, '20%'],
])('percent %d', (value, text) => expect(percent(value)).toBe(text));

test('markdownText leaves nothing that Markdown, HTML or a table reads', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const shown = markdownText(text);
      expect(shown.replace(/&#\d+;/g, '')).not.toMatch(/[\\`*_{}[\]()#.!|<>&~@:$\r\n\u2028\u202e]/);
      const back = shown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
      expect(back).toBe(
        text.replace(
          /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g,
          ' ',
        ),
      );
    }),
  );
  expect(markdownText('a|b\n<img>@me')).toBe('a&#124;b &#60;img&#62;&#64;me');
});
