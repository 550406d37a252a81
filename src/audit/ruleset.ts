import type { Bucket } from '../b2/calls.ts';
import type { AccountKey } from '../b2/list-keys.ts';
import type { BucketFacts, KeyFacts } from './facts.ts';
import { type BucketResults, FileRulesSink } from './file-rules-sink.ts';
import type { Resource, RuleResults } from './finding.ts';
import { lifecycleAdvice } from './lifecycle-advice.ts';
import { OffenderTally } from './offenders.ts';
import type { Reclaimable } from './reclaimable.ts';
import { ResultsCollector } from './results-collector.ts';
import {
  type AccountKeysRule,
  type BucketRule,
  type FileRule,
  fail,
  lacks,
  PASS,
  type Rule,
  type RuleLevels,
  type UrlRule,
  unknown,
} from './rule.ts';
import { RULES } from './rules/index.ts';
import { suppressionExpired, suppressionUnused } from './rules/suppressions.ts';
import { type KeyJob, smallestKey } from './smallest-key.ts';
import { type ActiveSuppression, describe, type Suppression, Suppressions } from './suppressions.ts';
import { UrlChecks, type UrlChecksOptions } from './url-checks.ts';

/** What the rules judge, beyond rows: collected by run.ts before the files are listed. */
export interface RuleFacts {
  /** When the run began, in milliseconds since 1970. */
  readonly now: number;
  /** The buckets that are listed, with every property that the key may read. */
  readonly buckets: readonly Bucket[];
  /** Ids of all buckets of the account; null if the key cannot see them all. */
  readonly accountBuckets: ReadonlySet<string> | null;
  readonly capabilities: readonly string[];
  readonly keyExpires: number | null | undefined;
  /** The key in use is restricted to buckets. */
  readonly isRestricted: boolean;
  /** undefined: the key lacks `listKeys`. */
  readonly accountKeys: readonly AccountKey[] | undefined;
  readonly hidesKeyNames: boolean;
  /** Without what the rules read. */
  readonly job: KeyJob;
  /** Why the listed files do not show what a lifecycle rule would delete; undefined: they do. */
  readonly partly: string | undefined;
}

const KEY: Resource = { kind: 'key', name: 'key', id: null };
const KEYS: Resource = { kind: 'keys', name: 'keys', id: null };
const SUPPRESSIONS: Resource = { kind: 'suppressions', name: 'suppressions', id: null };

/** The rules of one run and the facts that they judge. */
export class Ruleset {
  /** Evaluates the rules about files; undefined: there are none, or no files are listed. */
  readonly sink: FileRulesSink | undefined;
  /** Verifies URLs; undefined: not asked for. */
  readonly urls: UrlChecks | undefined;
  readonly #rules: readonly Rule[];
  readonly #levels: RuleLevels;
  readonly #facts: RuleFacts;
  readonly #suppressions: Suppressions;
  readonly #hasSuppressions: boolean;
  readonly #buckets: ReadonlyMap<string, BucketFacts>;

