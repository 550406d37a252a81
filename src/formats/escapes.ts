import type { ByteString } from '../bytes/byte-string.ts';
import { encodeName } from '../names/file-url.ts';
import { textOf } from '../rows/json-literal.ts';
import { escapeHtml } from '../text/html.ts';
import { csvCell, csvQuoted } from './csv.ts';

/** Encodes a value for one destination, where it must be read as data. */
export interface Escape {
  readonly name: string;
  /** For the table in docs/formats.md. */
  readonly description: string;
  /** @param literal of a column, JSON */
  of(literal: ByteString): ByteString;
}

/** The escapes of templates. */
export const ESCAPES: readonly Escape[] = [
  {
    name: 'url',
    description: 'Percent-encoded, except letters, digits and `-._~/`.',
    of: (literal) => encodeName(textOf(literal)),
  },
  {
    name: 'csv',
    description:
      "A CSV cell that may be opened in a spreadsheet: quoted where needed, with an extra `'` before a leading `=`, `+`, `-`, `@` or `'`.",
    of: csvCell,
  },
  {
    name: 'rfc4180',
    description: 'A CSV cell for programs: quoted where needed, and nothing else.',
    of: (literal) => csvQuoted(textOf(literal)),
  },
  {
    name: 'json',
    description: 'A JSON value, with its quotes; null is `null`. Also a quoted string in a curl config file.',
    of: (literal) => literal,
  },
  {
    name: 'html',
    description: 'Text in HTML or XML, or in a quoted attribute.',
    of: (literal) => escapeHtml(textOf(literal)),
  },
  {
    name: 'shell',
    description: "One word of a POSIX shell, in single quotes; null is `''`.",
    of: (literal) => `'${textOf(literal).replaceAll("'", "'\\''")}'`,
  },
  {
    name: 'bagit',
    description: 'A path in a BagIt `fetch.txt` or manifest (RFC 8493): `%`, CR and LF are percent-encoded.',
    of: (literal) =>
      textOf(literal).replace(/[%\r\n]/g, (sign) => (sign === '%' ? '%25' : sign === '\r' ? '%0D' : '%0A')),
  },
  { name: 'raw', description: 'Not escaped. Only for readers that treat a line as plain text.', of: textOf },
];
