/** Text that Markdown and HTML show unchanged, on one line; also in a table cell. */
export function markdownText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, ' ')
    .replace(/[\\`*_{}[\]()#.!|<>&~@:$]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The most characters of a name that are shown. */
const NAME_SHOWN = 200;

/** A file name, or a part of one, as code in a table cell. The middle of a long one is left out. */
export function nameCell(name: string): string {
  const characters = Array.from(name);
  const half = NAME_SHOWN / 2;
  const shown =
    characters.length <= NAME_SHOWN
      ? name
      : `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
  return `<code>${markdownText(shown)}</code>`;
}

/** A Markdown table. @param rows cells of Markdown @param right indices of right-aligned columns */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
  return `${line(head)}|${rule.join('|')}|\n${rows.map(line).join('')}`;
}
