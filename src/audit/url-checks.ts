import type { UrlAnswer, UrlVerifier } from '../b2/verify-urls.ts';
import { fromByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, RowSinkFactory } from '../rows/row-sink.ts';
import type { BucketFacts } from './facts.ts';
import { OffenderTally } from './offenders.ts';
import { type ListedFile, lacks, type Unknown, type UrlRule, unknown } from './rule.ts';
import { RuleTally } from './rule-tally.ts';
import type { Suppressions } from './suppressions.ts';

/** URLs that one listing verifies. Each costs a request, which B2 bills as class B. */
export const MOST_URLS = 10_000;

export interface UrlChecksOptions {
  verifier: Pick<UrlVerifier, 'verify' | 'needsSignature'>;
  /** Concurrent requests, as of now. */
  concurrency(): number;
  signal: AbortSignal;
}

export interface UrlRules {
  /** The URL rules that are on. */
  readonly rules: readonly UrlRule[];
  readonly suppressions: Suppressions;
  /** By name. */
  readonly buckets: ReadonlyMap<string, BucketFacts>;
}

/** What the URLs of one bucket answered. */
export class BucketUrls {
  readonly name: string;
  readonly isPublic: boolean;
  /** Why some or all of its URLs were not verified. */
  open: Unknown | undefined;
  readonly #rules: readonly { rule: UrlRule; tally: RuleTally; faults: Map<string, number> }[];

  constructor({ bucket, capabilities }: BucketFacts, { rules, suppressions }: UrlRules) {
    this.name = bucket.bucketName;
    this.isPublic = bucket.bucketType === 'allPublic';
    if (!this.isPublic && !capabilities.includes('readFiles')) this.open = lacks('readFiles');
    this.#rules = rules.map((rule) => ({
      rule,
      tally: new RuleTally(suppressions.of(rule.id), () => new OffenderTally('url', false)),
      faults: new Map(),
    }));
  }

  judge(answer: UrlAnswer, listed: ListedFile): void {
    for (const { rule, tally, faults } of this.#rules) {
      const fault = rule.fault(answer, listed);
      if (fault === undefined || !tally.add(this.name, 0, () => listed.name)) continue;
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
    }
  }

  /** @returns undefined if the rule is off; `message` is undefined if nothing offends */
  of(id: string): { message: string | undefined; tally: RuleTally } | undefined {
    const found = this.#rules.find(({ rule }) => rule.id === id);
    if (!found) return undefined;
    const { rule, tally, faults } = found;
    const { count, text } = tally.offenders.offending;
    const list = Array.from(faults, ([fault, times]) => `${fault} (${times.toLocaleString('en-US')})`);
    return { message: count === 0 ? undefined : rule.message(text, list.sort().join(', ')), tally };
  }

  /** URLs at fault that are not suppressed. */
  get failures(): number {
    return this.#rules.reduce((sum, { tally }) => sum + tally.offenders.count, 0);
  }
}

/** Verifies URLs while rows pass. Rows wait for the answers, so that few are held at a time. */
export class UrlChecks implements RowSinkFactory {
  readonly name = 'verified-urls';
  readonly #options: UrlChecksOptions;
  readonly #rules: UrlRules;
  #buckets = new Map<string, BucketUrls>();

  constructor(options: UrlChecksOptions, rules: UrlRules) {
    this.#options = options;
    this.#rules = rules;
  }

