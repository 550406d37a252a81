import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS, type Field, SETTING_FIELDS, type SettingField } from '../../../src/b2/page/fields.ts';
import { MalformedRow, type RequiredField } from '../../../src/b2/page/malformed-row.ts';
import type { Page } from '../../../src/b2/page/page.ts';
import { readPage } from '../../../src/b2/page/read-page.ts';
import { BufferPool } from '../../../src/bytes/buffer-pool.ts';
import { fromByteString, toByteString } from '../../../src/bytes/byte-string.ts';
import { page } from './page-arbitrary.ts';
import { bodyOf, pageOf, ROW } from './page-of.ts';

/** The content of a page. */
interface Read {
  nextFileName: string | null;
  nextFileId: string | null;
  rows: Record<string, unknown>[];
}

const isSetting = (field: Field): field is SettingField =>
  (SETTING_FIELDS as readonly Field[]).includes(field);

/** Turns -0, which B2 never returns, into 0. */
const withoutNegativeZero = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function readOurs(bytes: Buffer): Read {
  // readPage overwrites its input.
  const page: Page = readPage(Buffer.from(bytes));
  const rows = Array.from({ length: page.count }, (_, row) => {
    const fields = FIELDS.flatMap((field) => {
      const literal = isSetting(field) ? page.setting(row, field) : page.literal(row, field);
      if (literal === undefined) return [];
      const value: unknown = JSON.parse(fromByteString(literal));
      if (!isSetting(field) && typeof value === 'string' && toByteString(JSON.stringify(value)) !== literal)
        throw new Error(`${literal} is not canonical`);
      return [[field, withoutNegativeZero(value)]];
    });
    const file = Object.fromEntries(fields) as Record<string, unknown>;
    if (page.name(row) !== file.fileName) throw new Error('name() differs from fileName');
    return file;
  });
  return { nextFileName: page.nextFileName, nextFileId: page.nextFileId, rows };
}

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]';
const isReadable = (value: unknown, inner: (value: unknown) => boolean) => {
  if (value === null) return true;
  if (!isObject(value)) return false;
  if (value.isClientAuthorizedToRead === true) return inner(value.value);
  return value.isClientAuthorizedToRead === false && [null, undefined].includes(value.value as null);
};
/** What the API documents of the optional fields. */
const FITS: Partial<Record<Field, (value: unknown) => boolean>> = {
  contentMd5: isTextOrNull,
  contentSha1: isTextOrNull,
  contentType: isTextOrNull,
  replicationStatus: isTextOrNull,
  fileInfo: (value) => value === null || (isObject(value) && Object.values(value).every(isText)),
  legalHold: (value) => isReadable(value, isTextOrNull),
  fileRetention: (value) =>
    isReadable(
      value,
      (inner) =>
        inner === null ||
        (isObject(inner) &&
          (inner.mode === null
            ? [null, undefined].includes(inner.retainUntilTimestamp as null)
            : isText(inner.mode) && Number.isSafeInteger(inner.retainUntilTimestamp))),
    ),
  serverSideEncryption: (value) => value === null || (isObject(value) && isTextOrNull(value.mode)),
};

