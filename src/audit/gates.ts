import { compile } from '../conditions/compile.ts';
import { printGate, printTerm } from '../conditions/print.ts';
import type { Condition, Gate } from '../conditions/syntax-tree.ts';
import type { ManifestGate } from '../inventory/manifest.ts';
import { type Asked, askedIn, FIGURE_VOCABULARY, figureTerm } from './figure-vocabulary.ts';
import { FIGURE_READERS, type Figures, figureOf } from './figures.ts';

/** What came of a gate. */
export interface GateResult {
  readonly gate: Gate;
  readonly holds: boolean;
  /** Each figure that it asks for, once, in its order. */
  readonly found: readonly Found[];
}

/** What was found of a figure. */
export interface Found extends Asked {
  /** `seconds` of durations. */
  readonly unit: 'bytes' | 'count' | 'percent' | 'seconds';
  /** The number, or why there is none. */
  readonly value: number | string;
}

/** The globs that gates ask for: those of files, and those of changes. */
export function globsOf(gates: readonly Gate[]): { files: string[]; changes: string[] } {
  const globs = { files: new Set<string>(), changes: new Set<string>() };
  for (const { name, scope } of gates.flatMap(({ condition }) => askedIn(condition))) {
    if (scope !== null) globs[figureTerm(name).needs === 'baseline' ? 'changes' : 'files'].add(scope);
  }
  return { files: [...globs.files], changes: [...globs.changes] };
}

/**
 * Judges an inventory. A comparison with a figure that has no value is neither true nor false, and so is what depends
 * on it; a gate holds only when it is true whatever the missing figures were. `== none` and `!= none` ask whether
 * there is a value, and are always true or false.
 */
export function evaluateGates(gates: readonly Gate[], figures: Figures): GateResult[] {
  return gates.map((gate) => ({
    gate,
    holds: truth(gate.condition, figures) === true,
    found: askedIn(gate.condition).map((asked) => find(asked, figures)),
  }));
}

/** undefined: it depends on what is missing. */
function truth(condition: Condition, figures: Figures): boolean | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      // One part that says so settles it.
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
      const known = condition.value.kind === 'none' || typeof figureOf(condition, figures) === 'number';
      return known ? compile(condition, FIGURE_VOCABULARY, FIGURE_READERS, figures.now)(figures) : undefined;
    }
  }
}

function find({ name, scope }: Asked, figures: Figures): Found {
  const value = figureOf({ name, scope }, figures);
  const { type } = figureTerm(name);
  if (type !== 'duration') return { name, scope, unit: type as 'bytes' | 'count' | 'percent', value };
  // What was uploaded since the walk started is new.
  const seconds = typeof value === 'string' ? value : Math.max(0, figures.now - value) / 1_000;
  return { name, scope, unit: 'seconds', value: seconds };
}

/** Results as they stand in manifest.json. */
export function printedGates(results: readonly GateResult[]): ManifestGate[] {
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
