import type { AccountKey } from '../b2/list-keys.ts';
import type { UrlAnswer } from '../b2/verify-urls.ts';
import type { Row } from '../rows/row.ts';
import type { Settings } from '../rows/settings.ts';
import type { BucketFacts, FileFacts, KeyFacts } from './facts.ts';

/** From the worst to the least. */
export const LEVELS = ['error', 'warning', 'note'] as const;
export type Level = (typeof LEVELS)[number];

/** The rules that are on, by id, with their levels in this run. */
export type RuleLevels = ReadonlyMap<string, Level>;

/** What every rule states about itself. docs/rules.md, findings.json and SARIF print it. */
export interface RuleText {
  /** Lower case letters and `-`. It never changes: users write it in `rules` and `suppressions`. */
  readonly id: string;
  /** Used if the input `rules` sets no other. */
  readonly level: Level;
  /** What is wrong if it fails, as a short sentence without a full stop. */
  readonly what: string;
  /** Why that matters. Sentences; Markdown. */
  readonly why: string;
  /** How to mend it. Sentences; Markdown. */
  readonly mend: string;
  /** Documentation of B2. */
  readonly link: string;
  /** Severity as a security problem, for SARIF. Absent: it is about cost, reliability or order. */
  readonly security?: 'critical' | 'high' | 'medium' | 'low';
  /** The capabilities without which it is not evaluated, beyond `listBuckets` and `listFiles`. */
  readonly reads?: readonly string[];
  /** What a finding carries beyond its message: lifecycle rules to paste, or the smallest key for the job. */
  readonly advice?: 'lifecycle' | 'key';
}

/** The answer of a rule for one resource. There are three, never two. */
export type Outcome =
  | { readonly result: 'pass' }
  | {
      readonly result: 'fail';
      /** See Finding. */
      readonly message: string;
    }
  | Unknown;

/** The rule cannot be evaluated. */
export interface Unknown {
  readonly result: 'unknown';
  /** The capability that the key lacks; null if something else is missing. */
  readonly capability: string | null;
  /** As a clause. */
  readonly reason: string;
}

export const PASS: Outcome = { result: 'pass' };

/** @param message see Finding */
export function fail(message: string): Outcome {
  return { result: 'fail', message };
}

/** The key lacks a capability. */
export function lacks(capability: string): Unknown {
  return { result: 'unknown', capability, reason: `the key lacks ${capability}` };
}

/** Something other than a capability is missing. @param reason a clause */
export function unknown(reason: string): Unknown {
  return { result: 'unknown', capability: null, reason };
}

/** For FileCheck.concerns: files that can be downloaded, old versions included. */
export function isUpload(settings: Settings): boolean {
  return settings.isUpload;
}

/** A rule about the settings of a bucket: a pure function of facts. */
export interface BucketRule extends RuleText {
  readonly of: 'bucket';
  evaluate(facts: BucketFacts): Outcome;
}

/** A rule about the application key in use. */
export interface KeyRule extends RuleText {
  readonly of: 'key';
  evaluate(facts: KeyFacts): Outcome;
}

/** A rule about every application key of the account, which takes the capability `listKeys`. */
export interface AccountKeysRule extends RuleText {
  readonly of: 'keys';
  /** Whether a key is at fault. */
  offends(key: AccountKey): boolean;
  /** @param keys how many are at fault, at least one */
  message(keys: number): string;
}

/** A rule about the files of a bucket. Evaluated while rows pass, in bounded memory. */
export interface FileRule extends RuleText {
  readonly of: 'file';
  /** It takes all versions: `versions: all`. */
  readonly needsVersions?: true;
  /**
   * What an offending row is. `file`: of each name the newest version, unless it is hidden. `version`: any version, which
   * is a file where only current ones are listed. `upload`: an unfinished large file.
   */
  readonly unit: 'file' | 'version' | 'upload';
  /** The bytes of offending rows are reported. */
  readonly sized?: true;
  /** Begins a bucket. @returns the answer, if it does not depend on the files */
  begin(facts: FileFacts): FileCheck | Outcome;
}

/** One rule at work on the rows of one bucket. */
export interface FileCheck {
  /** Whether rows with these settings are to be looked at. Called once for each different settings of a bucket. */
  concerns(settings: Settings): boolean;
  /**
   * Called for every row that it concerns, so it must be cheap: no decoding of names unless needed.
   * @returns whether the row offends
   */
  add(row: Row): boolean;
  /** The answer after the last row. @param offending how much offends and is not suppressed */
  end(offending: Offending): Outcome;
}

/** What offends, for a message. */
export interface Offending {
  readonly count: number;
  readonly bytes: number;
  /** Such as `12 files`. */
  readonly text: string;
}

/** What the listing says of a file whose URL is requested. */
export interface ListedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** 40 hexadecimal digits; undefined: B2 lists none. */
  readonly sha1: string | undefined;
}

/** A rule about what the URLs of files answer, with `verify-urls: true`. */
export interface UrlRule extends RuleText {
  readonly of: 'url';
  /** What is wrong with an answer, in a word or two; undefined: nothing. There must be few different ones. */
  fault(answer: UrlAnswer, listed: ListedFile): string | undefined;
  /** @param urls such as `12 URLs` @param faults each with its number, such as `403 (1), 404 (11)` */
  message(urls: string, faults: string): string;
}

/** A rule about the suppressions themselves. */
export interface SuppressionRule extends RuleText {
  readonly of: 'suppression';
  /** @param suppressions how many are at fault, at least one */
  message(suppressions: number): string;
}

export type Rule = BucketRule | KeyRule | AccountKeysRule | FileRule | UrlRule | SuppressionRule;
