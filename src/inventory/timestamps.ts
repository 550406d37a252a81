import { ByteSink, type Bytes, bytesOf } from '../b2/byte-sink.ts';
import type { ByteString } from '../b2/byte-string.ts';

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
  readonly #dates = new Map<number, Bytes>();

  write(millis: number, to: ByteSink): void {
    if (Number.isNaN(moment(millis))) {
      to.text('null');
      return;
    }
    const day = Math.floor(millis / DAY_MS);
    let date = this.#dates.get(day);
    if (date === undefined) {
      if (this.#dates.size === DAYS_KEPT) this.#dates.clear();
      date = bytesOf(Buffer.from(`"${new Date(day * DAY_MS).toISOString()}"`));
      this.#dates.set(day, date);
    }
    to.all(date);
    // A day's milliseconds are few enough for the quick arithmetic of integers.
    const rest = (millis - day * DAY_MS) | 0;
    const seconds = (rest / 1_000) | 0;
    const minutes = (seconds / 60) | 0;
    digits(to, 15, (minutes / 60) | 0, 2);
    digits(to, 12, minutes % 60, 2);
    digits(to, 9, seconds % 60, 2);
    digits(to, 6, rest % 1_000, 3);
  }

  literal(millis: number): ByteString {
    const literal = new ByteSink(32);
    this.write(millis, literal);
    return literal.slice(0);
  }

  /** What a literal stands for. NaN for null. */
  millis(literal: ByteString): number {
    return literal === 'null' ? Number.NaN : Date.parse(literal.slice(1, -1));
  }
}

/** Puts a number in the place of what ends so many bytes before the end. */
function digits(to: ByteSink, fromEnd: number, value: number, places: number): void {
  let rest = value;
  for (let place = places; place > 0; place--) {
    to.bytes[to.length - fromEnd + place] = 0x30 + (rest % 10);
    rest = (rest / 10) | 0;
  }
}

export const timestamps = new Timestamps();
