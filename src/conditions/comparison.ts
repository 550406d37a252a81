import { readMatchableGlob } from '../names/matchable-glob.ts';
import { suggest } from '../text/did-you-mean.ts';
import type { Cursor } from './cursor.ts';
import type { Comparison } from './syntax-tree.ts';
import { readValue } from './values.ts';
import {
  EQUALITY,
  OPERATORS,
  type Operator,
  operatorsOf,
  orList,
  type Term,
  unitOf,
  type Vocabulary,
  wantedBy,
} from './vocabulary.ts';

const RESERVED = ['and', 'or', 'not', 'in'];

/** Parses `name [ "in" glob ] operator value`. @throws ConditionError */
export function readComparison(cursor: Cursor, vocabulary: Vocabulary): Comparison {
  const term = readTerm(cursor, vocabulary);
  const scope = readScope(cursor, term, vocabulary);
  const operatorAt = cursor.at;
  const operator = readOperator(cursor, term);
  const at = cursor.at;
  const { given, length, quoted } = cursor.quotable('value', `a value after ${operator}: ${wantedBy(term)}`);
  const word = cursor.peek(/\w+/y);
  const unit = /^\d+(?:\.\d+)?$/.test(given) ? unitOf(word, term) : undefined;
  if (unit !== undefined) {
    cursor.fail(`write ${given}${unit} without a space`, cursor.at + word.length - at, at);
  }
  const joint = quoted || term.type === 'text' ? -1 : given.search(/&&|\|\|/);
  if (joint >= 0) cursor.failAtSymbol(given.slice(joint, joint + 2), at + joint);
  const value = readValue(term, given, quoted);
  if (typeof value === 'string') cursor.fail(value, length, at);
  const allowed = value.kind === 'none' ? EQUALITY : operatorsOf(term.type);
  if (!allowed.includes(operator)) {
    const name = value.kind === 'none' ? 'none' : term.name;
    cursor.fail(notAllowed(name, operator, allowed), operator.length, operatorAt);
  }
  return { kind: 'compare', name: term.name, scope, operator, value };
}

function readTerm(cursor: Cursor, vocabulary: Vocabulary): Term {
  cursor.refuseComment();
  const symbol = cursor.peek(/&&|\|\||!(?!=)/y);
  if (symbol) cursor.failAtSymbol(symbol);
  const name = cursor.peek(/[^\s()<>=!"]+/y);
  const { noun, terms, synonyms = {} } = vocabulary;
  const names = terms.map((term) => term.name);
  if (name === '' || RESERVED.includes(name)) {
    const found = name || cursor.peek(/\S/uy);
    cursor.fail(`expected a ${noun} (${names.join(', ')}), "not" or "("`, found.length);
  }
  const term = terms.find((known) => known.name === name);
  if (!term) {
    const word = name.toLowerCase();
    const meant = Object.hasOwn(synonyms, word) ? synonyms[word] : undefined;
    const suggestion = meant ? `; did you mean ${meant}?` : suggest(name, names);
    cursor.fail(`unknown ${noun} "${name}"${suggestion}`, name.length);
  }
  cursor.advance(name.length);
  return term;
}

function readScope(cursor: Cursor, term: Term, { terms }: Vocabulary): string | null {
  const wordAt = cursor.at;
  if (!cursor.takes('in')) return null;
  if (!term.scoped) {
    const scoped = terms.flatMap(({ name, scoped }) => (scoped ? name : []));
    const use = scoped.length > 0 ? `; it works with ${scoped.join(', ')}` : '';
    cursor.fail(`"in" does not work with ${term.name}${use}`, 2, wordAt);
  }
  const at = cursor.at;
  const { given, length } = cursor.quotable('glob', 'a glob after "in", such as db/**');
  // Only the quoting needs a backslash before a quote, not the glob.
  const glob = given.replace(/\\(.)/gsu, (pair, character: string) => (character === '"' ? character : pair));
  try {
    readMatchableGlob(glob);
  } catch (error) {
    cursor.fail((error as Error).message, length, at);
  }
  return glob;
}

/** Operators of other languages. */
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
      `expected an operator${scoped ? ' or "in"' : ''} after ${name}: ${orList(operatorsOf(type))}`,
      word.length,
    );
  }
  const operator = OPERATORS.find((known) => known === given);
  if (!operator) {
    const meant = MEANT[given];
    const use = meant ? `; did you mean ${meant}?` : `; use one of ${operatorsOf(type).join(', ')}`;
    cursor.fail(`unknown operator "${given}"${use}`, given.length);
  }
  // `==` and `!=` are allowed with `none`, whatever the type.
  if (!EQUALITY.includes(operator) && !operatorsOf(type).includes(operator)) {
    cursor.fail(notAllowed(name, operator, operatorsOf(type)), given.length);
  }
  cursor.advance(given.length);
  return operator;
}

function notAllowed(name: string, operator: Operator, allowed: readonly Operator[]): string {
  return `${name} cannot be compared with ${operator}; use ${orList(allowed)}`;
}
