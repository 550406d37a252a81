import type { ByteString } from '../bytes/byte-string.ts';
import type { Totals } from './sums.ts';

/** Totals of versions, with the keys of manifest.json. Known only if all versions are listed. */
export interface VersionTotals {
  /** Versions of files that have a newer one. */
  old: Totals;
  /** Versions of files whose newest version is a hide marker. */
  hidden: Totals;
  /** Files whose newest version is a hide marker. */
  hiddenFiles: number;
  /** Hide markers, including those with newer versions. */
  hideMarkers: number;
  /** Unfinished large files. B2 does not report how many bytes they use. */
  unfinished: number;
}

/** Counts versions; those of a name must be added newest first. */
export class VersionCounter {
  readonly totals: VersionTotals = {
    old: { files: 0, bytes: 0 },
    hidden: { files: 0, bytes: 0 },
    hiddenFiles: 0,
    hideMarkers: 0,
    unfinished: 0,
  };
  /** The last hidden file. */
  #bucket: ByteString = '';
  #name: ByteString = '';

  /**
   * @param action as a literal
   * @param latest whether it is the newest version of its name
   */
  add(bucket: ByteString, name: ByteString, action: ByteString, latest: boolean, bytes: number): void {
    const { totals } = this;
    if (action === '"start"') {
      totals.unfinished++;
    } else if (action === '"hide"') {
      totals.hideMarkers++;
      if (!latest) return;
      totals.hiddenFiles++;
      this.#bucket = bucket;
      this.#name = name;
    } else if (!latest) {
      const part = name === this.#name && bucket === this.#bucket ? totals.hidden : totals.old;
      part.files++;
      part.bytes += bytes;
    }
  }
}
