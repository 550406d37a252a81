import { NO_BASELINE_YET } from '../audit/figures.ts';
import type { BaselineSource, GivenInputs, NamedBaseline, OpenBaseline } from './source.ts';
import { bucket } from './sources/bucket.ts';
import { path } from './sources/path.ts';
import { previousRun } from './sources/previous-run.ts';
import { release } from './sources/release.ts';

/** Every source of baselines. A text is meant for the first one that accepts it. */
const SOURCES: readonly BaselineSource[] = [previousRun, bucket, release, path];

/** @param text of the input `baseline`, which is not empty @returns a fault is text that continues the input's name */
export async function parseBaseline(text: string, given: GivenInputs): Promise<NamedBaseline | string> {
  return sourceOf(text).parse(text, given);
}

/** The form of the input `baseline`, if it needs `github-token`. */
export function formThatNeedsToken(text: string): string | undefined {
  const { form, needsToken } = sourceOf(text);
  return needsToken && form;
}

function sourceOf(text: string): BaselineSource {
  return SOURCES.find((source) => source.isMeantBy(text))!;
}

/** What is compared with, or why nothing is. */
export function comparedWith(baseline: OpenBaseline | undefined): OpenBaseline['manifest'] | string {
  if (!baseline) return NO_BASELINE_YET;
  return baseline.rows ? baseline.manifest : 'the baseline has no rows to compare with';
}
