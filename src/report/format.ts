/** Numbers and names for people. One way to write each. */

const WHOLE = new Intl.NumberFormat('en-US');
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function count(value: number, noun: string): string {
  return `${WHOLE.format(value)} ${noun}${value === 1 ? '' : 's'}`;
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

/** Text that Markdown and HTML print as it is, on one line: in a table's cell too. */
export function markdownText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, ' ')
    .replace(/[\\`*_{}[\]()#.!|<>&~@:$]/g, (character) => `&#${character.charCodeAt(0)};`);
}