function readTheirs(bytes: Buffer): Read {
  // Refuses invalid UTF-8, which would otherwise become U+FFFD.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const { files, nextFileName, nextFileId = null } = JSON.parse(text) as Record<string, unknown>;
  const rows = (files as Record<string, unknown>[]).map((file) =>
    Object.fromEntries(
      FIELDS.filter((field) => Object.hasOwn(file, field) && (FITS[field]?.(file[field]) ?? true)).map(
        (field) => [field, withoutNegativeZero(file[field])],
      ),
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
  test('reads any valid page as JSON.parse does, without optional fields of another type', () => {
    fc.assert(
      fc.property(page, (bytes) => {
        expect(readOurs(bytes)).toEqual(readTheirs(bytes));
      }),
      { numRuns: 600 },
    );
  });

  test('refuses every truncated page', () => {
    fc.assert(
      fc.property(page, (bytes) => {
        const whole = bytes.toString().trimEnd();
        const cut = Buffer.from(whole);
        // Long pages are cut at some places only.
        const step = 1 + Math.floor(cut.length / 1_000);
        for (let length = 0; length < cut.length; length += step) {
          if (isRead(cut.subarray(0, length)))
            throw new Error(`${length} of ${cut.length} bytes are accepted as a page`);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('reads a page with a changed byte as JSON.parse does, or throws', () => {
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
          // Escapes in skipped values are not checked completely.
          expect(String(error)).toMatch(/Bad (escaped character|Unicode escape)/);
          return;
        }
        // A change may repeat a key, of which the last one counts.
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
    [
      'a cursor that is not a string',
      '{"files":[],"nextFileName":1}',
      'expected a string or null at byte 28 of 29',
    ],
    ['text after the end', '{"files":[],"nextFileName":null}x', 'expected the end at byte 32 of 33'],
    ['an extra comma', '{"files":[],"nextFileName":null,}', 'expected a key at byte 32 of 33'],
    ['an invalid number', '{"files":[],"nextFileName":null,"x":01}', 'expected a value at byte 36 of 39'],
  ])('%s', (_, body, message) => {
    expect(() => readPage(Buffer.from(body))).toThrow(message);
  });

  test('invalid UTF-8 is refused, since a name would change', () => {
    const bytes = Buffer.from('{"files":[{"fileName":"a?"}],"nextFileName":null}');
    bytes[bytes.indexOf('?')] = 0xff;
    expect(() => readPage(bytes)).toThrow('not UTF-8');
  });

  test('10,000 rows', () => {
    const files = Array.from({ length: 10_000 }, (_, i) => ({
      ...ROW,
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

describe('a page with a row that cannot be used is refused', () => {
  const refused = (row: object, before: object[] = []): MalformedRow | undefined => {
    try {
      pageOf([...before, row]);
      return undefined;
    } catch (error) {
      return error as MalformedRow;
    }
  };
  const kinds: Record<RequiredField, { is: string; not: unknown[] }> = {
    fileName: { is: 'a string', not: [undefined, null, 1, true, {}, []] },
    fileId: { is: 'a string', not: [undefined, null, 1, true, {}, []] },
    action: { is: 'a string', not: [undefined, null, 1, true, {}, []] },
    contentLength: { is: 'a whole number', not: [undefined, null, '1', 1.5, -1, 1e21, 1e16, true, {}, []] },
    uploadTimestamp: { is: 'a whole number', not: [undefined, null, '1', 1.5, -1, 1e21, 1e16, true, {}, []] },
  };
  const cases = Object.entries(kinds).flatMap(([field, { is, not }]) =>
    not.map((value) => [field as RequiredField, value, is] as const),
  );

  test.each(cases)('%s: %j', (field, value, is) => {
    const row = { ...ROW, fileName: 'é\n', [field]: value };
    // As the first row; after a row like it, from which a template was learned; after rows in which the value varied.
    for (const before of [[], [ROW], [ROW, { ...ROW, contentLength: 5, action: 'hide' }, ROW]]) {
      const error = refused(row, before)!;
      expect(error).toBeInstanceOf(MalformedRow);
      expect(error.message).toBe(`file ${before.length + 1} of the page: ${field} is missing or not ${is}`);
      expect(error.named).toBe(
        field === 'fileName' ? error.message : `file "é\\n": ${field} is missing or not ${is}`,
      );
    }
  });

  test('only folders have no id', () => {
    expect(refused({ action: 'folder', fileId: null })).toBeUndefined();
    expect(refused({ action: 'folder', fileId: undefined })).toBeInstanceOf(MalformedRow);
    expect(refused({ fileId: null }, [{ action: 'folder', fileId: null }])).toBeInstanceOf(MalformedRow);
  });

  test('actions and fields that are not known are accepted', () => {
    expect(refused({ action: 'later', newField: [1], other: { a: null } })).toBeUndefined();
  });
});

test('optional fields of another type are reported once, and the row lacks them', () => {
  const odd: Field[] = [];
  const rows = [{}, { contentMd5: 5, fileInfo: { a: 1 } }, { contentMd5: 'x' }, { contentMd5: [] }];
  const page = readPage(bodyOf(rows), new BufferPool(0), (field) => odd.push(field));
  expect(odd.sort()).toEqual(['contentMd5', 'fileInfo']);
  expect([0, 1, 2, 3].map((row) => page.literal(row, 'contentMd5'))).toEqual([
    undefined,
    undefined,
    '"x"',
    undefined,
  ]);
});

test('ascends compares names as UTF-8 bytes', () => {
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
      const files = all.map((fileName, i) => ({ ...ROW, fileName, fileId: sameId ? 'id' : String(i) }));
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
