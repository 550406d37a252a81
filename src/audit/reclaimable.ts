import { lockOf } from '../rows/lock.ts';
import type { Row } from '../rows/row.ts';

/** Days from hiding to deleting in the lifecycle rules that findings propose. */
export const HIDING_TO_DELETING_DAYS = 30;

const DAY_MS = 86_400_000;

/** What a lifecycle rule would delete of a bucket at the start of the listing, or why that is not known. */
export type Reclaimable = { readonly versions: number; readonly bytes: number } | string;

/**
 * Counts the versions of one bucket that were hidden HIDING_TO_DELETING_DAYS or longer ago: by a hide marker, or by a newer
 * version. Locked versions are left out, as B2 does not delete them.
 */
export class ReclaimableTally {
  readonly #now: number;
  readonly #locks: boolean;
  #versions = 0;
  #bytes = 0;
  /** Versions of which the key may not read whether they are locked. */
  #unknown = 0;
  #name = -1;
  /** When the version before this one was uploaded, which hid this one. */
  #hiddenAt = 0;

  /** @param locks false: Object Lock is known to be off */
  constructor(now: number, locks: boolean) {
    this.#now = now;
    this.#locks = locks;
  }

  /** Rows come newest first within a name. An unfinished upload hides nothing. */
  add(row: Row): void {
    const { settings } = row;
    if (settings.action === '"start"') return;
    const hiddenAt = row.nameNumber === this.#name ? this.#hiddenAt : Number.NaN;
    this.#name = row.nameNumber;
    this.#hiddenAt = row.uploaded;
    if (!settings.isUpload || !(hiddenAt <= this.#now - HIDING_TO_DELETING_DAYS * DAY_MS)) return;
    const lock = this.#locks ? lockOf(row, this.#now) : 'open';
    if (lock === 'locked') return;
    if (lock === 'unknown') this.#unknown++;
    this.#versions++;
    this.#bytes += row.size;
  }

  get result(): Reclaimable {
    if (this.#unknown > 0)
      return 'the key may not read which versions are locked (readFileRetentions, readFileLegalHolds)';
    return { versions: this.#versions, bytes: this.#bytes };
  }
}
