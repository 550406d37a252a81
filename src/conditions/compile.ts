import { expressionOf, type Part } from '../names/wildcards.ts';
import type { Comparison, Condition } from './syntax-tree.ts';
import type { Operator, Vocabulary } from './vocabulary.ts';

/**
 * Where the values of a term come from; one function for each kind of value that the term is compared with.
 * `scope` is the glob behind `in`, null without.
 */
export interface Reader<T> {
  /** `bytes`, `duration`, `time` (milliseconds, since 1970), `count`, `percent`; NaN: there is none. */
  number?(row: T, scope: string | null): number;
  /** A share of all bytes in percent, of terms that have one; NaN: there is none. */
  share?(row: T, scope: string | null): number;
  /** `text`, decoded; `hex`, in lower case. null: there is none. */
  text?(row: T, scope: string | null): string | null;
  /** `word`, and the words of `hex`. null: there is none. */
  word?(row: T, scope: string | null): string | null;
  boolean?(row: T, scope: string | null): boolean;
}

export type Readers<T> = Readonly<Record<string, Reader<T>>>;

/**
 * Makes a function of a condition. A comparison with a value that is missing is false, that with != too, and
 * `not` turns true to false and false to true, no more: `not (modified > 2026-01-01)` holds for a row without
 * `modified`. `== none` holds where the value is missing, `!= none` where it is not.
 * @param now milliseconds since 1970, from which `since` is counted
 */
export function compile<T>(
  condition: Condition,
  vocabulary: Vocabulary,
  readers: Readers<T>,
  now: number,
): (row: T) => boolean {
  const sinceTerms = new Set(vocabulary.flatMap(({ name, since }) => (since ? name : [])));
  const compiled = (part: Condition): ((row: T) => boolean) => {
    switch (part.kind) {
      case 'and':
        return part.of.map(compiled).reduceRight((rest, first) => (row) => first(row) && rest(row));
      case 'or':
        return part.of.map(compiled).reduceRight((rest, first) => (row) => first(row) || rest(row));
      case 'not': {
        const holds = compiled(part.of);
        return (row) => !holds(row);
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
      const fits = textTest(value.pattern);
      return textual(reader, 'text', scope, (text) => fits(text) === equal);
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
      // Younger than a day is uploaded after yesterday.
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
        // NaN differs from everything, itself too.
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

/** `*` any characters, `?` one of them; without, the text itself. */
function textTest(pattern: string): (text: string) => boolean {
  const signs = pattern.match(/\\.|./gsu) ?? [];
  if (!signs.some((sign) => sign === '*' || sign === '?')) {
    const exact = signs.map((sign) => (sign.length > 1 && sign[0] === '\\' ? sign.slice(1) : sign)).join('');
    return (text) => text === exact;
  }
  const parts = signs.map((sign): Part => {
    if (sign === '*') return { kind: 'across' };
    if (sign === '?') return { kind: 'one', source: '.' };
    return { kind: 'text', text: sign[0] === '\\' && sign.length > 1 ? sign.slice(1) : sign };
  });
  const expression = expressionOf([parts]);
  return (text) => expression.test(text);
}
