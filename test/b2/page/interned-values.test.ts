import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETTING_FIELDS } from '../../../src/b2/page/fields.ts';
import { readPage } from '../../../src/b2/page/read-page.ts';
import { toByteString } from '../../../src/bytes/byte-string.ts';

/** More values than can be interned, some of them prefixes of others, and some written in several ways. */
const value = fc.oneof(
  fc.integer({ min: 0, max: 99 }).map((n) => `"v${n}"`),
  fc.constantFrom('null', 'true', '5', '57', '5.7', '"é"', '"\\u00e9"', '"a b"', '""', '[]', '[ ]'),
  fc.constantFrom(
    '{"mode":null}',
    '{"mode": null}',
    '{"mode":"SSE-B2"}',
    '{"mode":"SSE-B2","algorithm":"AES256"}',
  ),
);
/** Rows with one or two layouts and few values: most repeat the row before. */
const rows = fc
  .tuple(
    fc.array(fc.uniqueArray(fc.constantFrom(...SETTING_FIELDS)), { minLength: 1, maxLength: 2 }),
    fc.array(value, { minLength: 1, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(1), fc.array(fc.nat(20), { minLength: 6, maxLength: 6 })), {
      minLength: 1,
      maxLength: 60,
    }),
  )
  .map(([layouts, values, choices]) =>
    choices.map(([layout, of]) =>
      layouts[layout % layouts.length]!.map(
        (field, index) => `"${field}":${values[Math.max(0, of[index]! - 20 + values.length)] ?? values[0]}`,
      ),
    ),
  );

// First, since the other test exhausts the numbers.
test('the last one of a repeated field counts', () => {
  const rows = ['"action":"upload","action":"hide"', '"action":"hide"', '"action":"upload"'];
  const files = rows.map((members, n) => `{${members},"fileName":"n${n}"}`);
  const page = readPage(Buffer.from(`{"files":[${files.join()}],"nextFileName":null}`));
  expect([0, 1, 2].map((index) => page.setting(index, 'action'))).toEqual(['"hide"', '"hide"', '"upload"']);
  expect(page.internedId(0)).toBe(page.internedId(1));
  expect(page.internedId(0)).not.toBe(page.internedId(2));
});

test('rows with the same interned id have the same settings', () => {
  let known = 0;
  // Ids are the same in all pages.
  const byId = new Map<number, string>();
  fc.assert(
    fc.property(rows, (rows) => {
      const files = rows.map((members, n) => `{${[...members, `"fileName":"n${n}"`].join()}}`);
      const page = readPage(Buffer.from(`{"files":[${files.join()}],"nextFileName":null}`));
      for (let index = 0; index < page.count; index++) {
        const given = JSON.parse(files[index]!) as Record<string, unknown>;
        const found = SETTING_FIELDS.map((field) => page.setting(index, field));
        expect(found).toEqual(
          SETTING_FIELDS.map((field) =>
            field in given ? toByteString(JSON.stringify(given[field])) : undefined,
          ),
        );
        const id = page.internedId(index);
        if (id < 0) continue;
        known++;
        const settings = JSON.stringify(found);
        expect(byId.get(id) ?? settings).toBe(settings);
        byId.set(id, settings);
      }
    }),
    { numRuns: 300 },
  );
  expect(known).toBeGreaterThan(100);
});