  constructor(
    levels: RuleLevels,
    suppressions: readonly Suppression[],
    facts: RuleFacts,
    verification?: UrlChecksOptions,
  ) {
    this.#levels = levels;
    this.#facts = facts;
    this.#rules = RULES.filter(
      ({ id, of }) => levels.has(id) && ((of !== 'file' && of !== 'url') || facts.job.listsFiles),
    );
    this.#suppressions = new Suppressions(suppressions, facts.now);
    this.#hasSuppressions = suppressions.length > 0;
    const { accountBuckets, capabilities } = facts;
    this.#buckets = new Map(
      facts.buckets.map((bucket) => [bucket.bucketName, { bucket, capabilities, accountBuckets }]),
    );
    const fileRules = this.#rules.filter((rule) => rule.of === 'file');
    if (verification && facts.job.listsFiles) {
      this.urls = new UrlChecks(verification, {
        rules: this.#rules.filter((rule) => rule.of === 'url'),
        suppressions: this.#suppressions,
        buckets: this.#buckets,
      });
    }
    const reclaims = facts.partly === undefined && this.#rules.some(({ advice }) => advice === 'lifecycle');
    if (facts.job.listsFiles && (fileRules.length > 0 || reclaims)) {
      this.sink = new FileRulesSink({
        rules: fileRules,
        suppressions: this.#suppressions,
        buckets: this.#buckets,
        reclaims,
      });
    }
  }

  /** Evaluates every rule, once all rows have passed. */
  evaluate(): RuleResults {
    const results = new ResultsCollector(this.#levels, this.#suppressions, (rule, facts, found) =>
      this.#advice(rule, facts, found),
    );
    for (const rule of this.#rules) {
      if (rule.of === 'bucket') this.#evaluateBuckets(rule, results);
      else if (rule.of === 'file') this.#evaluateFiles(rule, results);
      else if (rule.of === 'url') this.#evaluateUrls(rule, results);
      else if (rule.of === 'key') results.add(rule, KEY, rule.evaluate(this.#keyFacts()));
      else if (rule.of === 'keys') this.#evaluateKeys(rule, results);
    }
    if (this.#hasSuppressions) this.#evaluateSuppressions(results);
    return {
      rules: this.#rules.map(({ id, level: defaultLevel, what, why, mend, link }) => {
        const level = this.#levels.get(id)!;
        return { id, level, defaultLevel, what, why, mend, link };
      }),
      ...results.sorted(),
    };
  }

  #evaluateBuckets(rule: BucketRule, results: ResultsCollector): void {
    for (const facts of this.#buckets.values()) {
      const found = this.sink?.of(facts.bucket.bucketName);
      results.add(rule, resourceOf(facts), rule.evaluate(facts), { facts, found });
    }
  }

  #evaluateFiles(rule: FileRule, results: ResultsCollector): void {
    for (const facts of this.#buckets.values()) {
      const resource = resourceOf(facts);
      const found = this.sink?.of(facts.bucket.bucketName);
      const result = found?.rules.get(rule.id);
      if (!result) {
        results.add(rule, resource, unknown('the bucket could not be listed'));
        continue;
      }
      results.add(rule, resource, result.outcome, { facts, found, offenders: result.offenders });
      suppress(rule, resource, result.suppressed, results);
    }
  }

  /** URLs at fault are reported even if others were not verified. */
  #evaluateUrls(rule: UrlRule, results: ResultsCollector): void {
    for (const facts of this.#buckets.values()) {
      const resource = resourceOf(facts);
      const urls = this.urls?.of(facts.bucket.bucketName);
      const result = urls?.of(rule.id);
      if (!urls || !result) {
        results.add(rule, resource, unknown('the bucket could not be listed'));
        continue;
      }
      const { message, tally } = result;
      if (message !== undefined)
        results.add(rule, resource, fail(message), { facts, offenders: tally.offenders });
      if (urls.open) results.add(rule, resource, urls.open);
      suppress(rule, resource, tally.suppressed, results);
    }
  }

  #keyFacts(): KeyFacts {
    const { now, capabilities, keyExpires, isRestricted, buckets, job } = this.#facts;
    const needed = job.capabilities;
    return { now, capabilities, needed, expires: keyExpires, isRestricted, buckets: buckets.length };
  }

  #evaluateKeys(rule: AccountKeysRule, results: ResultsCollector): void {
    const { accountKeys, capabilities, hidesKeyNames } = this.#facts;
    if (!accountKeys) {
      const hasCapability = capabilities.includes('listKeys');
      results.add(
        rule,
        KEYS,
        hasCapability ? unknown('the keys of the account could not be listed') : lacks('listKeys'),
      );
      return;
    }
    const names = hidesKeyNames ? 0 : undefined;
    const offenders = new OffenderTally('key', false, names);
    const accepted = new OffenderTally('key', false, names);
    let by: ReturnType<typeof describe> | undefined;
    for (const key of accountKeys.filter((each) => rule.offends(each))) {
      const suppression = this.#suppressions
        .of(rule.id)
        .find(({ matches }) => matches(`keys/${key.keyName}`));
      if (suppression) {
        suppression.uses++;
        by ??= describe(suppression);
      }
      const tally = suppression ? accepted : offenders;
      tally.add(0);
      tally.name(key.keyName);
    }
    if (by) results.suppress(rule, KEYS, rule.message(accepted.count), accepted, by);
    const outcome = offenders.count === 0 ? PASS : fail(rule.message(offenders.count));
    results.add(rule, KEYS, outcome, { offenders: offenders.count > 0 ? offenders : undefined });
  }

  #evaluateSuppressions(results: ResultsCollector): void {
    const isEvaluated = (rule: string) => !results.notEvaluated.some((each) => each.rule === rule);
    const found = [
      [suppressionExpired, this.#suppressions.expired],
      [suppressionUnused, this.#suppressions.unused(isEvaluated)],
    ] as const;
    for (const [rule, suppressions] of found) {
      if (!this.#levels.has(rule.id) || suppressions.length === 0) continue;
      const offenders = new OffenderTally('suppression', false);
      for (const { rule: of, resource } of suppressions) {
        offenders.add(0);
        offenders.name(`${of}: ${resource}`);
      }
      results.add(rule, SUPPRESSIONS, fail(rule.message(suppressions.length)), { offenders });
    }
  }

  #advice({ advice }: Rule, facts: BucketFacts | undefined, found: BucketResults | undefined) {
    if (advice === 'key') {
      const { job } = this.#facts;
      const capabilities = [...job.capabilities, ...this.#rules.flatMap(({ reads = [] }) => reads)];
      return { keyCommand: smallestKey({ ...job, capabilities }) };
    }
    if (advice !== 'lifecycle' || !facts) return {};
    const lifecycle = lifecycleAdvice(facts, this.#reclaimable(found));
    return lifecycle ? { lifecycle } : {};
  }

  #reclaimable(found: BucketResults | undefined): Reclaimable {
    const { partly, job } = this.#facts;
    if (!job.listsFiles) return 'no files were listed';
    return partly ?? found?.reclaimable ?? 'it needs `versions: all`';
  }
}

function suppress(
  rule: Rule,
  resource: Resource,
  suppressed: ReadonlyMap<ActiveSuppression, OffenderTally>,
  results: ResultsCollector,
): void {
  for (const [suppression, tally] of suppressed) {
    const message = `${tally.offending.text} accepted by a suppression.`;
    results.suppress(rule, resource, message, tally, describe(suppression));
  }
}

function resourceOf({ bucket: { bucketName, bucketId } }: BucketFacts): Resource {
  return { kind: 'bucket', name: bucketName, id: bucketId };
}
