import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownText } from '../../src/text/markdown.ts';

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
