import { ByteSink } from '../../src/bytes/byte-sink.ts';
import type { Changes } from '../../src/changes/change-records.ts';
import { changesDocument } from '../../src/documents/changes.ts';
import type { DocumentFacts } from '../../src/documents/document.ts';
import type { SinkFile } from '../../src/rows/row-sink.ts';

export interface WrittenFile {
  rows: number;
  /** A byte string. */
  text: string;
}

/** The files that the document of changes writes, by path. */
export async function writtenFiles(
  changes: Changes | undefined,
  signal = new AbortController().signal,
): Promise<Map<string, WrittenFile>> {
  const files = new Map<string, SinkFile>();
  const folder = {
    file: async (path: string) => {
      const to = new ByteSink(1_024);
      const flush = async () => {};
      const file = { to, rows: 0, leftOut: 0, flush, end: async () => ({ bytes: to.length, md5: '' }) };
      files.set(path, file);
      return file;
    },
    whole: async () => {},
  };
  await changesDocument.write({ changes, signal } as DocumentFacts, folder);
  return new Map([...files].map(([path, { rows, to }]) => [path, { rows, text: to.slice(0) }]));
}
