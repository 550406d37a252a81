import { ByteSink, type Bytes, bytesOf } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';

const DAY_MS = 86_400_000;
/** The last moment with a year of four digits. */
const LATEST_MS = 253_402_300_799_999;

/** NaN for what has no date. */
export function moment(millis: number): number {
  return millis >= 0 && millis <= LATEST_MS ? millis : Number.NaN;
}

/** Days whose dates are kept: of 22 years that follow each other, all. */
const DAYS_KEPT = 8_192;
/** The first midnight of a date, as a literal. */
const MIDNIGHT = '"2000-01-01T00:00:00.000Z"';
const HOURS = MIDNIGHT.indexOf('T') + 1;

/** Two digits in ASCII, by their value. */
const TWO_DIGITS = Uint16Array.from(
  { length: 100 },
  (_, value) => ((0x30 + Math.floor(value / 10)) << 8) | (0x30 + (value % 10)),
);

/** Milliseconds since 1970 as RFC 3339 literals in UTC. Dates are kept, for working one out takes long. */
class Timestamps {
  readonly #days = new Int32Array(DAYS_KEPT).fill(-1);
  readonly #dates: Bytes[] = [];

  write(millis: number, to: ByteSink): void {
    if (Number.isNaN(moment(millis))) {
      to.text('null');
      return;
    }
    const day = Math.floor(millis / DAY_MS);
    to.all(this.#midnight(day));
    // A day's milliseconds are few enough for the quick arithmetic of integers.
    const rest = (millis - day * DAY_MS) | 0;
    const seconds = (rest / 1_000) | 0;
    const minutes = (seconds / 60) | 0;
    const hours = (minutes / 60) | 0;
    const part = rest - seconds * 1_000;
    const tens = (part / 10) | 0;
    const { words } = to;
    const at = to.length - MIDNIGHT.length + HOURS;
    words.setUint16(at, TWO_DIGITS[hours]!);
    words.setUint16(at + 3, TWO_DIGITS[minutes - hours * 60]!);
    words.setUint16(at + 6, TWO_DIGITS[seconds - minutes * 60]!);
    words.setUint16(at + 9, TWO_DIGITS[tens]!);
    to.bytes[at + 11] = 0x30 + part - tens * 10;
  }

  #midnight(day: number): Bytes {
    const place = day % DAYS_KEPT;
    if (this.#days[place] !== day) {
      this.#days[place] = day;
      this.#dates[place] = bytesOf(Buffer.from(`"${new Date(day * DAY_MS).toISOString()}"`));
    }
    return this.#dates[place]!;
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

export const timestamps = new Timestamps();
