import type { ByteString } from '../bytes/byte-string.ts';
import { LocalPaths } from '../names/local-paths.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, SinkFile, SinkFolder } from '../rows/row-sink.ts';

/** Prints files that can be downloaded, with the path that each has on a disk. */
export interface DownloadPrinter {
  /** @param path undefined where the name is none */
  add(row: Row, path: ByteString | undefined): void;
  end(): void;
}

/**
 * Hands a printer the files that the buckets hold: of each name the newest version, if it is an upload. Old versions,
 * hide markers and unfinished large files have no place of their own in a folder, so they pass and count nowhere.
 */
export function downloadWriter(buckets: number, printer: DownloadPrinter): RowSink {
  const paths = new LocalPaths(buckets);
  return {
    enter: async (bucketName) => paths.enter(bucketName),
    add: (row) => {
      if (row.latest && row.isUpload) printer.add(row, paths.next(row.name));
    },
    end: async () => printer.end(),
  };
}

/** Why there is no path. */
export const NO_PATH = 'with a name that is no path below a folder';

/** What one file of a format could not hold. */
export class LeftOut {
  readonly #path: string;
  readonly #file: SinkFile;
  readonly #counts = new Map<string, number>();

  constructor(path: string, file: SinkFile) {
    this.#path = path;
    this.#file = file;
  }

  /** @param reason what follows on "3 files" */
  add(reason: string): void {
    this.#file.leftOut++;
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** One warning of all of it, in counts only, if there is any. */
  tell(folder: SinkFolder): void {
    if (this.#counts.size === 0) return;
    const parts = [...this.#counts].map(([reason, count]) => `${count} ${reason}`);
    folder.warn(`${this.#path} lacks ${this.#file.leftOut} of the files: ${parts.join(', ')}`);
  }
}
