import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS, type Field, SETTING_FIELDS, type SettingField } from '../../../src/b2/page/fields.ts';
import type { Page } from '../../../src/b2/page/page.ts';
import { readPage } from '../../../src/b2/page/read-page.ts';
import { fromByteString, toByteString } from '../../../src/bytes/byte-string.ts';
import { page } from './page-arbitrary.ts';

/** What a page says, read through JSON.parse alone. */
interface Read {
  nextFileName: string | null;
  nextFileId: string | null;
  rows: Record<string, unknown>[];
}

const isSetting = (field: Field): field is SettingField =>
  (SETTING_FIELDS as readonly Field[]).includes(field);

/** Written and read once more: a -0, which no file of the service has, is then 0. */
const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function readOurs(bytes: Buffer): Read {
  // It writes over what it reads.
  const page: Page = readPage(Buffer.from(bytes));
  const rows = Array.from({ length: page.count }, (_, row) => {
    const fields = FIELDS.flatMap((field) => {
      const literal = isSetting(field) ? page.setting(row, field) : page.literal(row, field);
      if (literal === undefined) return [];
      const value: unknown = JSON.parse(fromByteString(literal));
      if (typeof value === 'string' && toByteString(JSON.stringify(value)) !== literal)
        throw new Error(`${literal} is not the one plain way`);
      return [[field, again(value)]];
    });
    const file = Object.fromEntries(fields) as Record<string, unknown>;
    if (page.name(row) !== file.fileName) throw new Error('the name is another');
    return file;
  });
  return { nextFileName: page.nextFileName, nextFileId: page.nextFileId, rows };
}

function readTheirs(bytes: Buffer): Read {
  // A decoder that refuses what is no UTF-8, or a changed byte would become U+FFFD.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const { files, nextFileName, nextFileId = null } = JSON.parse(text) as Record<string, unknown>;
  const rows = (files as Record<string, unknown>[]).map((file) =>
    Object.fromEntries(
      FIELDS.filter((field) => Object.hasOwn(file, field)).map((field) => [field, again(file[field])]),
    ),
  );
  return { nextFileName, nextFileId, rows } as Read;
}

function isRead(bytes: Buffer): boolean {
  try {
    readPage(Buffer.from(bytes));
    return true;
  } catch {
    return false;
  }
}

describe('readPage', () => {
  test('gives what JSON.parse gives, for any legal page', () => {
    fc.assert(
      fc.property(page, (bytes) => {
        expect(readOurs(bytes)).toEqual(readTheirs(bytes));
      }),
      { numRuns: 600 },
    );
  });

  test('refuses every page that is cut short', () => {
    fc.assert(
      fc.property(page, (bytes) => {
        const whole = bytes.toString().trimEnd();
        const cut = Buffer.from(whole);
        // A long page is not cut everywhere.
        const step = 1 + Math.floor(cut.length / 1_000);
        for (let length = 0; length < cut.length; length += step) {
          if (isRead(cut.subarray(0, length)))
            throw new Error(`${length} of ${cut.length} bytes are taken for a page`);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('of a page with a changed byte it gives what JSON.parse gives, or throws', () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
        const changed = Buffer.from(bytes);
        changed[place % changed.length]! ^= change;
        let [ours, theirs]: [Read | undefined, Read | undefined] = [undefined, undefined];
        try {
          ours = readOurs(changed);
        } catch {
          return;
        }
        try {
          theirs = readTheirs(changed);
        } catch (error) {
          // In what it steps over, it does not look which letter follows a backslash.
          expect(String(error)).toMatch(/Bad (escaped character|Unicode escape)/);
          return;
        }
        // A change may double a key, and then the last counts in both.
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['nothing', '', 'expected "{" at byte 0 of 0'],
    ['HTML', '<html>', 'expected "{" at byte 0 of 6'],
    ['a list', '[]', 'expected "{" at byte 0 of 2'],
    ['no files', '{"nextFileName":null}', 'no member "files"'],
    ['no cursor', '{"files":[]}', 'no member "nextFileName"'],
    ['a cursor that is none', '{"files":[],"nextFileName":1}', 'expected a string or null at byte 28 of 29'],
    ['a row without a name', '{"files":[{"action":"upload"}],"nextFileName":null}', 'a file has no fileName'],
    ['more behind it', '{"files":[],"nextFileName":null}x', 'expected the end at byte 32 of 33'],
    ['a comma too many', '{"files":[],"nextFileName":null,}', 'expected a key at byte 32 of 33'],
    ['a number that is none', '{"files":[],"nextFileName":null,"x":01}', 'expected a value at byte 36 of 39'],
  ])('%s', (_, body, message) => {
    expect(() => readPage(Buffer.from(body))).toThrow(message);
  });

  test('bytes that are no UTF-8 are refused, since a name would change', () => {
    const bytes = Buffer.from('{"files":[{"fileName":"a?"}],"nextFileName":null}');
    bytes[bytes.indexOf('?')] = 0xff;
    expect(() => readPage(bytes)).toThrow('not UTF-8');
  });

  test('10,000 rows', () => {
    const files = Array.from({ length: 10_000 }, (_, i) => ({
      fileName: String(i).padStart(5, '0'),
      contentLength: i,
    }));
    const read = readPage(Buffer.from(JSON.stringify({ files, nextFileName: 'next', nextFileId: 'id' })));
    expect([read.count, read.name(9_999), read.literal(9_999, 'contentLength')]).toEqual([
      10_000,
      '09999',
      '9999',
    ]);
    expect([read.nextFileName, read.nextFileId]).toEqual(['next', 'id']);
  });
});

test('ascends is the order of UTF-8', () => {
  const few = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '!', '"', '\\', '/', 'é', '\uffee', '😀', '\u{10ffff}'),
    maxLength: 4,
  });
  const names = fc.oneof(
    fc.array(few, { maxLength: 5 }),
    fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
  );
  const sorted = fc
    .tuple(names, fc.boolean())
    .map(([all, sort]) =>
      sort ? [...all].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))) : all,
    );
  fc.assert(
    fc.property(sorted, fc.boolean(), fc.boolean(), fc.boolean(), (all, versions, escaped, sameId) => {
      const files = all.map((fileName, i) => ({ fileName, fileId: sameId ? 'id' : String(i) }));
      let json = JSON.stringify({ files, nextFileName: null });
      if (escaped)
        json = json.replace(
          /[^\0-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      const expected = all.every((name, i) => {
        if (i === 0) return true;
        const order = Buffer.compare(Buffer.from(all[i - 1]!), Buffer.from(name));
        return order < 0 || (order === 0 && versions && !sameId);
      });
      expect(readPage(Buffer.from(json)).ascends(versions)).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('byte strings hold any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const bytes = toByteString(value);
      expect(Buffer.from(bytes, 'latin1')).toEqual(Buffer.from(value));
      expect(fromByteString(bytes)).toBe(value);
    }),
  );
});
