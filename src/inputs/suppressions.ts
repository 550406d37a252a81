import type { Suppression } from '../audit/suppressions.ts';
import type { Fault } from './fault.ts';
import type { Given } from './given.ts';

/** Accepted findings. */
export async function readSuppressions(text: string, given: Given): Promise<readonly Suppression[] | Fault> {
  if (text === '') return [];
  // Loaded only here: most runs start faster without it.
  return (await import('./suppressions-file.ts')).readSuppressionsFile(text, given);
}
