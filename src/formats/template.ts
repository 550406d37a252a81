import { NEW_LINE } from '../bytes/ascii.ts';
import { literalOf } from '../rows/columns.ts';
import type { TextFormat } from './format.ts';
import type { TemplatePart } from './template-syntax.ts';

/** @param parts of the line of each row; LF is added */
export function template(parts: readonly TemplatePart[]): TextFormat {
  const columns = [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : part.column.name)))];
  const needsUrl = columns.includes('url') || columns.includes('urls');
  return {
    name: 'template',
    path: 'template.txt',
    description: 'A line per file, as defined by the input `template`.',
    columns,
    row: (row, to) => {
      if (needsUrl && row.url === null) return;
      for (const part of parts) {
        if (typeof part === 'string') {
          to.text(part);
        } else {
          to.text(part.print(literalOf(part.column, row)));
        }
      }
      to.byte(NEW_LINE);
    },
  };
}
