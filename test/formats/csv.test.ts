import { expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { csvCell } from '../../src/formats/csv.ts';

test.each([
  ['null', ''],
  ['"a"', 'a'],
  ['12', '12'],
  ['""', ''],
  ['"=1+1"', "'=1+1"],
  ['"-"', "'-"],
  [`"'"`, "''"],
  ['"a,b"', '"a,b"'],
  ['"say \\"x\\""', '"say ""x"""'],
  ['" a"', '" a"'],
  ['"=\\","', `"'="","`],
  ['{"a":"b"}', '"{""a"":""b""}"'],
])('cell %s', (literal, cell) => {
  expect(csvCell(toByteString(literal))).toBe(cell);
});
