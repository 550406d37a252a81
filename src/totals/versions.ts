import type { Static } from '@sinclair/typebox';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import type { versionTotals } from './schema.ts';

/** Totals of versions, with the keys of manifest.json. Known only if all versions are listed. */
export type VersionTotals = Static<typeof versionTotals>;

/**
 * `hidden`: of a file whose newest version is a hide marker, which is a `hidden-file`. `hide`: any other hide marker.
 * `old`: every other upload that has a newer version.
 */
type VersionKind = 'newest' | 'old' | 'hidden' | 'hidden-file' | 'hide' | 'unfinished';

/** Finds the kind of versions; those of a name must come newest first. */
export class VersionKinds {
  /** The last hidden file. */
  #bucket: ByteString = '';
  #name: ByteString = '';

  of(row: Row): VersionKind {
    const { action } = row.settings;
    if (action === '"start"') return 'unfinished';
    if (action === '"hide"') {
      if (!row.latest) return 'hide';
      this.#bucket = row.bucket;
      this.#name = row.name;
      return 'hidden-file';
    }
    if (row.latest) return 'newest';
    return row.name === this.#name && row.bucket === this.#bucket ? 'hidden' : 'old';
  }
}

/** Counts versions by kind. */
export class VersionCounter {
  readonly totals: VersionTotals = {
    old: { files: 0, bytes: 0 },
    hidden: { files: 0, bytes: 0 },
    hiddenFiles: 0,
    hideMarkers: 0,
    unfinished: 0,
  };
  readonly #kinds = new VersionKinds();

  add(row: Row): void {
    const { totals } = this;
    const kind = this.#kinds.of(row);
    if (kind === 'unfinished') {
      totals.unfinished++;
    } else if (kind === 'old' || kind === 'hidden') {
      totals[kind].files++;
      totals[kind].bytes += row.size;
    } else if (kind !== 'newest') {
      totals.hideMarkers++;
      if (kind === 'hidden-file') totals.hiddenFiles++;
    }
  }
}
