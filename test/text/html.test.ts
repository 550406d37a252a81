import { expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { escapeXml, visibleHtml } from '../../src/text/html.ts';

test.each([
  ['plain (1).txt', 'plain (1).txt'],
  ['<b>&"\'', '&lt;b&gt;&amp;&quot;&#39;'],
  ['ünï 名前 😀', 'ünï 名前 😀'],
  ['👩‍💻 ❤️', '👩‍💻 ❤️'],
  ['a\u200db', 'a<bdi class="hidden" role="img" aria-label="U+200D">\u200d</bdi>b'],
  [
    '\u202e\u0085',
    '<bdi class="hidden" role="img" aria-label="U+202E">\u202e</bdi><bdi class="hidden" role="img" aria-label="U+0085">\u0085</bdi>',
  ],
  ['\u{e0041}\u3164\u00ad', expect.stringMatching(/U\+E0041.*U\+3164.*U\+00AD/)],
])('%j in HTML', (name, html) => {
  expect(Buffer.from(visibleHtml(toByteString(name)), 'latin1').toString()).toEqual(html);
});

test('XML', () => {
  expect(escapeXml(`a&b<c>"d" 'e'`)).toBe(`a&amp;b&lt;c&gt;&quot;d&quot; 'e'`);
});
