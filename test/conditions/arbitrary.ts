import fc from 'fast-check';
import type { Comparison, Condition, Value } from '../../src/conditions/syntax-tree.ts';
import { operatorsOf, type Term, type Vocabulary } from '../../src/conditions/vocabulary.ts';

/** A term of every type, one that allows `in`, one that is measured back from now. */
const TERMS: readonly Term[] = [
  { name: 'size', type: 'bytes', description: '', example: '' },
  { name: 'age', type: 'duration', since: true, description: '', example: '' },
  { name: 'took', type: 'duration', description: '', example: '' },
  { name: 'uploaded', type: 'time', description: '', example: '' },
  { name: 'name', type: 'text', description: '', example: '' },
  { name: 'action', type: 'word', words: ['upload', 'hide'], description: '', example: '' },
  { name: 'mode', type: 'word', words: ['on', 'none'], description: '', example: '' },
  { name: 'sha1', type: 'hex', digits: 4, words: ['none', 'claimed'], description: '', example: '' },
  { name: 'latest', type: 'boolean', description: '', example: '' },
  { name: 'file-count', type: 'count', scoped: true, description: '', example: '' },
  { name: 'shrunk-by', type: 'percent', description: '', example: '' },
];
export const VOCABULARY: Vocabulary = { noun: 'field', terms: TERMS, synonyms: { filesize: 'size' } };

const HEX = fc.string({ unit: fc.constantFrom('0', '9', 'a', 'f'), minLength: 4, maxLength: 4 });
const SIGNS = [
  'a',
  'b',
  '*',
  '?',
  '\\*',
  '\\?',
  '\\\\',
  ' ',
  '"',
  '(',
  ')',
  '/',
  '😀',
  '\n',
  '=',
  'none',
  'and',
];
const PATTERN = fc.array(fc.constantFrom(...SIGNS), { maxLength: 6 }).map((signs) => signs.join(''));
const SCOPE = fc
  .array(fc.constantFrom('a', '/', '*', '**', ' ', '"', '\\\\', '\\ ', '(', '{a,b}', '[a"]'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((signs) => signs.join(''));

/** Round numbers that some rows have, and any others. */
function numbers(...round: number[]): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(0, ...round), fc.maxSafeNat());
}

function valuesOf(term: Term): fc.Arbitrary<Value> {
  const value = ((): fc.Arbitrary<Value> => {
    switch (term.type) {
      case 'bytes':
        return numbers(1e3, 1024, 5e6, 3 * 2 ** 30).map((number) => ({ kind: 'bytes', number }));
      case 'duration':
        // Milliseconds are printed as parts of a second.
        return fc.oneof(numbers(36e5, 864e5), fc.nat(1e12)).map((number) => ({
          kind: 'duration',
          number: number > 1e14 ? Math.floor(number / 1e4) * 1e3 : number,
        }));
      case 'time':
        return fc.oneof(fc.constant(864e5), fc.nat(4e12)).map((number) => ({ kind: 'time', number }));
      case 'count':
        return fc.oneof(numbers(1), fc.nat(999_999_999_999_999)).map((number) => ({
          kind: 'count',
          number: number % 1e15,
        }));
      case 'percent':
        return fc.nat(1e9).map((number) => ({ kind: 'percent', number: number / 1e6 }));
      case 'text':
        return PATTERN.map((pattern) => ({ kind: 'text', pattern }));
      case 'word':
        return fc.constantFrom(...term.words!).map((word) => ({ kind: 'word', word }));
      case 'hex':
        return fc.oneof(
          fc.constantFrom(...term.words!).map((word) => ({ kind: 'word', word }) as const),
          HEX.map((digits) => ({ kind: 'hex', digits }) as const),
        );
      case 'boolean':
        return fc.boolean().map((boolean) => ({ kind: 'boolean', boolean }));
    }
  })();
  return term.words?.includes('none')
    ? value
    : fc.oneof({ weight: 5, arbitrary: value }, fc.constant({ kind: 'none' } as const));
}

const comparison: fc.Arbitrary<Comparison> = fc.constantFrom(...TERMS).chain((term) =>
  valuesOf(term).chain((value) =>
    fc.record({
      kind: fc.constant('compare' as const),
      name: fc.constant(term.name),
      scope: term.scoped ? fc.option(SCOPE) : fc.constant(null),
      operator: fc.constantFrom(
        ...(value.kind === 'none' ? (['==', '!='] as const) : operatorsOf(term.type)),
      ),
      value: fc.constant(value),
    }),
  ),
);

/** Any condition that can be written, in the form that reading gives. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => {
  const several = fc.array(tie('any'), { minLength: 2, maxLength: 3 });
  return {
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      comparison,
      several.map((of) => ({ kind: 'and', of }) as const),
      several.map((of) => ({ kind: 'or', of }) as const),
      tie('any').map((of) => ({ kind: 'not', of }) as const),
    ),
  };
}).any;

/** A row as an object; null: there is no value. */
export interface Plain {
  size: number | null;
  since: number | null;
  took: number | null;
  uploaded: number | null;
  name: string | null;
  action: string | null;
  mode: string | null;
  digest: string | null;
  source: string;
  latest: boolean;
  count: number | null;
  shrunk: number | null;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 });

export const rows: fc.Arbitrary<Plain> = fc.record({
  size: maybe(numbers(1e3, 1024, 5e6)),
  since: maybe(fc.oneof(fc.constant(1e12 - 864e5), fc.nat(2e12))),
  took: maybe(numbers(36e5, 864e5)),
  uploaded: maybe(fc.oneof(fc.constant(864e5), fc.nat(4e12))),
  name: maybe(
    fc
      .array(fc.constantFrom('a', 'b', '*', '\\', ' ', '/', '😀', '\n'), { maxLength: 6 })
      .map((s) => s.join('')),
  ),
  action: maybe(fc.constantFrom('upload', 'hide', 'start')),
  mode: maybe(fc.constantFrom('on', 'none')),
  digest: maybe(HEX),
  source: fc.constantFrom('none', 'claimed'),
  latest: fc.boolean(),
  count: maybe(numbers(1)),
  shrunk: maybe(fc.nat(100)),
});
