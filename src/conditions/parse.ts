import { nearest } from '../text/did-you-mean.ts';
import { readComparison } from './comparison.ts';
import { Cursor } from './cursor.ts';
import type { Condition, Gate } from './syntax-tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Parses a condition:
 *
 *     condition  = all { "or" all }
 *     all        = one { "and" one }
 *     one        = "not" one | "(" condition ")" | comparison
 *     comparison = name [ "in" glob ] operator value
 *
 * White space, line breaks included, only separates. A value ends at white space or a parenthesis and a glob at white
 * space, unless quoted with `"`; `\` escapes the next character.
 * @throws ConditionError for the first fault
 */
export function parse(text: string, vocabulary: Vocabulary): Condition {
  return new Parser(new Cursor(text, 0), vocabulary).all();
}

/** Parses a line of gates: a condition, after `warn:` for one that only warns. @throws ConditionError */
export function parseGate(line: string, vocabulary: Vocabulary): Gate {
  const warning = /^\s*warn:/.exec(line)?.[0] ?? '';
  const cursor = new Cursor(line, warning.length);
  return { warns: warning !== '', condition: new Parser(cursor, vocabulary).all() };
}

/** Nested parentheses and `not`. A limit, since the parser is recursive. */
const MAX_DEPTH = 50;

class Parser {
  readonly #cursor: Cursor;
  readonly #vocabulary: Vocabulary;
  #depth = 0;

  constructor(cursor: Cursor, vocabulary: Vocabulary) {
    this.#cursor = cursor;
    this.#vocabulary = vocabulary;
  }

  all(): Condition {
    const condition = this.#joined('or');
    if (!this.#cursor.done) {
      if (this.#cursor.peek(/\)/y)) this.#cursor.fail('")" without "("', 1);
      this.#expected('the end');
    }
    return condition;
  }

  #joined(kind: 'and' | 'or'): Condition {
    const of: Condition[] = [];
    do of.push(kind === 'or' ? this.#joined('and') : this.#one());
    while (this.#cursor.takes(kind));
    return of.length === 1 ? of[0]! : { kind, of };
  }

  #one(): Condition {
    const cursor = this.#cursor;
    const { at } = cursor;
    const opens = cursor.peek(/\(/y) !== '';
    if (!opens && !cursor.takes('not')) return readComparison(cursor, this.#vocabulary);
    if (++this.#depth > MAX_DEPTH) cursor.fail(`nested more than ${MAX_DEPTH} levels deep`, 1, at);
    let condition: Condition;
    if (opens) {
      cursor.advance(1);
      condition = this.#joined('or');
      if (cursor.done) cursor.fail('"(" without ")"', 1, at);
      if (!cursor.peek(/\)/y)) this.#expected('")"');
      cursor.advance(1);
    } else {
      condition = { kind: 'not', of: this.#one() };
    }
    this.#depth--;
    return condition;
  }

  #expected(end: string): never {
    this.#cursor.refuseComment();
    const symbol = this.#cursor.peek(/&&|\|\|/y);
    if (symbol) this.#cursor.failAtSymbol(symbol);
    const word = this.#cursor.peek(/[^\s()]+/y) || this.#cursor.peek(/\S/uy);
    this.#cursor.fail(`expected "and", "or" or ${end}${nearest(word, ['and', 'or'])}`, word.length);
  }
}
