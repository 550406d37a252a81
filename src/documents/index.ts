import { bucketsJson, bucketTables } from './buckets.ts';
import { changesDocument } from './changes.ts';
import type { Document, DocumentFacts } from './document.ts';
import { findingsJson } from './findings.ts';
import { findingsSarif } from './sarif.ts';
import { shardChanges } from './shard.ts';

/** Every document, in the order of writing. */
const DOCUMENTS: readonly Document[] = [
  changesDocument,
  shardChanges,
  ...bucketTables,
  bucketsJson,
  findingsJson,
  findingsSarif,
];

/** What a document writes into; see OutputFiles. */
export interface DocumentFolder {
  of(format: string): Parameters<Document['write']>[1];
}

/** Writes every document that the facts have something for. */
export async function writeDocuments(facts: DocumentFacts, folder: DocumentFolder): Promise<void> {
  for (const document of DOCUMENTS) await document.write(facts, folder.of(document.name));
}
