/** The names that conditions can use, and the values each is compared with. */

export type Type = 'bytes' | 'duration' | 'time' | 'text' | 'word' | 'hex' | 'boolean' | 'count' | 'percent';

/** One field of a row or one figure of an inventory. */
export interface Term {
  /** Lower case letters, digits and `-`. */
  readonly name: string;
  readonly type: Type;
  /** For the documentation: one or two sentences of Markdown. Says what a missing value means. */
  readonly description: string;
  /** A complete condition. */
  readonly example: string;
  /** `word`: all possible values. `hex`: values besides digits. */
  readonly words?: readonly string[];
  /** `hex`: the number of digits. */
  readonly digits?: number;
  /** `duration`: the reader returns a time, and the time since then is compared. */
  readonly since?: boolean;
  /** `bytes`: can also be compared with a percentage, as a share of all bytes. */
  readonly share?: boolean;
  /** Allows `in GLOB` after its name. */
  readonly scoped?: boolean;
}

/** One of the two: the fields of a row, the figures of an inventory. */
export interface Vocabulary {
  /** What error messages call a term. */
  readonly noun: string;
  readonly terms: readonly Term[];
  /** Names that other tools use, in lower case, and ours: error messages suggest them. */
  readonly synonyms?: Readonly<Record<string, string>>;
}

export const OPERATORS = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];
export const EQUALITY: readonly Operator[] = OPERATORS.slice(0, 2);

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

/** The unit of a term that a word after a number means, such as MB for `mb` and h for `hours`. */
export function unitOf(word: string, { type }: Pick<Term, 'type'>): string | undefined {
  const units = Object.keys(type === 'bytes' ? BYTE_UNITS : type === 'duration' ? DURATION_UNITS : {});
  const folded = word.toLowerCase();
  if (type === 'duration' && /^(?:sec|min|hr|hour|day|week)/.test(folded)) return folded[0];
  return units.find((unit) => unit === word) ?? units.find((unit) => unit.toLowerCase() === folded);
}

/** The values of a type, in words and with examples. */
const WANTED: Readonly<Record<Type, string>> = {
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

/** The values that a term is compared with. */
export function wantedBy({ type, words, digits, share }: Term): string {
  if (share) return `${WANTED[type]}, or ${WANTED.percent}`;
  if (type === 'word') return orList(words ?? []);
  if (type === 'hex') return orList([...(words ?? []), `${digits} hexadecimal digits`]);
  return WANTED[type];
}

/** The operators that are useful: words have no order, and times are never exactly equal. */
export function operatorsOf(type: Type): readonly Operator[] {
  if (type === 'duration' || type === 'time') return OPERATORS.slice(2);
  return type === 'bytes' || type === 'count' || type === 'percent' ? OPERATORS : EQUALITY;
}

/** Whether `none` tests for a missing value; otherwise it is one of the words. */
export function noneIsMissing({ words }: Term): boolean {
  return !words?.includes('none');
}

export function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

/** The rows of a table in the documentation: name, compared with, description, example. Markdown. */
export function describe({ terms }: Vocabulary): string[][] {
  return terms.map((term) => [
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
