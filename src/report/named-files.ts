import { nameCell } from '../text/markdown.ts';
import { whole } from '../text/numbers.ts';
import type { NamedFile } from '../totals/file-figures.ts';

/** A file, and its earlier name if it was renamed. */
type Named = NamedFile & { readonly from?: string };

/** Names as a Markdown list. @param several name the bucket, too */
export function nameList(files: readonly Named[], several: boolean): string {
  const shown = ({ bucket, name }: NamedFile) => nameCell(several ? `${bucket}: ${name}` : name);
  return files
    .map((file) => {
      const from = file.from === undefined ? '' : `${nameCell(file.from)} → `;
      return `- ${from}${shown(file)}\n`;
    })
    .join('');
}

/** `, the first 10 of 1,200` */
export function firstOf(shown: number, all: number): string {
  return shown < all ? `, the first ${whole(shown)} of ${whole(all)}` : '';
}

export function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n</details>\n`;
}
