import { type ByteString, toByteString } from '../bytes/byte-string.ts';
import { COLUMNS, type Column } from '../rows/columns.ts';
import { textOf } from '../rows/json-literal.ts';
import { ESCAPES, type Escape } from './escapes.ts';

/** A part of a template: text, or a field and its escape. */
export type TemplatePart = ByteString | { readonly column: Column; readonly print: Escape['of'] };

interface Unknown {
  word: string;
  known: readonly string[];
}

/** A template that cannot be parsed. For an unknown word, `unknown` has it and the known ones. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly unknown: Unknown | undefined;

  constructor(what: string, unknown?: Unknown) {
    super(what);
    this.unknown = unknown;
  }
}

/** Columns with text chosen by uploaders or with several values, which need an escape. */
const NEEDS_ESCAPE = new Set(['name', 'contentType', 'fileInfo', 'urls']);

/**
 * Parses a template: text with `{FIELD}` and `{FIELD|ESCAPE}`, in which `{{` means `{`.
 * @throws TemplateError
 */
export function readTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  // Workflow files that were edited on Windows have CRLF.
  const unix = text.replaceAll('\r\n', '\n');
  // `{{`, a field, an unclosed brace, or text up to the next brace.
  for (const [piece, field, open] of unix.matchAll(/\{\{|\{([^{}\n]*)\}|(\{)|[^{]+/g)) {
    if (field !== undefined) parts.push(readField(field));
    else if (open) throw new TemplateError('has "{" without "}"; write "{{" for a literal brace');
    else parts.push(piece === '{{' ? '{' : toByteString(piece));
  }
  if (!parts.some((part) => typeof part === 'object'))
    throw new TemplateError('contains no field, such as {url}; every line would be the same');
  return parts;
}

function readField(text: string): TemplatePart {
  const [name = '', as, ...more] = text.split('|').map((word) => word.trim());
  const fault = (what: string, ...unknown: Unknown[]) =>
    new TemplateError(`has {${text}}: ${what}`, ...unknown);
  const column = COLUMNS.find((each) => each.name === name);
  if (column === undefined) {
    const known = COLUMNS.map((each) => each.name);
    throw fault(`unknown field ${JSON.stringify(name)}`, { word: name, known });
  }
  const known = ESCAPES.map((each) => each.name);
  if (more.length > 0) throw fault('a field takes one escape');
  if (as !== undefined) {
    const chosen = ESCAPES.find((each) => each.name === as);
    if (chosen) return { column, print: chosen.of };
    throw fault(`unknown escape ${JSON.stringify(as)}`, { word: as, known });
  }
  if (!NEEDS_ESCAPE.has(name)) return { column, print: textOf };
  throw fault(
    `${name} can contain any text and needs an escape, as in {${name}|json}; use one of ${known.join(', ')}`,
  );
}
