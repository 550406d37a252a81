/** Numbers and names for people. One way to write each. */

export { bytes, count } from '../inventory/amounts.ts';

/** Text that Markdown and HTML print as it is, on one line: in a table's cell too. */
export function markdownText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, ' ')
    .replace(/[\\`*_{}[\]()#.!|<>&~@:$]/g, (character) => `&#${character.charCodeAt(0)};`);
}
