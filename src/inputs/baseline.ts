import { parseBaseline } from '../baseline/index.ts';
import type { NamedBaseline } from '../baseline/source.ts';
import { Fault } from './fault.ts';
import type { Given } from './given.ts';

/** undefined: nothing to compare with. */
export async function readBaselineInput(
  text: string,
  given: Given,
): Promise<NamedBaseline | undefined | Fault> {
  if (text === '') return undefined;
  const named = await parseBaseline(text, given);
  return typeof named === 'string' ? new Fault(named) : named;
}