  async begin(): Promise<RowSink> {
    const buckets = new Map<string, BucketUrls>();
    this.#buckets = buckets;
    const work = new Verification(this.#options);
    return {
      enter: async (name) => {
        const bucket = new BucketUrls(this.#rules.buckets.get(name)!, this.#rules);
        buckets.set(name, bucket);
        work.enter(bucket);
      },
      add: (row) => work.add(row),
      pause: () => work.pause(),
      end: () => work.end(),
      close: () => work.close(),
    };
  }

  /** undefined: the bucket was not listed. */
  of(bucketName: string): BucketUrls | undefined {
    return this.#buckets.get(bucketName);
  }

  /** URLs at fault that are not suppressed, or why their number is unknown. */
  get failures(): number | string {
    const buckets = [...this.#buckets.values()];
    const open = buckets.find((bucket) => bucket.open)?.open;
    if (open) return `not every URL was verified: ${open.reason}`;
    return buckets.reduce((sum, bucket) => sum + bucket.failures, 0);
  }
}

interface Check {
  readonly bucket: BucketUrls;
  readonly url: string;
  readonly listed: ListedFile;
}

/** The requests of one listing. */
class Verification {
  readonly #options: UrlChecksOptions;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  #bucket!: BucketUrls;
  /** At most the rows between two pauses. */
  #queue: Check[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  #begun = 0;
  /** Why no more URLs are verified. */
  #ended: Unknown | undefined;
  #failure: { error: unknown } | undefined;

  constructor(options: UrlChecksOptions) {
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
  }

  enter(bucket: BucketUrls): void {
    this.#bucket = bucket;
  }

  add(row: Row): void {
    const bucket = this.#bucket;
    // Without the capability no URL of the bucket can be verified.
    if (!row.isUpload || typeof bucket.open?.capability === 'string') return;
    if (this.#ended) {
      bucket.open ??= this.#ended;
      return;
    }
    for (const url of row.urls) this.#request(bucket, url, row);
    this.#fill();
  }

  #request(bucket: BucketUrls, url: string, row: Row): void {
    if (this.#options.verifier.needsSignature(url, bucket.isPublic)) {
      bucket.open ??= unknown('S3 URLs of private buckets are answered only if they are signed');
      return;
    }
    if (this.#begun === MOST_URLS) {
      const most = MOST_URLS.toLocaleString('en-US');
      this.#ended = unknown(`only the first ${most} URLs of a listing are verified`);
      bucket.open ??= this.#ended;
      return;
    }
    this.#begun++;
    this.#queue.push({ bucket, url, listed: listedFile(row) });
  }

  #fill(): void {
    while (this.#queue.length > 0 && this.#inFlight.size < this.#options.concurrency()) {
      const work = this.#verify(this.#queue.shift()!).finally(() => {
        this.#inFlight.delete(work);
        this.#fill();
      });
      this.#inFlight.add(work);
    }
  }

  /** Never rejects. */
  async #verify({ bucket, url, listed }: Check): Promise<void> {
    try {
      const answer = await this.#options.verifier.verify(url, bucket.isPublic, this.#signal);
      if (typeof answer !== 'string') bucket.judge(answer, listed);
      else this.#end(bucket, unknown(`a URL could not be requested: ${answer}`));
    } catch (error) {
      if (this.#ended) bucket.open ??= this.#ended;
      else this.#failure ??= { error };
    }
  }

  /** A host that does not answer one request after every attempt would take hours for all of them. */
  #end(bucket: BucketUrls, reason: Unknown): void {
    this.#ended ??= reason;
    for (const each of [bucket, ...this.#queue.map((check) => check.bucket)]) each.open ??= this.#ended;
    this.#queue = [];
    this.#stop.abort();
  }

  async pause(): Promise<void> {
    while (this.#queue.length > 0) await this.#next();
  }

  async end(): Promise<void> {
    while (this.#inFlight.size > 0) await this.#next();
    if (this.#failure) throw this.#failure.error;
  }

  async #next(): Promise<void> {
    await Promise.race(this.#inFlight);
    if (this.#failure) throw this.#failure.error;
  }

  async close(): Promise<void> {
    this.#queue = [];
    this.#stop.abort();
    await Promise.all(this.#inFlight);
  }
}

function listedFile(row: Row): ListedFile {
  const isKnown = ['verified', 'unverified'].includes(row.sha1Source());
  return {
    name: fromByteString(row.name),
    size: row.size,
    sha1: isKnown ? row.sha1().slice(1, -1).toLowerCase() : undefined,
  };
}
