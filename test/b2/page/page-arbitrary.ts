import fc from 'fast-check';
import { FIELDS, type Field } from '../../../src/b2/page/fields.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '\\',
    '"',
    '\\"',
    '\u0000\u001f',
    '\u007f',
    '\u2028',
    '😀',
    '{"files":[',
    '],"',
    'fileName',
  ),
);
const space = fc.constantFrom('', '', '', ' ', '\n', '\t \r\n');
const number = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom(
    '0',
    '-0',
    '-1',
    '1.5',
    '1e3',
    '1E-2',
    '-0.25e+7',
    '9007199254740993',
    '12345678901234567890',
  ),
);

/** A string literal with some characters escaped unnecessarily. */
const literal = fc.tuple(text, fc.infiniteStream(fc.nat(5))).map(([value, choices]) => {
  let out = '"';
  for (const unit of JSON.stringify(value)
    .slice(1, -1)
    .match(/\\u[0-9a-f]{4}|\\.|[^\\]/gs) ?? []) {
    const escapes = (choices.next().value as number) === 0 && unit.length === 1;
    const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
    out += unit === '/' && escapes ? '\\/' : escapes ? `\\u${code}` : unit;
  }
  return `${out}"`;
});

/** V8 13.6 reads a key of one escaped character as a backslash after a similar object with that key. */
const key = literal.filter((written) => JSON.parse(written) !== '\\');

/** The members of an object. B2's file info is a map, so no key is repeated. */
const membersWith = (given: fc.Arbitrary<string>) =>
  fc.uniqueArray(fc.tuple(key, given), { maxLength: 3, selector: ([written]) => JSON.parse(written) });

const { value } = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    literal,
    number,
    fc.constantFrom('null', 'true', 'false', '{}', '[]', '[ ]'),
    tie('object'),
    tie('list'),
  ),
  object: fc
    .tuple(membersWith(tie('value')), space)
    .map(([pairs, s]) => `{${s}${pairs.map(([k, v]) => `${k}${s}:${s}${v}`).join(`${s},${s}`)}${s}}`),
  list: fc
    .tuple(fc.array(tie('value'), { maxLength: 3 }), space)
    .map(([all, s]) => `[${s}${all.join(`${s},${s}`)}${s}]`),
}));

const unknownKeys = [
  'accountId',
  'bucketId',
  'constructor',
  '__proto__',
  'toString',
  '',
  'fileNam',
  'fileNameX',
];

/** An object with these members in any order and layout. */
const members = (pairs: fc.Arbitrary<[string, string][]>) =>
  fc.tuple(pairs, fc.infiniteStream(fc.nat()), space, space).map(([all, order, a, b]) => {
    const shuffled = all
      .map((pair) => ({ pair, rank: order.next().value as number }))
      .sort((x, y) => x.rank - y.rank)
      .map(({ pair: [key, v] }) => `${JSON.stringify(key)}${b}:${a}${v}`);
    return `{${a}${shuffled.join(`${b},${a}`)}${b}}`;
  });

const textOrNull = fc.oneof(literal, literal, fc.constant('null'));
const readable = (inner: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.constantFrom(
      'null',
      '{"isClientAuthorizedToRead":false}',
      '{"isClientAuthorizedToRead":false,"value":null}',
    ),
    fc.tuple(inner, space).map(([given, s]) => `{"isClientAuthorizedToRead":${s}true,"value":${given}}`),
  );

