/** Numbers for people. One way to write each. */

const WHOLE = new Intl.NumberFormat('en-US');
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function whole(value: number): string {
  return WHOLE.format(value);
}

export function count(value: number, noun: string): string {
  return `${whole(value)} ${noun}${value === 1 ? '' : 's'}`;
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
