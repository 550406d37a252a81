import type { RuleResults } from '../audit/finding.ts';
import type { GateResult } from '../audit/gates.ts';
import type { Changes } from '../changes/change-records.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';
import type { BucketFacts } from '../report/bucket-table.ts';
import type { RowSinkFactory, SinkFolder } from '../rows/row-sink.ts';

/** What documents are written from: the result of a run, once every row is written and judged. */
export interface DocumentFacts {
  /** As it will be, except for the files of documents. */
  readonly manifest: Manifest;
  /** Why the step fails, free of names that must be hidden; undefined: it passes. */
  readonly failure: string | undefined;
  readonly buckets: BucketFacts;
  /** Names of the formats that the user asked for. */
  readonly formats: readonly string[];
  readonly gates: readonly GateResult[];
  /** undefined: nothing was compared. */
  readonly changes: Changes | undefined;
  /** undefined: no rule was asked for. */
  readonly results: RuleResults | undefined;
  readonly policy: PrivacyPolicy;
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

/** A document that users ask for by its name in `formats`. */
export interface DocumentFormat {
  readonly name: string;
  /** Its file in the inventory's folder. */
  readonly path: string;
  /** For the README's table. */
  readonly description: string;
  /**
   * The document of one run.
   * @param collects rows may be collected: files are listed, and their names may be shown
   */
  begin(collects: boolean): Promise<CollectingDocument>;
}

/** A document that is made from rows, too. */
export interface CollectingDocument extends Document {
  readonly sinks: readonly RowSinkFactory[];
}
