import { NO_BASELINE_YET } from '../audit/figures.ts';
import type { BaselineSearch, OpenBaseline } from './open.ts';
import type { WantedRequest } from './read-manifest.ts';

/**
 * Finds and opens the inventory that the input `baseline` names. Loaded only when asked for, since a first run starts
 * faster without it.
 * @returns undefined: there is none
 */
export async function openBaseline(
  request: WantedRequest,
  search: BaselineSearch & { inputs: { readonly baseline: Parameters<Open>[0] | undefined } },
): Promise<OpenBaseline | undefined> {
  const { baseline } = search.inputs;
  if (!baseline) return undefined;
  return (await import('./open.ts')).openBaseline(baseline, request, search);
}

type Open = typeof import('./open.ts')['openBaseline'];

/** What is compared with, or why nothing is. */
export function comparedWith(baseline: OpenBaseline | undefined): OpenBaseline['manifest'] | string {
  if (!baseline) return NO_BASELINE_YET;
  return baseline.rows ? baseline.manifest : 'the baseline has no rows to compare with';
}
