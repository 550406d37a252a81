import type { Comparison, Condition, Gate, Value } from './syntax-tree.ts';
import { BYTE_UNITS, DURATION_UNITS } from './vocabulary.ts';

/** A condition in its canonical form. Parsing it gives the same condition. */
export function print(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
      return condition.of.map((part) => parenthesized(part, ['and', 'or'])).join(' and ');
    case 'or':
      return condition.of.map((part) => parenthesized(part, ['or'])).join(' or ');
    case 'not':
      return `not ${parenthesized(condition.of, ['and', 'or'])}`;
    case 'compare':
      return printComparison(condition);
  }
}

export function printGate({ warns, condition }: Gate): string {
  return `${warns ? 'warn: ' : ''}${print(condition)}`;
}

function parenthesized(condition: Condition, kinds: readonly Condition['kind'][]): string {
  return kinds.includes(condition.kind) ? `(${print(condition)})` : print(condition);
}

function printComparison({ name, scope, operator, value }: Comparison): string {
  return `${printTerm(name, scope)} ${operator} ${printValue(value)}`;
}

/** The left side of a comparison, with the glob after `in`. */
export function printTerm(name: string, scope: string | null): string {
  return scope === null ? name : `${name} in ${printGlob(scope)}`;
}

/** With the unit that gives the shortest number. */
function printValue(value: Value): string {
  switch (value.kind) {
    case 'bytes':
      return withUnit(value.number, BYTE_UNITS) ?? String(value.number);
    case 'duration':
      return withUnit(value.number, DURATION_UNITS) ?? `${value.number / 1_000}s`;
    case 'time': {
      const time = new Date(value.number).toISOString();
      return time.endsWith('T00:00:00.000Z') ? time.slice(0, 10) : time.replace('.000Z', 'Z');
    }
    case 'count':
      return String(value.number);
    case 'percent':
      return `${value.number}%`;
    case 'text':
      return printText(value.pattern);
    case 'word':
      return value.word;
    case 'hex':
      return value.digits;
    case 'boolean':
      return String(value.boolean);
    case 'none':
      return 'none';
  }
}

/** With the unit that gives the smallest whole number. */
function withUnit(number: number, units: Readonly<Record<string, number>>): string | undefined {
  const texts = Object.entries(units)
    .filter(([unit, factor]) => unit !== 'B' && number >= factor && number % factor === 0)
    .map(([unit, factor]) => `${number / factor}${unit}`);
  return texts.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))[0];
}

function printText(pattern: string): string {
  const bare = /^[^\s()"]+$/u.test(pattern) && pattern !== 'none';
  return bare ? pattern : `"${pattern.replaceAll('"', '\\"')}"`;
}

function printGlob(glob: string): string {
  return /[\s"]/.test(glob) ? `"${glob.replaceAll('"', '\\"')}"` : glob;
}
