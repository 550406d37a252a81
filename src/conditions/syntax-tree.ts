import type { Operator } from './vocabulary.ts';

/** A parsed condition: every name is known, and every value is of a type that its term allows. */
export type Condition = All | Any | Not | Comparison;

interface All {
  readonly kind: 'and';
  /** Two or more. */
  readonly of: readonly Condition[];
}

interface Any {
  readonly kind: 'or';
  /** Two or more. */
  readonly of: readonly Condition[];
}

interface Not {
  readonly kind: 'not';
  readonly of: Condition;
}

export interface Comparison {
  readonly kind: 'compare';
  readonly name: string;
  /** The glob after `in`, or null. */
  readonly scope: string | null;
  readonly operator: Operator;
  readonly value: Value;
}

export type Value =
  /** Whole bytes; whole milliseconds; whole milliseconds since 1970; a whole number; percent. */
  | { readonly kind: 'bytes' | 'duration' | 'time' | 'count' | 'percent'; readonly number: number }
  /** `*` matches any characters and `?` one; `\` escapes `*`, `?` and `\`. */
  | { readonly kind: 'text'; readonly pattern: string }
  /** As spelled in the vocabulary. */
  | { readonly kind: 'word'; readonly word: string }
  /** In lower case. */
  | { readonly kind: 'hex'; readonly digits: string }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** Tests for a missing value. */
  | { readonly kind: 'none' };

/** One line of gates. */
export interface Gate {
  /** It warns instead of failing. */
  readonly warns: boolean;
  readonly condition: Condition;
}
