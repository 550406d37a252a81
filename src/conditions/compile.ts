import { expressionOf, type Part } from '../names/wildcards.ts';
import type { Comparison, Condition } from './syntax-tree.ts';
import type { Operator, Vocabulary } from './vocabulary.ts';

/**
 * Returns the value of a term; one function for each kind of value that the term is compared with.
 * `scope` is the glob after `in`, or null.
 */
interface Reader<T> {
  /** `bytes`, `duration`, `time` (milliseconds, since 1970), `count`, `percent`; NaN if missing. */
  number?(row: T, scope: string | null): number;
  /** A share of all bytes in percent, for terms with `share`; NaN if missing. */
  share?(row: T, scope: string | null): number;
  /** `text`, decoded; `hex`, in lower case; null if missing. */
  text?(row: T, scope: string | null): string | null;
  /** `word`, and the words of `hex`; null if missing. */
  word?(row: T, scope: string | null): string | null;
  boolean?(row: T, scope: string | null): boolean;
}

export type Readers<T> = Readonly<Record<string, Reader<T>>>;

/**
 * Compiles a condition to a function. A comparison with a missing value is false, also with `!=`. `not` only inverts:
 * `not (modified > 2026-01-01)` is true for a row without `modified`. `== none` is true if the value is missing,
 * `!= none` if it is not.
 * @param now milliseconds since 1970; terms with `since` are measured back from it
 */
export function compile<T>(
  condition: Condition,
  vocabulary: Vocabulary,
  readers: Readers<T>,
  now: number,
): (row: T) => boolean {
  const sinceTerms = new Set(vocabulary.terms.flatMap(({ name, since }) => (since ? name : [])));
  const compiled = (part: Condition): ((row: T) => boolean) => {
    switch (part.kind) {
      case 'and':
        return part.of.map(compiled).reduceRight((rest, first) => (row) => first(row) && rest(row));
      case 'or':
        return part.of.map(compiled).reduceRight((rest, first) => (row) => first(row) || rest(row));
      case 'not': {
        const inner = compiled(part.of);
        return (row) => !inner(row);
      }
      case 'compare':
        return comparison(part, readers[part.name]!, sinceTerms.has(part.name) ? now : undefined);
    }
  };
  return compiled(condition);
}

type Test<T> = (row: T) => boolean;

function comparison<T>(
  { operator, value, scope }: Comparison,
  reader: Reader<T>,
  now: number | undefined,
): Test<T> {
  const equal = operator === '==';
  switch (value.kind) {
    case 'text': {
      const matches = textTest(value.pattern);
      return textual(reader, 'text', scope, (text) => matches(text) === equal);
    }
    case 'hex':
      return textual(reader, 'text', scope, (text) => (text === value.digits) === equal);
    case 'word':
      return textual(reader, 'word', scope, (word) => (word === value.word) === equal);
    case 'boolean':
      return (row) => (reader.boolean!(row, scope) === value.boolean) === equal;
    case 'none':
      return missing(reader, scope, equal);
    case 'percent':
      if (reader.share) return numeric({ number: reader.share }, scope, operator, value.number);
      return numeric(reader, scope, operator, value.number);
    default:
      // `age < 1d` is an upload after `now - 1d`.
      return now === undefined
        ? numeric(reader, scope, operator, value.number)
        : numeric(reader, scope, MIRRORED[operator], now - value.number);
  }
}

const MIRRORED: Readonly<Record<Operator, Operator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function numeric<T>(reader: Reader<T>, scope: string | null, operator: Operator, limit: number): Test<T> {
  switch (operator) {
    case '==':
      return (row) => reader.number!(row, scope) === limit;
    case '!=':
      return (row) => {
        const number = reader.number!(row, scope);
        // `!==` would be true for NaN, a missing value.
        return number < limit || number > limit;
      };
    case '<':
      return (row) => reader.number!(row, scope) < limit;
    case '<=':
      return (row) => reader.number!(row, scope) <= limit;
    case '>':
      return (row) => reader.number!(row, scope) > limit;
    case '>=':
      return (row) => reader.number!(row, scope) >= limit;
  }
}

function textual<T>(
  reader: Reader<T>,
  kind: 'text' | 'word',
  scope: string | null,
  test: (text: string) => boolean,
): Test<T> {
  return (row) => {
    const text = reader[kind]!(row, scope);
    return text !== null && test(text);
  };
}

function missing<T>(reader: Reader<T>, scope: string | null, equal: boolean): Test<T> {
  if (reader.number) return (row) => Number.isNaN(reader.number!(row, scope)) === equal;
  const kind = reader.text ? 'text' : 'word';
  if (reader[kind]) return (row) => (reader[kind]!(row, scope) === null) === equal;
  return () => !equal;
}

/** `*` matches any characters, `?` one. Without them, only the same text matches. */
function textTest(pattern: string): (text: string) => boolean {
  const tokens = pattern.match(/\\.|./gsu) ?? [];
  if (!tokens.some((token) => token === '*' || token === '?')) {
    const exact = tokens
      .map((token) => (token.length > 1 && token[0] === '\\' ? token.slice(1) : token))
      .join('');
    return (text) => text === exact;
  }
  const parts = tokens.map((token): Part => {
    if (token === '*') return { kind: 'across' };
    if (token === '?') return { kind: 'one', source: '.' };
    return { kind: 'text', text: token[0] === '\\' && token.length > 1 ? token.slice(1) : token };
  });
  const expression = expressionOf([parts]);
  return (text) => expression.test(text);
}
