import { type ByteString, toByteString } from '../bytes/byte-string.ts';
import { COLUMNS, type Column } from '../rows/columns.ts';
import { ESCAPES, type Escape, textOf } from './escapes.ts';

/** A piece of a template: text, or a field and what makes its text of a JSON literal. */
export type TemplatePart = ByteString | { readonly column: Column; readonly print: Escape['of'] };

interface Unknown {
  word: string;
  known: readonly string[];
}

/** A template that cannot be read: what is wrong, and where a word is unknown, that word and those there are. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly unknown: Unknown | undefined;

  constructor(what: string, unknown?: Unknown) {
    super(what);
    this.unknown = unknown;
  }
}

/** Names of COLUMNS that hold what an uploader chose, or several things. The rest are digits, words and URLs. */
const FREE = new Set(['name', 'contentType', 'fileInfo', 'urls']);

/**
 * Reads a template: `{FIELD}` and `{FIELD|ESCAPE}` among text, in which `{{` stands for `{`.
 * @throws TemplateError
 */
export function readTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  // `{{`, a field, an open brace without its end, or text up to the next brace.
  for (const [piece, field, open] of text.matchAll(/\{\{|\{([^{}\n]*)\}|(\{)|[^{]+/g)) {
    if (field !== undefined) parts.push(readField(field));
    else if (open) throw new TemplateError('has a "{" without its "}"; write "{{" for the sign');
    else parts.push(piece === '{{' ? '{' : toByteString(piece));
  }
  if (!parts.some((part) => typeof part === 'object'))
    throw new TemplateError('names no field, such as {url}; every line would be the same');
  return parts;
}

function readField(text: string): TemplatePart {
  const [name = '', as, ...more] = text.split('|').map((word) => word.trim());
  const fault = (what: string, ...unknown: Unknown[]) =>
    new TemplateError(`has {${text}}${what}`, ...unknown);
  const column = COLUMNS.find((each) => each.name === name);
  if (column === undefined) {
    const known = COLUMNS.map((each) => each.name);
    throw fault(`, and there is no field ${JSON.stringify(name)}`, { word: name, known });
  }
  const known = ESCAPES.map((each) => each.name);
  if (more.length > 0) throw fault('; a field takes one escape');
  if (as !== undefined) {
    const chosen = ESCAPES.find((each) => each.name === as);
    if (chosen) return { column, print: chosen.of };
    throw fault(`, and there is no escape ${JSON.stringify(as)}`, { word: as, known });
  }
  if (!FREE.has(name)) return { column, print: textOf };
  throw fault(
    `, and ${name} may hold anything: say how to escape it, as in {${name}|json}; there are ${known.join(', ')}`,
  );
}
