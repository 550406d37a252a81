import { fromByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, RowSinkFactory, SinkFolder } from '../rows/row-sink.ts';
import type { Settings } from '../rows/settings.ts';
import { isLockOff } from './bucket-settings.ts';
import type { BucketFacts } from './facts.ts';
import { NameScanner } from './name-scanner.ts';
import { OffenderTally } from './offenders.ts';
import { type Reclaimable, ReclaimableTally } from './reclaimable.ts';
import { type FileCheck, type FileRule, type Outcome, unknown } from './rule.ts';
import { RuleTally } from './rule-tally.ts';
import type { ActiveSuppression, Suppressions } from './suppressions.ts';

/** What a file rule found in one bucket. */
interface FileResult {
  readonly outcome: Outcome;
  readonly offenders: OffenderTally | undefined;
  /** What suppressions for single files accept, each with what it matched. */
  readonly suppressed: ReadonlyMap<ActiveSuppression, OffenderTally>;
}

/** What the files of one bucket show. */
export interface BucketResults {
  readonly rules: ReadonlyMap<string, FileResult>;
  /** undefined: not asked for. */
  readonly reclaimable: Reclaimable | undefined;
}

export interface FileRulesOptions {
  /** The file rules that are on. */
  readonly rules: readonly FileRule[];
  readonly suppressions: Suppressions;
  /** By name. */
  readonly buckets: ReadonlyMap<string, BucketFacts>;
  /** Count what a lifecycle rule would free. */
  readonly reclaims: boolean;
}

/** Evaluates the file rules while rows pass. Keeps ten names for each rule and bucket that fails. */
export class FileRulesSink implements RowSinkFactory {
  readonly name = 'rules';
  readonly #options: FileRulesOptions;
  #results = new Map<string, BucketResults>();

  constructor(options: FileRulesOptions) {
    this.#options = options;
  }

  async begin({ startedAt, versions }: SinkFolder): Promise<RowSink> {
    const { rules, suppressions, buckets, reclaims } = this.#options;
    const results = new Map<string, BucketResults>();
    this.#results = results;
    const now = startedAt.getTime();
    const names = new NameScanner();
    let current: BucketListing | undefined;
    const end = () => {
      if (current) results.set(current.name, current.end());
      current = undefined;
    };
    return {
      enter: async (name) => {
        end();
        const facts = { ...buckets.get(name)!, now, names };
        const tally = reclaims && versions ? new ReclaimableTally(now, !isLockOff(facts)) : undefined;
        current = new BucketListing(
          name,
          rules.map((rule) => new RuleAtWork(rule, rule.begin(facts), suppressions.of(rule.id), versions)),
          tally,
        );
      },
      add: (row) => {
        names.next();
        current!.add(row);
      },
      end: async () => end(),
    };
  }

  /** undefined: the bucket was not listed. */
  of(bucketName: string): BucketResults | undefined {
    return this.#results.get(bucketName);
  }
}

class BucketListing {
  readonly name: string;
  readonly #rules: readonly RuleAtWork[];
  /** Those that look at rows. */
  readonly #looking: readonly RuleAtWork[];
  /** Those that look at rows with some settings, by the interned id of these. Rows of a bucket have few. */
  readonly #concerned = new Map<number, readonly RuleAtWork[]>();
  /** Of the last row, since the next one mostly has the same. */
  #lastId = -1;
  #lastConcerned: readonly RuleAtWork[] = [];
  readonly #reclaimable: ReclaimableTally | undefined;

  constructor(name: string, rules: readonly RuleAtWork[], reclaimable: ReclaimableTally | undefined) {
    this.name = name;
    this.#rules = rules;
    this.#looking = rules.filter(({ check }) => 'add' in check);
    this.#reclaimable = reclaimable;
  }

  add(row: Row): void {
    const rules = this.#rulesFor(row.settings);
    for (let index = 0; index < rules.length; index++) {
      const rule = rules[index]!;
      if ((rule.check as FileCheck).add(row)) rule.offends(this.name, row);
    }
    this.#reclaimable?.add(row);
  }

  #rulesFor(settings: Settings): readonly RuleAtWork[] {
    const { id } = settings;
    if (id === this.#lastId && id >= 0) return this.#lastConcerned;
    const rules =
      this.#concerned.get(id) ?? this.#looking.filter(({ check }) => (check as FileCheck).concerns(settings));
    if (id >= 0) this.#concerned.set(id, rules);
    this.#lastId = id;
    this.#lastConcerned = rules;
    return rules;
  }

  end(): BucketResults {
    return {
      rules: new Map(this.#rules.map((rule) => [rule.id, rule.end()])),
      reclaimable: this.#reclaimable?.result,
    };
  }
}

/** One rule in one bucket. */
class RuleAtWork {
  readonly id: string;
  readonly check: FileCheck | Outcome;
  readonly #tally: RuleTally;

  /** @param versions rows are versions rather than files */
  constructor(
    { id, unit, sized, needsVersions }: FileRule,
    check: FileCheck | Outcome,
    suppressions: readonly ActiveSuppression[],
    versions: boolean,
  ) {
    this.id = id;
    this.check = needsVersions && !versions ? unknown('it needs `versions: all`') : check;
    const counted = unit === 'version' && !versions ? 'file' : unit;
    this.#tally = new RuleTally(suppressions, () => new OffenderTally(counted, sized === true));
  }

  offends(bucketName: string, row: Row): void {
    this.#tally.add(bucketName, row.size, () => nameOf(row));
  }

  end(): FileResult {
    const { offenders, suppressed } = this.#tally;
    const outcome = 'result' in this.check ? this.check : this.check.end(offenders.offending);
    return { outcome, offenders: outcome.result === 'fail' ? offenders : undefined, suppressed };
  }
}

function nameOf(row: Row): string {
  return fromByteString(row.name);
}
