import type { RowSinkFactory } from '../rows/row-sink.ts';
import { bucketsJson, bucketTables } from './buckets.ts';
import { changesDocument } from './changes.ts';
import type { Document, DocumentFacts, DocumentFormat } from './document.ts';
import { findingsJson } from './findings.ts';
import { report } from './report/report.ts';
import { findingsSarif } from './sarif.ts';
import { shardChanges } from './shard.ts';

/** Every document that is written without being asked for, in the order of writing. */
const DOCUMENTS: readonly Document[] = [
  changesDocument,
  shardChanges,
  ...bucketTables,
  bucketsJson,
  findingsJson,
  findingsSarif,
];

/** Documents that users ask for, by name, in the order of the README's table. */
export const DOCUMENT_FORMATS: ReadonlyMap<string, DocumentFormat> = new Map(
  [report].map((format) => [format.name, format]),
);

/** What a document writes into; see OutputFiles. */
interface DocumentFolder {
  of(format: string): Parameters<Document['write']>[1];
}

/** The documents of one run. */
export interface Documents {
  /** What they collect of the rows. */
  readonly sinks: readonly RowSinkFactory[];
  /** Writes every document that the facts have something for. */
  write(facts: DocumentFacts, folder: DocumentFolder): Promise<void>;
}

/** @param collects see DocumentFormat */
export async function beginDocuments(
  formats: readonly DocumentFormat[],
  collects: boolean,
): Promise<Documents> {
  const asked = await Promise.all(formats.map((format) => format.begin(collects)));
  return {
    sinks: asked.flatMap(({ sinks }) => sinks),
    async write(facts, folder) {
      for (const document of [...DOCUMENTS, ...asked]) await document.write(facts, folder.of(document.name));
    },
  };
}

export type { DocumentFormat };