/** Values as the API documents them. */
const documented: Record<Field, fc.Arbitrary<string>> = {
  action: fc.oneof(fc.constantFrom('"upload"', '"hide"', '"start"', '"\\u0068ide"'), literal),
  contentLength: fc.oneof(fc.nat().map(String), fc.constantFrom('0', '10995116277760', '999999999999999')),
  contentMd5: textOrNull,
  contentSha1: textOrNull,
  contentType: textOrNull,
  fileId: literal,
  fileInfo: fc.oneof(
    fc.constantFrom('{}', '{ }', 'null'),
    fc
      .tuple(membersWith(literal), space)
      .map(([pairs, s]) => `{${s}${pairs.map(([k, v]) => `${k}${s}:${s}${v}`).join(`${s},${s}`)}${s}}`),
  ),
  fileName: literal,
  // More than can be interned, which differ in digits.
  fileRetention: readable(
    fc.oneof(
      fc.constantFrom('null', '{"mode":null,"retainUntilTimestamp":null}', '{"mode":null}'),
      fc
        .integer({ min: 1e12, max: 9e12 })
        .map((until) => `{"mode":"governance","retainUntilTimestamp":${until}}`),
    ),
  ),
  legalHold: readable(textOrNull),
  replicationStatus: textOrNull,
  serverSideEncryption: fc.constantFrom(
    'null',
    '{"mode":null}',
    '{ "algorithm":null , "mode" : null }',
    '{"mode":"SSE-B2","algorithm":"AES256","later":1}',
  ),
  uploadTimestamp: fc.integer({ min: 0, max: 9e12 }).map(String),
};

const REQUIRED = ['fileName', 'fileId', 'action', 'contentLength', 'uploadTimestamp'] as const;
const OPTIONAL = FIELDS.filter((field) => !(REQUIRED as readonly Field[]).includes(field));

/** The value of a field. That of an optional one is sometimes of another type. */
const valueFor = (field: Field): fc.Arbitrary<string> =>
  OPTIONAL.includes(field) ? fc.oneof({ weight: 5, arbitrary: documented[field] }, value) : documented[field];
const valuesFor = fc.record(
  Object.fromEntries(
    FIELDS.map((field) => [field, fc.array(valueFor(field), { minLength: 1, maxLength: 4 })]),
  ),
) as fc.Arbitrary<Record<string, string[]>>;

const row = members(
  fc
    .tuple(
      fc.subarray(OPTIONAL),
      valuesFor,
      value,
      fc.uniqueArray(fc.constantFrom(...unknownKeys), { maxLength: 2 }),
    )
    .map(([optional, values, other, others]) => [
      ...[...REQUIRED, ...optional].map((field): [string, string] => [field, values[field]![0]!]),
      ...others.map((name): [string, string] => [name, other]),
    ]),
);
/**
 * Rows with few layouts and few values, as from a real service: most repeat the row before, some with one difference.
 */
const similarRows = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.uniqueArray(fc.constantFrom(...OPTIONAL, ...unknownKeys), { maxLength: 8 }),
        space,
        space,
        // Sometimes a field is repeated.
        fc.constantFrom(null, null, null, null, 'action', 'fileInfo', 'fileName'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    valuesFor,
    fc.array(value, { minLength: 1, maxLength: 4 }),
    fc.infiniteStream(fc.nat()),
    fc.nat(40),
  )
  .map(([layouts, values, others, choices, count]) => {
    const choose = <T>(from: readonly T[]): T => from[(choices.next().value as number) % from.length]!;
    return Array.from({ length: count }, () => {
      const [keys, a, b, twice] = choose([layouts[0]!, ...layouts]);
      const often = choose([true, true, true, false]);
      const pairs = [...keys, ...REQUIRED, ...(twice === null ? [] : [twice])].map((key) => {
        const of = Object.hasOwn(values, key) ? values[key]! : others;
        const written = often && key !== 'fileName' ? of[0]! : choose(of);
        return `${a}"${key}"${b}:${a}${written}${b}`;
      });
      return `{${pairs.join()}}`;
    });
  });
const cursor = fc.oneof(literal, fc.constant('null'));
/** A page of b2_list_file_names in any valid JSON. */
export const page: fc.Arbitrary<Buffer> = members(
  fc
    .tuple(
      fc.oneof(fc.array(row, { maxLength: 4 }), similarRows),
      cursor,
      fc.option(cursor),
      fc.option(value),
      space,
    )
    .map(([rows, name, id, other, s]) => {
      const pairs: [string, string][] = [
        ['files', `[${s}${rows.join(`${s},${s}`)}${s}]`],
        ['nextFileName', name],
      ];
      if (id !== null) pairs.push(['nextFileId', id]);
      if (other !== null) pairs.push(['later', other]);
      return pairs;
    }),
).chain((object) => fc.tuple(space, space).map(([a, b]) => Buffer.from(a + object + b)));
