import type { RuleResults } from '../audit/finding.ts';
import type { Changes } from '../changes/change-records.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { PrintedBucket } from '../rows/bucket-columns.ts';
import type { SinkFolder } from '../rows/row-sink.ts';

/** What documents are written from: the result of a run, once every row is written and judged. */
export interface DocumentFacts {
  readonly buckets: readonly PrintedBucket[];
  /** Names of the formats that the user asked for. */
  readonly formats: readonly string[];
  /** Files were listed, and not only buckets. */
  readonly listsFiles: boolean;
  /** The inventory is one shard of a larger one. */
  readonly isShard?: boolean;
  /** undefined: nothing was compared. */
  readonly changes: Changes | undefined;
  /** undefined: no rule was asked for. */
  readonly results: RuleResults | undefined;
  readonly policy: Pick<PrivacyPolicy, 'isExposed'>;
  /** See jobCategory. */
  readonly category: string;
  /** Ends the writing of a long document. */
  readonly signal: AbortSignal;
}

/** One or more files that are written once, after judging. documents/index.ts has the table of them. */
export interface Document {
  /** In manifest.json, the format of its files. */
  readonly name: string;
  /** Writes its files; none where the facts have nothing for it. */
  write(facts: DocumentFacts, folder: Pick<SinkFolder, 'file' | 'whole'>): Promise<void>;
}
