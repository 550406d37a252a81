import type { ByteString } from '../b2/byte-string.ts';

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const DAY_MS = 86_400_000;
/** The last moment with a year of four digits. */
const LATEST_MS = 253_402_300_799_999;

/** NaN for what has no date. */
export function moment(millis: number): number {
  return millis >= 0 && millis <= LATEST_MS ? millis : Number.NaN;
}

/** Days whose dates are kept: some thirty years. */
const DAYS_KEPT = 10_000;

/** Milliseconds since 1970 as RFC 3339 literals in UTC. Dates are kept, for working one out takes long. */
class Timestamps {
  readonly #dates = new Map<number, string>();

  literal(millis: number): ByteString {
    if (Number.isNaN(moment(millis))) return 'null';
    const day = Math.floor(millis / DAY_MS);
    let date = this.#dates.get(day);
    if (date === undefined) {
      if (this.#dates.size === DAYS_KEPT) this.#dates.clear();
      date = new Date(day * DAY_MS).toISOString().slice(0, 11);
      this.#dates.set(day, date);
    }
    const rest = millis - day * DAY_MS;
    const seconds = Math.floor(rest / 1_000);
    const minutes = Math.floor(seconds / 60);
    const fraction = rest % 1_000;
    return (
      `"${date}${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}` +
      `.${Math.floor(fraction / 100)}${TWO_DIGITS[fraction % 100]}Z"`
    );
  }
}

export const timestamps = new Timestamps();
