import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETTING_FIELDS } from '../../../src/b2/page/fields.ts';
import { readPage } from '../../../src/b2/page/read-page.ts';
import { toByteString } from '../../../src/bytes/byte-string.ts';

/** More values than have a number, some of them the beginning of others, and ones that are written in several ways. */
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
/** Rows of one or two layouts, and few values: most repeat those before them in all but some. */
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

// First, for the other test uses all numbers up.
test('of a field that a row has twice the last counts', () => {
  const rows = ['"action":"upload","action":"hide"', '"action":"hide"', '"action":"upload"'];
  const files = rows.map((members, n) => `{${members},"fileName":"n${n}"}`);
  const page = readPage(Buffer.from(`{"files":[${files.join()}],"nextFileName":null}`));
  expect([0, 1, 2].map((index) => page.setting(index, 'action'))).toEqual(['"hide"', '"hide"', '"upload"']);
  expect(page.internedId(0)).toBe(page.internedId(1));
  expect(page.internedId(0)).not.toBe(page.internedId(2));
});

test('rows with the same signature have the same settings', () => {
  let known = 0;
  // They hold from page to page.
  const bySignature = new Map<number, string>();
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
        const signature = page.internedId(index);
        if (signature < 0) continue;
        known++;
        const settings = JSON.stringify(found);
        expect(bySignature.get(signature) ?? settings).toBe(settings);
        bySignature.set(signature, settings);
      }
    }),
    { numRuns: 300 },
  );
  expect(known).toBeGreaterThan(100);
});
