import type { Static } from '@sinclair/typebox';
import type { ByteString } from '../bytes/byte-string.ts';
import type { versionTotals } from './schema.ts';

/** Totals of versions, with the keys of manifest.json. Known only if all versions are listed. */
export type VersionTotals = Static<typeof versionTotals>;

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
