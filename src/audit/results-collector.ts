import type { BucketFacts } from './facts.ts';
import type { BucketResults } from './file-rules-sink.ts';
import type { Finding, NotEvaluated, Resource, RuleResults, SuppressedFinding } from './finding.ts';
import type { OffenderTally } from './offenders.ts';
import { LEVELS, type Level, type Outcome, type Rule, type RuleLevels } from './rule.ts';
import type { Suppressions } from './suppressions.ts';

/** What an outcome is about. */
interface Context {
  readonly facts?: BucketFacts;
  readonly found?: BucketResults | undefined;
  readonly offenders?: OffenderTally | undefined;
}

type Advice = Pick<Finding, 'lifecycle' | 'keyCommand'>;

/** Turns outcomes into findings, and sets aside what is suppressed. */
export class ResultsCollector {
  readonly findings: Finding[] = [];
  readonly suppressed: SuppressedFinding[] = [];
  readonly notEvaluated: NotEvaluated[] = [];
  readonly #levels: RuleLevels;
  readonly #suppressions: Suppressions;
  readonly #advice: (rule: Rule, facts: BucketFacts | undefined, found: BucketResults | undefined) => Advice;

  constructor(
    levels: RuleLevels,
    suppressions: Suppressions,
    advice: (rule: Rule, facts: BucketFacts | undefined, found: BucketResults | undefined) => Advice,
  ) {
    this.#levels = levels;
    this.#suppressions = suppressions;
    this.#advice = advice;
  }

  add(rule: Rule, resource: Resource, outcome: Outcome, { facts, found, offenders }: Context = {}): void {
    if (outcome.result === 'pass') return;
    const level = this.#levels.get(rule.id)!;
    const accepted = this.#suppressions.accepts(rule.id, resource);
    if (outcome.result === 'unknown') {
      // What is accepted anyway needs no answer.
      if (accepted) return;
      const { capability, reason } = outcome;
      this.notEvaluated.push({ rule: rule.id, level, resource, capability, reason });
      return;
    }
    const finding: Finding = {
      rule: rule.id,
      level,
      resource,
      message: outcome.message,
      ...(offenders && { offenders: offenders.offenders }),
      ...this.#advice(rule, facts, found),
    };
    if (accepted) this.suppressed.push({ ...finding, suppression: accepted });
    else this.findings.push(finding);
  }

  suppress(
    rule: Rule,
    resource: Resource,
    message: string,
    offenders: OffenderTally,
    suppression: SuppressedFinding['suppression'],
  ): void {
    const level = this.#levels.get(rule.id)!;
    this.suppressed.push({
      rule: rule.id,
      level,
      resource,
      message,
      offenders: offenders.offenders,
      suppression,
    });
  }

  /** Worst first. Sorting keeps the order of rules and buckets. */
  sorted(): Omit<RuleResults, 'rules'> {
    const byLevel = (a: { level: Level }, b: { level: Level }) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
    return {
      findings: this.findings.sort(byLevel),
      suppressed: this.suppressed.sort(byLevel),
      notEvaluated: this.notEvaluated.sort(byLevel),
    };
  }
}
