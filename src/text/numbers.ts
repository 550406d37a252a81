/** Numbers for people. */

const WHOLE = new Intl.NumberFormat('en-US');
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function whole(value: number): string {
  return WHOLE.format(value);
}

/** @param plural where it is not the noun with an `s` */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${whole(value)} ${value === 1 ? noun : plural}`;
}

/** Decimal units, as Backblaze bills. */
export function bytes(value: number): string {
  let [size, unit] = [value, 0];
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1_000;
    unit++;
  }
  return unit === 0 ? count(value, 'byte') : `${size.toPrecision(3)} ${UNITS[unit]}`;
}

const SECONDS: readonly (readonly [unit: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
];

/** The three largest units, rounded down; `0s` for less than a second. */
export function duration(seconds: number): string {
  const parts: string[] = [];
  let rest = Math.floor(seconds);
  for (const [unit, size] of SECONDS) {
    const units = Math.floor(rest / size);
    rest -= units * size;
    if (units > 0 || parts.length > 0) parts.push(`${whole(units)}${unit}`);
  }
  return parts.length === 0 ? '0s' : parts.slice(0, 3).join(' ');
}

const LONG: readonly (readonly [noun: string, seconds: number])[] = [
  ['year', 365 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** The two largest units, rounded down, as people say them: `6 years 74 days`. */
export function longDuration(seconds: number): string {
  const largest = LONG.findIndex(([, size]) => seconds >= size);
  const parts: string[] = [];
  let rest = Math.floor(seconds);
  for (const [noun, size] of LONG.slice(largest, largest + 2)) {
    const units = Math.floor(rest / size);
    rest -= units * size;
    if (units > 0) parts.push(count(units, noun));
  }
  return parts.length === 0 || largest < 0 ? '0 seconds' : parts.join(' ');
}

/** `2026-01-31 04:17 UTC`. @param time RFC 3339 in UTC */
export function utcMinute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** With one decimal, for tables. */
export function share(part: number, of: number): string {
  return `${of === 0 ? '0' : ((100 * part) / of).toFixed(1).replace(/\.0$/, '')}%`;
}

/** With four decimals, so that a value close to a limit does not look equal to it. */
export function percent(value: number): string {
  return `${PART.format(value)}%`;
}

const PART = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
