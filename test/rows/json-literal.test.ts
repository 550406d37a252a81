import { expect, test } from 'vitest';
import { stringOf, textOf } from '../../src/rows/json-literal.ts';

test.each([
  ['null', ''],
  ['"a"', 'a'],
  ['"\\"\\\\"', '"\\'],
])('%s is a string', (literal, text) => {
  expect([stringOf(literal), textOf(literal)]).toEqual([text, text]);
});

test.each(['12', 'true', '{"a":"b"}', '["a"]'])('%s is no string, and text as it is', (literal) => {
  expect(textOf(literal)).toBe(literal);
});
