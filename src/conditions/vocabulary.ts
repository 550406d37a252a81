/** What can be compared: which words there are, and what each of them is compared with. */

export type Type = 'bytes' | 'duration' | 'time' | 'text' | 'word' | 'hex' | 'boolean' | 'count' | 'percent';

/** One field of a row or one figure of an inventory. */
export interface Term {
  /** Lower case letters, digits and `-`. */
  readonly name: string;
  readonly type: Type;
  /** What it is, and what it means that it is missing. Markdown, a sentence or two. */
  readonly description: string;
  /** A whole condition. */
  readonly example: string;
  /** `word`: all that it can be. `hex`: what it can be said to be instead of digits. */
  readonly words?: readonly string[];
  /** `hex`: how many digits. */
  readonly digits?: number;
  /** `duration`: the reader gives a moment, and what is compared is the time since. */
  readonly since?: boolean;
  /** `bytes`: can be compared with a percentage, too, as a share of all bytes. */
  readonly share?: boolean;
  /** Takes `in GLOB` behind its name. */
  readonly scoped?: boolean;
}

export type Vocabulary = readonly Term[];

export const OPERATORS = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];

/** Bytes. */
export const BYTE_UNITS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Milliseconds. */
export const DURATION_UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

export function isUnit(word: string): boolean {
  return Object.hasOwn(BYTE_UNITS, word) || Object.hasOwn(DURATION_UNITS, word);
}

/** What a type is compared with, in words and by example. */
export const WANTED: Readonly<Record<Type, string>> = {
  bytes: 'a number of bytes, such as 500, 10MB or 1.5GiB',
  duration: 'a duration, such as 90s, 36h or 30d',
  time: 'a date or time in UTC, such as 2026-01-31 or 2026-01-31T12:00:00Z',
  text: 'text, such as image/* or "a b"',
  word: 'a word',
  hex: 'hexadecimal digits',
  boolean: 'true or false',
  count: 'a whole number',
  percent: 'a percentage, such as 20%',
};

/** What a term is compared with. */
export function wantedBy({ type, words, digits, share }: Term): string {
  if (share) return `${WANTED[type]}, or ${WANTED.percent}`;
  if (type === 'word') return orList(words ?? []);
  if (type === 'hex') return orList([...(words ?? []), `${digits} hexadecimal digits`]);
  return WANTED[type];
}

/** The operators that make sense: there is no more or less of a word, and no two moments are the same. */
export function operatorsOf(type: Type): readonly Operator[] {
  if (type === 'duration' || type === 'time') return OPERATORS.slice(2);
  return type === 'bytes' || type === 'count' || type === 'percent' ? OPERATORS : OPERATORS.slice(0, 2);
}

/** Whether `none` asks if there is a value, and is not a word like others. */
export function noneIsMissing({ words }: Term): boolean {
  return !words?.includes('none');
}

export function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

/** One row of the README's table for each term: name, compared with, description, example. Markdown. */
export function describe(vocabulary: Vocabulary): string[][] {
  return vocabulary.map((term) => [
    `\`${term.name}\`${term.scoped ? ' [`in GLOB`]' : ''}`,
    term.type === 'word' || (term.type === 'hex' && term.words) ? wantedWords(term) : wantedBy(term),
    term.description,
    `\`${term.example}\``,
  ]);
}

function wantedWords({ words = [], digits }: Term): string {
  const quoted = words.map((word) => `\`${word}\``);
  return orList(digits === undefined ? quoted : [...quoted, `${digits} hexadecimal digits`]);
}
