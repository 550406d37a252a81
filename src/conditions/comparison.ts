import { readGlob } from '../names/glob-syntax.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Cursor } from './cursor.ts';
import type { Comparison } from './syntax-tree.ts';
import { readValue } from './values.ts';
import {
  isUnit,
  OPERATORS,
  type Operator,
  operatorsOf,
  orList,
  type Term,
  type Vocabulary,
} from './vocabulary.ts';

const RESERVED = ['and', 'or', 'not', 'in'];

/** Reads `name [ "in" glob ] operator value`. @throws ConditionError */
export function readComparison(cursor: Cursor, vocabulary: Vocabulary): Comparison {
  const term = readTerm(cursor, vocabulary);
  const scope = readScope(cursor, term);
  const operatorAt = cursor.at;
  const operator = readOperator(cursor, term);
  const at = cursor.at;
  const { given, length, quoted } = cursor.quotable('value', `a value: ${term.name} ${operator} ...`);
  const unit = cursor.peek(/\w+/y);
  if (isUnit(unit) && /^\d+$/.test(given)) {
    cursor.fail(`write ${given}${unit}, without a blank`, cursor.at + unit.length - at, at);
  }
  const value = readValue(term, given, quoted);
  if (typeof value === 'string') cursor.fail(value, length, at);
  const fitting = value.kind === 'none' ? (['==', '!='] as const) : operatorsOf(term.type);
  if (!fitting.includes(operator as '==')) {
    const why =
      value.kind === 'none' ? 'none is compared with' : `${term.name} never is exactly a ${term.type}: use`;
    cursor.fail(`${why} ${orList(fitting)}`, operator.length, operatorAt);
  }
  return { kind: 'compare', name: term.name, scope, operator, value };
}

function readTerm(cursor: Cursor, vocabulary: Vocabulary): Term {
  const name = cursor.peek(/[^\s()<>=!"]+/y);
  const names = vocabulary.map((term) => term.name);
  if (name === '' || RESERVED.includes(name)) {
    const sign = name || cursor.peek(/\S/uy);
    cursor.fail(`expected one of ${orList([...names, 'not', '('])}`, sign.length);
  }
  const term = vocabulary.find((known) => known.name === name);
  if (!term) {
    const near = nearest(name, names) || `; there is ${orList(names)}`;
    cursor.fail(`there is no ${name}${near}`, name.length);
  }
  cursor.advance(name.length);
  return term;
}

function readScope(cursor: Cursor, term: Term): string | null {
  const wordAt = cursor.at;
  if (!cursor.takes('in')) return null;
  if (!term.scoped) cursor.fail(`${term.name} cannot be asked for a part of the names`, 2, wordAt);
  const at = cursor.at;
  const { given, length } = cursor.quotable('glob', 'a glob, such as db/**');
  // In a glob itself a quote needs no backslash.
  const glob = given.replace(/\\(.)/gsu, (pair, sign: string) => (sign === '"' ? sign : pair));
  try {
    readGlob(glob);
  } catch (error) {
    cursor.fail((error as Error).message, length, at);
  }
  return glob;
}

/** What other languages write. */
const MEANT: Readonly<Record<string, Operator>> = {
  '=': '==',
  '===': '==',
  '!': '!=',
  '!==': '!=',
  '<>': '!=',
  '=>': '>=',
  '=<': '<=',
};

function readOperator(cursor: Cursor, { name, type, scoped }: Term): Operator {
  const given = cursor.peek(/[<>=!~]+/y);
  if (given === '') {
    const word = cursor.peek(/[^\s()]+/y);
    cursor.fail(
      `expected ${orList(operatorsOf(type))}${scoped ? ' or "in"' : ''} behind ${name}`,
      word.length,
    );
  }
  const operator = OPERATORS.find((known) => known === given);
  if (!operator) {
    const meant = MEANT[given];
    cursor.fail(`there is no operator ${given}${meant ? `; did you mean ${meant}?` : ''}`, given.length);
  }
  // Of what is missing, `==` and `!=` can be asked whatever the type is.
  if (operator !== '==' && operator !== '!=' && !operatorsOf(type).includes(operator)) {
    cursor.fail(`${name} has no order: use ${orList(operatorsOf(type))}`, given.length);
  }
  cursor.advance(given.length);
  return operator;
}
