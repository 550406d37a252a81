import { nearest, suggest } from '../text/did-you-mean.ts';
import type { Value } from './syntax-tree.ts';
import { BYTE_UNITS, DURATION_UNITS, noneIsMissing, type Term, type Type, wantedBy } from './vocabulary.ts';

/**
 * Parses the value after an operator.
 * @param given as written, without quotes and with its escapes
 * @returns the value, or what is wrong with it
 */
export function readValue(term: Term, given: string, quoted: boolean): Value | string {
  if (!quoted && given === 'none' && noneIsMissing(term)) return { kind: 'none' };
  switch (term.type) {
    case 'text':
      return {
        kind: 'text',
        pattern: given.replace(/\\(.)/gsu, (pair, character: string) =>
          '*?\\'.includes(character) ? pair : character,
        ),
      };
    case 'word':
    case 'hex':
      return readWord(term, given);
    case 'boolean':
      if (given === 'true' || given === 'false') return { kind: 'boolean', boolean: given === 'true' };
      return invalid(term, given, ['true', 'false']);
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
  return invalid(term, given, words);
}

/** @param near words to suggest */
function invalid(term: Term, given: string, near: readonly string[] = []): string {
  return `invalid value "${given}"; ${term.name} takes ${wantedBy(term)}${nearest(given, near)}`;
}

const DATE_OR_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/;

function readTime(term: Term, given: string): Value | string {
  if (!DATE_OR_TIME.test(given)) {
    if (/^\d{4}-\d\d-\d\d[T ]/.test(given))
      return `invalid time "${given}"; write it in UTC, such as 2026-01-31T12:00:00Z`;
    return mismatch(term, given);
  }
  const number = Date.parse(given);
  // Date.parse takes February 30 for March 2.
  if (Number.isNaN(number) || new Date(number).toISOString().slice(0, 10) !== given.slice(0, 10)) {
    return `invalid ${given.length > 10 ? 'time' : 'date'} "${given}"; it does not exist`;
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
    return `unknown unit "${unit}"${suggest(unit, Object.keys(units))}`;
  }
  const number = Math.round(Number(digits) * factor);
  return Number.isSafeInteger(number) ? { kind: type, number } : `${given} is too large`;
}

/** A value of another type. */
function mismatch(term: Term, given: string): string {
  const [type] = typesOf(given).filter((other) => other !== term.type);
  return type ? `${given} is ${NOUNS[type]}; ${term.name} takes ${wantedBy(term)}` : invalid(term, given);
}

const NOUNS: Readonly<Partial<Record<Type, string>>> = {
  bytes: 'a number of bytes',
  duration: 'a duration',
  time: 'a date',
  count: 'a number without a unit',
  percent: 'a percentage',
};

/** The types that it is a value of. */
function typesOf(given: string): Type[] {
  const [, , unit] = NUMBER.exec(given) ?? [];
  if (DATE_OR_TIME.test(given)) return ['time'];
  if (unit === undefined) return [];
  if (unit === '') return ['count'];
  if (unit === '%') return ['percent'];
  if (Object.hasOwn(BYTE_UNITS, unit)) return ['bytes'];
  return Object.hasOwn(DURATION_UNITS, unit) ? ['duration'] : [];
}
