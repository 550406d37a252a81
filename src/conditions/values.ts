import { nearest } from '../text/did-you-mean.ts';
import type { Value } from './syntax-tree.ts';
import {
  BYTE_UNITS,
  DURATION_UNITS,
  noneIsMissing,
  type Term,
  type Type,
  WANTED,
  wantedBy,
} from './vocabulary.ts';

/**
 * Reads what stands behind an operator.
 * @param given as written, without quotes; a `\` and what follows it are one sign
 * @returns the value, or what is wrong with it
 */
export function readValue(term: Term, given: string, quoted: boolean): Value | string {
  if (!quoted && given === 'none' && noneIsMissing(term)) return { kind: 'none' };
  switch (term.type) {
    case 'text':
      return {
        kind: 'text',
        pattern: given.replace(/\\(.)/gsu, (pair, sign: string) => ('*?\\'.includes(sign) ? pair : sign)),
      };
    case 'word':
    case 'hex':
      return readWord(term, given);
    case 'boolean':
      if (given === 'true' || given === 'false') return { kind: 'boolean', boolean: given === 'true' };
      return `${term.name} is ${WANTED.boolean}${nearest(given, ['true', 'false'])}`;
    case 'time':
      return readTime(term, given);
    default:
      return readNumber(term, given);
  }
}

function readWord(term: Term, given: string): Value | string {
  const { words = [], digits } = term;
  const word = words.find((known) => known.toLowerCase() === given.toLowerCase());
  if (word !== undefined) return { kind: 'word', word };
  if (given.length === digits && /^[0-9a-f]+$/i.test(given))
    return { kind: 'hex', digits: given.toLowerCase() };
  return `${term.name} is ${wantedBy(term)}${nearest(given, words)}`;
}

const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/;

function readTime(term: Term, given: string): Value | string {
  if (!MOMENT.test(given)) {
    if (/^\d{4}-\d\d-\d\d[T ]/.test(given)) return `a time is written 2026-01-31T12:00:00Z, in UTC`;
    return mismatch(term, given);
  }
  const number = Date.parse(given);
  // The 30th of February reads as the 2nd of March.
  if (Number.isNaN(number) || new Date(number).toISOString().slice(0, 10) !== given.slice(0, 10)) {
    return `there is no ${given.length > 10 ? 'time' : 'date'} ${given}`;
  }
  return { kind: 'time', number };
}

const NUMBER = /^(\d{1,20}(?:\.\d{1,6})?)\s*(\D*)$/;

function readNumber(term: Term, given: string): Value | string {
  const type = term.type as 'bytes' | 'duration' | 'count' | 'percent';
  const [, digits = '', unit = ''] = NUMBER.exec(given) ?? [];
  if (digits === '') return mismatch(term, given);
  if (term.share && unit === '%') return { kind: 'percent', number: Number(digits) };
  if (type === 'percent')
    return unit === '%' ? { kind: type, number: Number(digits) } : mismatch(term, given);
  if (type === 'count' && (unit !== '' || !/^\d+$/.test(digits))) return mismatch(term, given);
  const units = type === 'duration' ? DURATION_UNITS : BYTE_UNITS;
  const factor =
    unit === '' && type !== 'duration' ? 1 : Object.hasOwn(units, unit) ? units[unit]! : undefined;
  if (factor === undefined) {
    if (unit === '' || typesOf(given).length > 0) return mismatch(term, given);
    const known = Object.keys(units);
    return `there is no unit ${unit}; ${term.name} has ${known.join(', ')}${nearest(unit, known)}`;
  }
  const number = Math.round(Number(digits) * factor);
  return Number.isSafeInteger(number) ? { kind: type, number } : `${given} is more than can be counted`;
}

/** Two things that do not compare. */
function mismatch(term: Term, given: string): string {
  const [type] = typesOf(given).filter((other) => other !== term.type);
  return `${term.name} is compared with ${wantedBy(term)}${type ? `, and ${given} is ${NOUNS[type]}` : ''}`;
}

const NOUNS: Readonly<Partial<Record<Type, string>>> = {
  bytes: 'a number of bytes',
  duration: 'a duration',
  time: 'a date',
  count: 'a number without a unit',
  percent: 'a percentage',
  boolean: 'no number',
};

/** What it could be, had it been asked for. */
function typesOf(given: string): Type[] {
  const [, , unit] = NUMBER.exec(given) ?? [];
  if (MOMENT.test(given)) return ['time'];
  if (unit === undefined) return [];
  if (unit === '') return ['count'];
  if (unit === '%') return ['percent'];
  if (Object.hasOwn(BYTE_UNITS, unit)) return ['bytes'];
  return Object.hasOwn(DURATION_UNITS, unit) ? ['duration'] : [];
}
