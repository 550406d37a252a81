import { bucketsJson, bucketTables } from './buckets.ts';
import { changesDocument } from './changes.ts';
import type { Document, DocumentFacts } from './document.ts';
import { findingsJson } from './findings.ts';
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

/** What a document writes into; see OutputFiles. */
interface DocumentFolder {
  of(format: string): Parameters<Document['write']>[1];
}

/** Writes every document that the facts have something for. @param asked those that users ask for */
export async function writeDocuments(
  asked: readonly Document[],
  facts: DocumentFacts,
  folder: DocumentFolder,
): Promise<void> {
  for (const document of [...DOCUMENTS, ...asked]) await document.write(facts, folder.of(document.name));
}
