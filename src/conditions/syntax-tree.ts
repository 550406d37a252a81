import type { Operator } from './vocabulary.ts';

/** A condition that has been read: every name known, every value of a type that compares. */
export type Condition = All | Any | Not | Comparison;

export interface All {
  readonly kind: 'and';
  /** Two or more. */
  readonly of: readonly Condition[];
}

export interface Any {
  readonly kind: 'or';
  /** Two or more. */
  readonly of: readonly Condition[];
}

export interface Not {
  readonly kind: 'not';
  readonly of: Condition;
}

export interface Comparison {
  readonly kind: 'compare';
  readonly name: string;
  /** The glob behind `in`; null without. */
  readonly scope: string | null;
  readonly operator: Operator;
  readonly value: Value;
}

export type Value =
  /** Whole bytes; whole milliseconds; whole milliseconds since 1970; a whole number; percent. */
  | { readonly kind: 'bytes' | 'duration' | 'time' | 'count' | 'percent'; readonly number: number }
  /** `*` stands for any characters and `?` for one; `\` before `*`, `?` or `\` stands for that sign. */
  | { readonly kind: 'text'; readonly pattern: string }
  /** As the vocabulary writes it. */
  | { readonly kind: 'word'; readonly word: string }
  /** In lower case. */
  | { readonly kind: 'hex'; readonly digits: string }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** There is no value. */
  | { readonly kind: 'none' };

/** One line of gates. */
export interface Gate {
  /** It warns and does not fail. */
  readonly warns: boolean;
  readonly condition: Condition;
}
