import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/bytes/byte-sink.ts';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { encodeName, fileUrls, isAddressable, isPlainName } from '../../src/names/file-url.ts';
import { isLegalName } from '../b2-server/index.ts';

const HOSTS = {
  downloadUrl: 'https://f004.backblazeb2.com',
  s3ApiUrl: 'https://s3.us-west-004.backblazeb2.com',
};
const ID = '4_z27c88f1d182b150646ff0b16_f1004ba650fe24e6b_d20150809_m012853_c100_v0009990_t0000';
const BY_ID = `https://f004.backblazeb2.com/b2api/v4/b2_download_file_by_id?fileId=${ID}`;

/** Each style with the beginning of its URLs. */
const STYLES = [
  ['friendly', 'https://f004.backblazeb2.com/file/my-bucket/'],
  ['s3', 'https://s3.us-west-004.backblazeb2.com/my-bucket/'],
  ['s3-virtual-host', 'https://my-bucket.s3.us-west-004.backblazeb2.com/'],
  ['https://cdn.example.com/deep/base', 'https://cdn.example.com/deep/base/'],
] as const;

/** Backblaze's test vectors for string encoding: text, minimal and full encoding. */
const VECTORS =
  `! ! %21|" %22 %22|# %23 %23|$ $ %24|% %25 %25|& %26 %26|' ' %27|( ( %28|) ) %29|* * %2A|+ %2B %2B|, %2C %2C
- - %2D|. . %2E|/ / /|0 0 %30|: : %3A|; ; %3B|< %3C %3C|= = %3D|> %3E %3E|? %3F %3F|@ @ %40|A A %41|[ %5B %5B|\\ %5C %5C
] %5D %5D|^ %5E %5E|_ _ %5F|\` %60 %60|{ %7B %7B|} %7D %7D|~ ~ %7E|\u007f %7F %7F|自由 %E8%87%AA%E7%94%B1 %E8%87%AA%E7%94%B1
\u{10400} %F0%90%90%80 %F0%90%90%80`
    .split(/[|\n]/)
    .map((line) => line.split(' ') as [string, string, string]);

describe('the official test vectors', () => {
  const all: [string, string, string][] = [[' ', '+', '%20'], ['|', '%7C', '%7C'], ...VECTORS];

  test('are complete', () => expect(all).toHaveLength(38));

  test.each(all)('%s', (string, minimal, full) => {
    const encoded = encodeName(toByteString(string));
    expect(decodeURIComponent(encoded)).toBe(string);
    expect(decodeURIComponent(minimal.replaceAll('+', '%20'))).toBe(string);
    expect(decodeURIComponent(full)).toBe(string);
    // RFC 3986's unreserved characters as they are, and all others in the full encoding.
    expect(encoded).toBe(/^[A-Za-z0-9._~/-]+$/.test(string) ? string : full);
  });

  test('the vector of the Java SDK, with %20 for a space', () => {
    expect(encodeName('a--/--b--+--:--|-- --')).toBe('a--/--b--%2B--%3A--%7C--%20--');
  });
});

const piece = fc.constantFrom(
  '.',
  '..',
  '',
  'a',
  'ü',
  '😀',
  '%2e',
  '%',
  '?',
  '#',
  '+',
  ' ',
  '&',
  '"',
  '\\',
  '\u2028',
  '@:',
  '...',
);
const names = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((all) => all.join('/')),
  )
  .filter(isLegalName);

test('a plain name is addressable and needs no encoding', () => {
  let plain = 0;
  const segment = fc.string({ unit: fc.constantFrom('a', '.', '-', '/', '~'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.oneof(names, segment), (name) => {
      const bytes = bytesOf(Buffer.from(`"${name}"`));
      const isPlain = isPlainName(bytes, 1, bytes.bytes.length - 1);
      const given = toByteString(name);
      if (isPlain) plain++;
      if (isPlain) expect([isAddressable(given), encodeName(given)]).toEqual([true, name]);
      // The only other names without need of encoding end with a slash.
      else if (encodeName(given) === name && !name.endsWith('/')) expect(isAddressable(given)).toBe(false);
    }),
    { numRuns: 1_000, seed: 6 },
  );
  expect(plain).toBeGreaterThan(100);
});

describe.each(STYLES)('%s', (style, base) => {
  const { of: url } = fileUrls(style, 'my-bucket', HOSTS);

  test('decodes to the name, directly and through a URL parser', () => {
    fc.assert(
      fc.property(names, (name) => {
        const given = url(toByteString(name), ID);
        expect(given).toMatch(/^[\x21-\x7e]+$/);
        if (given === BY_ID) {
          const odd = name
            .split('/')
            .some((part, i, all) => part === '.' || part === '..' || (part === '' && i < all.length - 1));
          expect(odd).toBe(true);
          return;
        }
        expect(given.startsWith(base)).toBe(true);
        expect(decodeURIComponent(given.slice(base.length))).toBe(name);
        const { href, pathname, search, hash } = new URL(given);
        expect(href).toBe(given);
        expect(decodeURIComponent(pathname.slice(new URL(base).pathname.length))).toBe(name);
        expect(search + hash).toBe('');
      }),
      { numRuns: 800 },
    );
  });

  test.each(['.', '..', 'a/.', 'a/..', './a', '../a', 'a/./b', 'a/../b', '/', '/a', 'a//b', 'a//', '//'])(
    '%s is addressed by id',
    (name) => {
      expect(isAddressable(name)).toBe(false);
      expect(url(name, ID)).toBe(BY_ID);
    },
  );

  test.each(['...', '.a', 'a.', 'a/..b', 'a/b../c', 'a/', '%2e', '%2E%2E/x'])(
    '%s is addressed by name',
    (name) => {
      expect(url(name, ID)).toBe(base + encodeName(name));
    },
  );
});

test('by id', () => {
  const { of: url } = fileUrls('id', 'my-bucket', HOSTS);
  expect(url('any/name', ID)).toBe(BY_ID);
  expect(new URL(url('x', '4_z&=#?+ ')).searchParams.get('fileId')).toBe('4_z&=#?+ ');
});

test('the name of a bucket with a dot is in the path, since no certificate covers it as a host', () => {
  expect(fileUrls('s3-virtual-host', 'my.bucket', HOSTS).of('a', ID)).toBe(
    'https://s3.us-west-004.backblazeb2.com/my.bucket/a',
  );
});
