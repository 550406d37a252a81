import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETTING_FIELDS, type SettingField } from '../../../src/b2/page/fields.ts';
import { readPage } from '../../../src/b2/page/read-page.ts';
import { type ByteString, fromByteString } from '../../../src/bytes/byte-string.ts';
import { settingsOf } from '../../../src/rows/settings.ts';

/** More values than can be interned, some of them prefixes of others, and some written in several ways. */
const text = fc.oneof(
  fc.integer({ min: 0, max: 99 }).map((n) => `"v${n}"`),
  fc.constantFrom('null', '"é"', '"\\u00e9"', '"a b"', '""'),
);
const OF: Record<SettingField, fc.Arbitrary<string>> = {
  action: text.filter((value) => value !== 'null'),
  contentType: text,
  replicationStatus: text,
  fileRetention: fc
    .tuple(
      fc.constantFrom('m', 'n'),
      fc.oneof(fc.nat(99), fc.constantFrom(1_800_000_000_000, '9e3', 2 ** 53 - 1)),
    )
    .map(([mode, date]) => retention(mode, date)),
  legalHold: text.map((value) => `{"isClientAuthorizedToRead":true,"value":${value}}`),
  serverSideEncryption: fc.constantFrom(
    '{"mode":null}',
    '{"mode": null}',
    '{"mode":"SSE-B2"}',
    '{"mode":"SSE-B2","algorithm":"AES256"}',
  ),
};

function retention(mode: string, date: number | string): string {
  return `{"isClientAuthorizedToRead":true,"value":{"mode":"${mode}","retainUntilTimestamp":${date}}}`;
}

const pools = fc.record(
  Object.fromEntries(
    SETTING_FIELDS.map((field) => [field, fc.array(OF[field], { minLength: 1, maxLength: 5 })]),
  ),
) as fc.Arbitrary<Record<SettingField, string[]>>;
/** Rows with one or two layouts and few values: most repeat the row before. */
const rows = fc
  .tuple(
    fc.array(fc.uniqueArray(fc.constantFrom(...SETTING_FIELDS)), { minLength: 1, maxLength: 2 }),
    pools,
    fc.array(fc.tuple(fc.nat(1), fc.array(fc.nat(20), { minLength: 6, maxLength: 6 })), {
      minLength: 1,
      maxLength: 60,
    }),
  )
  .map(([layouts, pools, choices]) =>
    choices.map(([layout, of]) =>
      layouts[layout % layouts.length]!.map((field, index) => {
        const values = pools[field];
        return `"${field}":${values[Math.max(0, of[index]! - 20 + values.length)] ?? values[0]}`;
      }),
    ),
  );

const OWN = '"fileId":"i","contentLength":0,"uploadTimestamp":0';
/** Repeated if a row has an action of its own. */
const ACTION = '"action":"upload"';

// First, since the other test exhausts the numbers.
test('the last one of a repeated field counts', () => {
  const rows = ['"action":"upload","action":"hide"', '"action":"hide"', '"action":"upload"'];
  const files = rows.map((members, n) => `{${members},${OWN},"fileName":"n${n}"}`);
  const page = readPage(Buffer.from(`{"files":[${files.join()}],"nextFileName":null}`));
  expect([0, 1, 2].map((index) => page.setting(index, 'action'))).toEqual(['"hide"', '"hide"', '"upload"']);
  expect(page.internedId(0)).toBe(page.internedId(1));
  expect(page.internedId(0)).not.toBe(page.internedId(2));
});

function parsed(literal: ByteString | undefined): unknown {
  return literal === undefined ? undefined : JSON.parse(fromByteString(literal));
}

test('the date of a retention does not make other settings of it', () => {
  const dates = ['1800000000000', '0', '17', '18', '9e3', '9007199254740991', '1900000000000'];
  const literals = [
    ...dates.map((date) => retention('m', date)),
    retention('n', 17),
    '{"isClientAuthorizedToRead":false,"value":null}',
  ];
  const files = literals.map((value, n) => `{${ACTION},"fileRetention":${value},${OWN},"fileName":"n${n}"}`);
  const page = readPage(Buffer.from(`{"files":[${files.join()}],"nextFileName":null}`));
  const ids = literals.map((_, index) => page.internedId(index));
  expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 0, 0, 4, 5, 0, 7, 8]);
  const settings = literals.map((_, index) => settingsOf(page, index));
  const read = settings.map(({ dateAt, retainUntil }, index) =>
    dateAt > 0 ? page.retentionDate(index, dateAt) : retainUntil,
  );
  expect(read).toEqual([1_800_000_000_000, 0, 17, 18, 9_000, Number.NaN, 1_900_000_000_000, 17, Number.NaN]);
});

test('rows with the same interned id have the same settings', () => {
  let known = 0;
  // Ids are the same in all pages.
  const byId = new Map<number, string>();
  fc.assert(
    fc.property(rows, (rows) => {
      const files = rows.map((members, n) => `{${[ACTION, ...members, OWN, `"fileName":"n${n}"`].join()}}`);
      const page = readPage(Buffer.from(`{"files":[${files.join()}],"nextFileName":null}`));
      for (let index = 0; index < page.count; index++) {
        const given = JSON.parse(files[index]!) as Record<string, unknown>;
        const found = SETTING_FIELDS.map((field) => parsed(page.setting(index, field)));
        expect(found).toEqual(SETTING_FIELDS.map((field) => given[field]));
        const id = page.internedId(index);
        if (id < 0) continue;
        known++;
        const settings = JSON.stringify(found).replace(/(?<="retainUntilTimestamp":)\d{1,15}(?!\d)/, 'DATE');
        expect(byId.get(id) ?? settings).toBe(settings);
        byId.set(id, settings);
      }
    }),
    { numRuns: 300 },
  );
  expect(known).toBeGreaterThan(100);
});
