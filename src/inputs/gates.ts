import { askedIn, FIGURE_VOCABULARY, type FigureTerm, figureTerm } from '../audit/figure-vocabulary.ts';
import { ConditionError } from '../conditions/condition-error.ts';
import { parseGate } from '../conditions/parse.ts';
import type { Gate } from '../conditions/syntax-tree.ts';
import { Fault, lines } from './values.ts';

/** One gate a line. Every line that cannot be read is told. */
export function readGates(given: string): readonly Gate[] | Fault {
  const gates: Gate[] = [];
  const wrong: string[] = [];
  for (const line of lines(given)) {
    try {
      gates.push(parseGate(line, FIGURE_VOCABULARY));
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      wrong.push(error.message);
    }
  }
  return wrong.length === 0 ? gates : new Fault(`: ${wrong.join('\n')}`);
}

/** What the other inputs give gates to judge. */
export interface Given {
  /** `bucket` is not empty, so that files are listed. */
  walks: boolean;
  versions: 'current' | 'all';
  /** `baseline` is not empty, whether or not there is one yet. */
  baseline: boolean;
  /** `rules` is not empty. */
  rules: boolean;
}

const NEEDS: Readonly<Record<FigureTerm['needs'] & string, { met(given: Given): boolean; what: string }>> = {
  files: { met: ({ walks }) => walks, what: '`bucket`: without it no file is listed' },
  versions: { met: ({ versions }) => versions === 'all', what: '`versions: all`' },
  baseline: { met: ({ baseline }) => baseline, what: '`baseline`' },
  rules: { met: ({ rules }) => rules, what: '`rules`' },
};

/** Figures that gates ask for and that these inputs never give; undefined: there are none. */
export function unmetGates(gates: readonly Gate[], given: Given): Fault | undefined {
  const names = new Set(gates.flatMap(({ condition }) => askedIn(condition)).map(({ name }) => name));
  const unmet = new Map<string, string[]>();
  for (const name of names) {
    const { needs } = figureTerm(name);
    if (needs === undefined) continue;
    // Without files there is nothing to compare and no versions.
    const first = given.walks || needs === 'rules' ? needs : 'files';
    const { met, what } = NEEDS[first];
    if (!met(given)) unmet.set(what, [...(unmet.get(what) ?? []), name]);
  }
  const faults = [...unmet].map(
    ([what, missing]) => `${missing.join(', ')} ${missing.length === 1 ? 'needs' : 'need'} ${what}`,
  );
  return faults.length === 0 ? undefined : new Fault(`: ${faults.join('; ')}`);
}
