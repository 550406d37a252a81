import { ByteSink, bytesOf } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';

export const DAY_MS = 86_400_000;
/** The first millisecond of the year 0, and the last one of 9999. */
const EARLIEST_MS = -62_167_219_200_000;
const LATEST_MS = 253_402_300_799_999;

/** The time itself, or NaN if RFC 3339 cannot represent it. */
export function moment(millis: number): number {
  return millis >= EARLIEST_MS && millis <= LATEST_MS ? millis : Number.NaN;
}

/** Cached dates, one slot a day: 22 consecutive years fit without collisions. A power of two. */
const CACHED_DAYS = 8_192;
/** Later than every day that is cached. */
const NO_DAY = 0x7fffffff;
/** What a cached date looks like. */
const MIDNIGHT = '"2000-01-01T00:00:00.000Z"';
const HOURS = MIDNIGHT.indexOf('T') + 1;
/** Bytes that a cached date has. */
const DATE_ROOM = 32;

/** Two ASCII digits, by value. */
const TWO_DIGITS = Uint16Array.from(
  { length: 100 },
  (_, value) => ((0x30 + Math.floor(value / 10)) << 8) | (0x30 + (value % 10)),
);

/** Milliseconds since 1970 as RFC 3339 literals in UTC. Dates are cached: computing one is slow. */
class Timestamps {
  readonly #days = new Int32Array(CACHED_DAYS).fill(NO_DAY);
  /** Side by side, since few of them fit into the processor's cache otherwise. */
  readonly #dates = bytesOf(Buffer.alloc(CACHED_DAYS * DATE_ROOM));
  /** Reused. */
  readonly #literal = new ByteSink(32);

  write(millis: number, to: ByteSink): void {
    if (Number.isNaN(moment(millis))) {
      to.text('null');
      return;
    }
    const day = Math.floor(millis / DAY_MS);
    const date = this.#midnight(day);
    to.copy(this.#dates, date, date + MIDNIGHT.length);
    // The rest fits into 32 bits, whose arithmetic is faster.
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

  /** @returns where the first moment of a day is in `#dates` */
  #midnight(day: number): number {
    // Days before 1970 are negative.
    const slot = day & (CACHED_DAYS - 1);
    const at = slot * DATE_ROOM;
    if (this.#days[slot] !== day) {
      this.#days[slot] = day;
      this.#dates.bytes.write(`"${new Date(day * DAY_MS).toISOString()}"`, at, 'latin1');
    }
    return at;
  }

  literal(millis: number): ByteString {
    if (Number.isNaN(millis)) return 'null';
    this.#literal.length = 0;
    this.write(millis, this.#literal);
    return this.#literal.slice(0);
  }
}

export const timestamps = new Timestamps();
