import type { ByteString } from '../bytes/byte-string.ts';
import { LocalPaths } from '../names/local-paths.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, SinkFile, SinkFolder } from '../rows/row-sink.ts';
import { count, whole } from '../text/numbers.ts';

/** Writes files that can be downloaded, each with its local path. */
export interface DownloadWriter {
  /** @param path undefined if the name is not a safe relative path */
  add(row: Row, path: ByteString | undefined): void;
  end(): void;
}

/**
 * Passes on the newest version of each name, if it is an upload. Old versions, hide markers and unfinished large files
 * have no local path of their own, so they are skipped and not counted.
 */
export function downloadSink(buckets: number, writer: DownloadWriter): RowSink {
  const paths = new LocalPaths(buckets);
  return {
    enter: async (bucketName) => paths.enter(bucketName),
    add: (row) => {
      if (row.latest && row.isUpload) writer.add(row, paths.next(row.name));
    },
    end: async () => writer.end(),
  };
}

/** The reason if there is no local path. */
export const NO_PATH = 'with a name that is not a safe relative path';

/** Counts what a file of a format leaves out, by reason. */
export class LeftOut {
  readonly #path: string;
  readonly #file: SinkFile;
  readonly #counts = new Map<string, number>();

  constructor(path: string, file: SinkFile) {
    this.#path = path;
    this.#file = file;
  }

  /** @param reason to be read after a number of files */
  add(reason: string): void {
    this.#file.leftOut++;
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** Warns once, with counts only, if anything was left out. */
  warn(folder: SinkFolder): void {
    if (this.#counts.size === 0) return;
    const parts = [...this.#counts].map(([reason, files]) => `${whole(files)} ${reason}`);
    folder.warn(`${this.#path} leaves out ${count(this.#file.leftOut, 'file')}: ${parts.join(', ')}`);
  }
}
