import { askedIn, FIGURE_VOCABULARY, type FigureTerm, figureTerm } from '../audit/figure-vocabulary.ts';
import { ConditionError } from '../conditions/condition-error.ts';
import { parseGate } from '../conditions/parse.ts';
import type { Gate } from '../conditions/syntax-tree.ts';
import { Fault, lines } from './fault.ts';
import type { Given } from './given.ts';

/** One gate per line. */
export function readGates(text: string, given: Pick<Given, 'text'>): readonly Gate[] | Fault {
  const gates: Gate[] = [];
  const faults: string[] = [];
  for (const line of lines(text)) {
    try {
      if (/^-\s/.test(line)) throw new ConditionError('write one gate per line, without "- "', line, 0, 1);
      gates.push(parseGate(line, FIGURE_VOCABULARY));
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      faults.push(error.message);
    }
  }
  if (faults.length > 0) return new Fault(`: ${faults.join('\n')}`);
  return missingFor(gates, given) ?? gates;
}

/** Names of the figures in gates that are computed from something, without duplicates. */
export function figuresThatNeed(needs: readonly FigureTerm['needs'][], gates: readonly Gate[]): string[] {
  const names = new Set(gates.flatMap(({ condition }) => askedIn(condition)).map(({ name }) => name));
  return [...names].filter((name) => {
    const need = figureTerm(name).needs;
    return need !== undefined && needs.includes(need);
  });
}

/**
 * Figures that have no value with these inputs; undefined: there are none. Without `bucket`, no figure of files has
 * one; see effect.ts.
 */
function missingFor(gates: readonly Gate[], given: Pick<Given, 'text'>): Fault | undefined {
  const faults: string[] = [];
  const check = (need: FigureTerm['needs'], isMet: boolean, input: string) => {
    const names = figuresThatNeed([need], gates);
    if (isMet || names.length === 0) return;
    faults.push(`${names.join(', ')} ${names.length === 1 ? 'needs' : 'need'} ${input}`);
  };
  const verifies = given.text('verify-urls') === 'true';
  check('rules', verifies || given.text('rules') !== '', '`rules`');
  if (given.text('bucket') !== '') {
    check('baseline', given.text('baseline') !== '', '`baseline`');
    check('versions', given.text('versions') === 'all', '`versions: all`');
    check('urls', verifies, '`verify-urls: true`');
  }
  return faults.length === 0 ? undefined : new Fault(`: ${faults.join('; ')}`);
}
