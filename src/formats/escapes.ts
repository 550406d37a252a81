import type { ByteString } from '../bytes/byte-string.ts';
import { encodeName } from '../names/file-url.ts';
import { stringOf } from '../rows/row.ts';
import { escapeHtml } from '../text/html.ts';
import { csvCell, csvQuoted } from './csv.ts';

/** A way to put a value where its reader takes it for what it is. */
export interface Escape {
  readonly name: string;
  /** For people, in the documentation's table. */
  readonly description: string;
  /** Makes text of a column's JSON literal. */
  of(literal: ByteString): ByteString;
}

/** Every escape that a template can name. */
export const ESCAPES: readonly Escape[] = [
  {
    name: 'url',
    description: 'Percent-encoded: all but letters, digits and `-._~/`.',
    of: (literal) => encodeName(textOf(literal)),
  },
  {
    name: 'csv',
    description:
      "A cell of CSV that people may open as a spreadsheet: quoted where it must be, and with one `'` before `=`, `+`, `-`, `@` or `'`.",
    of: csvCell,
  },
  {
    name: 'rfc4180',
    description: 'A cell of CSV that a program reads: quoted where it must be, and nothing else.',
    of: (literal) => csvQuoted(textOf(literal)),
  },
  {
    name: 'json',
    description: 'A JSON value, with its quotes; null is `null`. Also a quoted string in a curl config.',
    of: (literal) => literal,
  },
  {
    name: 'html',
    description: 'Text of HTML and XML, or of a quoted attribute.',
    of: (literal) => escapeHtml(textOf(literal)),
  },
  {
    name: 'shell',
    description: "One word for a POSIX shell, in single quotes; null is `''`.",
    of: (literal) => `'${textOf(literal).replaceAll("'", "'\\''")}'`,
  },
  {
    name: 'bagit',
    description: 'A path in a BagIt `fetch.txt` or manifest (RFC 8493): `%`, CR and LF percent-encoded.',
    of: (literal) =>
      textOf(literal).replace(/[%\r\n]/g, (sign) => (sign === '%' ? '%25' : sign === '\r' ? '%0D' : '%0A')),
  },
  { name: 'raw', description: 'As it is. Only for a reader that takes a line for text.', of: textOf },
];

/** Strings without their quotes, null as nothing, all else as JSON. */
export function textOf(literal: ByteString): ByteString {
  return literal === 'null' || literal.startsWith('"') ? stringOf(literal) : literal;
}
