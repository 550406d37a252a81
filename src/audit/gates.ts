import type { Static } from '@sinclair/typebox';
import { compile } from '../conditions/compile.ts';
import { printGate, printTerm } from '../conditions/print.ts';
import type { Condition, Gate } from '../conditions/syntax-tree.ts';
import type { NamedFile } from '../totals/file-figures.ts';
import { type Asked, askedBy, askedIn, FIGURE_VOCABULARY, figureTerm } from './figure-vocabulary.ts';
import { FIGURE_READERS, type Figures, figureOf, filesOf, NO_BASELINE_YET } from './figures.ts';
import type { printedGate } from './schema.ts';

/** The result of a gate. */
export interface GateResult {
  readonly gate: Gate;
  readonly holds: boolean;
  /** It only warns, and what it compares with does not exist before the second run. */
  readonly skipped?: true;
  /** Each figure that it uses, once, in order. */
  readonly found: readonly Found[];
}

/** The value of a figure. */
export interface Found extends Asked {
  /** `seconds` for durations. */
  readonly unit: 'bytes' | 'count' | 'percent' | 'seconds';
  /** The number, or why it has no value. */
  readonly value: number | string;
  /** The glob matches no listed file and no change. */
  readonly unmatched?: true;
  /** The first files that it counts, or the file whose value it is. */
  readonly files: readonly NamedFile[];
}

/** Whether a gate asks for a figure. */
export function asksFor(gates: readonly Gate[], name: string): boolean {
  return gates.some(({ condition }) => askedIn(condition).some((asked) => asked.name === name));
}

/** The globs that gates use: for files, and for changes. */
export function globsOf(gates: readonly Gate[]): { files: string[]; changes: string[] } {
  const globs = { files: new Set<string>(), changes: new Set<string>() };
  for (const { name, scope } of gates.flatMap(({ condition }) => askedIn(condition))) {
    if (scope !== null) globs[figureTerm(name).needs === 'baseline' ? 'changes' : 'files'].add(scope);
  }
  return { files: [...globs.files], changes: [...globs.changes] };
}

/**
 * Evaluates gates in three-valued logic. A comparison with a figure that has no value is unknown, and so is what
 * depends on it; a gate passes only when it is true whatever the missing values are. `== none` and `!= none` test
 * whether there is a value, and are never unknown.
 */
export function evaluateGates(gates: readonly Gate[], figures: Figures): GateResult[] {
  return gates.map((gate) => {
    const holds = truth(gate.condition, figures);
    const found = askedIn(gate.condition).map((asked) => find(asked, figures));
    const missing = found.filter(({ value }) => typeof value === 'string');
    const isFirst = holds === undefined && missing.every(({ value }) => value === NO_BASELINE_YET);
    return { gate, holds: holds === true, ...(gate.warns && isFirst && { skipped: true }), found };
  });
}

/** undefined: it depends on a missing value. */
function truth(condition: Condition, figures: Figures): boolean | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      // One true part decides an `or`, one false part an `and`.
      const settles = condition.kind === 'or';
      const parts = condition.of.map((part) => truth(part, figures));
      if (parts.includes(settles)) return settles;
      return parts.includes(undefined) ? undefined : !settles;
    }
    case 'not': {
      const part = truth(condition.of, figures);
      return part === undefined ? undefined : !part;
    }
    case 'compare': {
      const known =
        condition.value.kind === 'none' || typeof figureOf(askedBy(condition), figures) === 'number';
      return known ? compile(condition, FIGURE_VOCABULARY, FIGURE_READERS, figures.now)(figures) : undefined;
    }
  }
}

function find(asked: Asked, figures: Figures): Found {
  const value = figureOf(asked, figures);
  const { scope, share } = asked;
  const { type } = figureTerm(asked.name);
  const files = filesOf(asked, figures);
  const unmatched = scope !== null && figures.unmatched?.has(scope) ? ({ unmatched: true } as const) : {};
  if (type !== 'duration')
    return {
      ...asked,
      unit: share ? 'percent' : (type as 'bytes' | 'count' | 'percent'),
      value,
      files,
      ...unmatched,
    };
  // A file that was uploaded after the listing began has age 0.
  const seconds = typeof value === 'string' ? value : Math.max(0, figures.now - value) / 1_000;
  return { ...asked, unit: 'seconds', value: seconds, files, ...unmatched };
}

/** Results as in manifest.json. */
export function printedGates(results: readonly GateResult[]): Static<typeof printedGate>[] {
  return results.map(({ gate, holds, found }) => ({
    gate: printGate(gate),
    holds,
    warns: gate.warns,
    figures: found.map(({ name, scope, unit, value }) => ({
      figure: printTerm(name, scope),
      unit,
      ...(typeof value === 'number' ? { value } : { value: null, missing: value }),
    })),
  }));
}
