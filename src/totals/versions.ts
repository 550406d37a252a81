import type { Static } from '@sinclair/typebox';
import type { ByteString } from '../bytes/byte-string.ts';
import type { versionTotals } from './schema.ts';

/** What only a walk of all versions shows. */
export type VersionTotals = Static<typeof versionTotals>;

/** Counts versions as they pass, newest first within a name. */
export class VersionCounter {
  readonly totals: VersionTotals = {
    old: { files: 0, bytes: 0 },
    hidden: { files: 0, bytes: 0 },
    hiddenFiles: 0,
    hideMarkers: 0,
    unfinished: 0,
  };
  /** Where the last hide marker that is newest was met. */
  #bucket: ByteString = '';
  #name: ByteString = '';

  /**
   * @param action its literal
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
