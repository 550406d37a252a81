import { isUnknown, lifecycleRules } from './bucket-settings.ts';
import type { BucketFacts } from './facts.ts';
import type { LifecycleAdvice, LifecycleRule } from './finding.ts';
import { HIDING_TO_DELETING_DAYS, type Reclaimable } from './reclaimable.ts';

/** Days after which an unfinished upload is cancelled. */
const STARTING_TO_CANCELING_DAYS = 7;

/**
 * The lifecycle rules that a bucket should have: those it has, completed. B2 takes no two rules that match the same file, so
 * a rule for all files is added only where there is no rule at all.
 * @param reclaimable what they delete at once, or why that is not known
 * @returns undefined if the rules are not known, or complete
 */
export function lifecycleAdvice(facts: BucketFacts, reclaimable: Reclaimable): LifecycleAdvice | undefined {
  const setting = lifecycleRules(facts);
  if (isUnknown(setting)) return undefined;
  const present = setting.value;
  const isComplete = present.every(
    (rule) =>
      rule.daysFromHidingToDeleting !== null && rule.daysFromStartingToCancelingUnfinishedLargeFiles !== null,
  );
  if (present.length > 0 && isComplete) return undefined;
  return {
    lifecycleRules: present.length === 0 ? [completed(EMPTY)] : present.map(completed),
    ...freed(present, reclaimable),
  };
}

const EMPTY: LifecycleRule = {
  fileNamePrefix: '',
  daysFromUploadingToHiding: null,
  daysFromHidingToDeleting: null,
  daysFromStartingToCancelingUnfinishedLargeFiles: null,
};

function completed(rule: LifecycleRule): LifecycleRule {
  return {
    ...rule,
    daysFromHidingToDeleting: rule.daysFromHidingToDeleting ?? HIDING_TO_DELETING_DAYS,
    daysFromStartingToCancelingUnfinishedLargeFiles:
      rule.daysFromStartingToCancelingUnfinishedLargeFiles ?? STARTING_TO_CANCELING_DAYS,
  };
}

function freed(
  present: readonly LifecycleRule[],
  reclaimable: Reclaimable,
): Pick<LifecycleAdvice, 'frees' | 'notEvaluated'> {
  const notEvaluated = (reason: string) => ({ frees: null, notEvaluated: reason });
  if (present.some(({ fileNamePrefix }) => fileNamePrefix !== ''))
    return notEvaluated('the bucket has lifecycle rules for parts of its names');
  // It deletes already, so completing it frees no version.
  if (present.some((rule) => rule.daysFromHidingToDeleting !== null))
    return { frees: { versions: 0, bytes: 0 }, notEvaluated: null };
  return typeof reclaimable === 'string'
    ? notEvaluated(reclaimable)
    : { frees: reclaimable, notEvaluated: null };
}
