import type { CollectingDocument, DocumentFormat } from './document.ts';
import { report } from './report/report.ts';

/** Documents that users ask for, by name, in the order of the README's table. Others are in write.ts. */
export const DOCUMENT_FORMATS: ReadonlyMap<string, DocumentFormat> = new Map(
  [report].map((format) => [format.name, format]),
);

/** @param collects see DocumentFormat */
export function beginDocuments(
  formats: readonly DocumentFormat[],
  collects: boolean,
): Promise<CollectingDocument[]> {
  return Promise.all(formats.map((format) => format.begin(collects)));
}

export type { DocumentFormat };
