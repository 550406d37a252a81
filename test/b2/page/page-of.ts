import type { Page } from '../../../src/b2/page/page.ts';
import { readPage } from '../../../src/b2/page/read-page.ts';

/** What every row of the service has. Tests state only what they are about. */
export const ROW = { fileName: 'n', fileId: 'id', action: 'upload', contentLength: 0, uploadTimestamp: 0 };

/** A page of these files, in memory of its own, since a pool may reuse it. */
export function pageOf(files: readonly object[], nextFileName: string | null = null): Page {
  return readPage(bodyOf(files, nextFileName));
}

/** The body of a response with these files. */
export function bodyOf(files: readonly object[], nextFileName: string | null = null): Buffer {
  const json = JSON.stringify({ files: files.map((file) => ({ ...ROW, ...file })), nextFileName });
  return Buffer.from(new TextEncoder().encode(json).buffer);
}
