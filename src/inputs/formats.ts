import { DOCUMENT_FORMATS } from '../documents/index.ts';
import { COMPRESSED_FORMATS, FORMATS } from '../formats/index.ts';
import { readTemplate, TemplateError, type TemplatePart } from '../formats/template-syntax.ts';
import { COLUMNS, type Column } from '../rows/columns.ts';
import { nearest, suggest } from '../text/did-you-mean.ts';
import { Fault, items, notAllowed, withoutDuplicates } from './fault.ts';
import type { Given } from './given.ts';

/** Readers of the inputs that say what is written of each file. */

/** Names of FORMATS, COMPRESSED_FORMATS and DOCUMENT_FORMATS. */
export function readFormats(text: string): readonly string[] | Fault {
  const names = items(text);
  if (names.length === 0) return notAllowed(text, `one or more of ${known()}`);
  for (const name of names) {
    const fault = faultOf(name);
    if (fault) return fault;
  }
  const path = (name: string) =>
    (FORMATS.get(name) ?? COMPRESSED_FORMATS.get(name) ?? DOCUMENT_FORMATS.get(name)!).path;
  for (const [index, name] of names.entries()) {
    const other = names.slice(0, index).find((before) => before !== name && path(before) === path(name));
    if (other !== undefined)
      return new Fault(`: \`${other}\` and \`${name}\` both write ${path(name)}; remove one of them`);
  }
  return withoutDuplicates(names);
}

/** Names that other tools use for formats, and ours. */
const SYNONYMS: Readonly<Record<string, string>> = {
  jsonl: 'ndjson',
  jsonlines: 'ndjson',
  'json-lines': 'ndjson',
  ldjson: 'ndjson',
  text: 'urls',
  txt: 'urls',
  list: 'urls',
  excel: 'csv',
  xlsx: 'csv',
  tsv: 'csv',
  pq: 'parquet',
  meta4: 'metalink',
  s3: 's3-inventory',
};

function faultOf(name: string): Fault | undefined {
  if (FORMATS.has(name) || COMPRESSED_FORMATS.has(name) || DOCUMENT_FORMATS.has(name)) return undefined;
  const dot = name.indexOf('.');
  const [format, ending] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  const synonym = Object.hasOwn(SYNONYMS, format.toLowerCase()) ? SYNONYMS[format.toLowerCase()] : undefined;
  if (synonym) {
    const compressed = synonym + ending.toLowerCase();
    const meant = COMPRESSED_FORMATS.has(compressed) ? compressed : synonym;
    return notAllowed(name, 'a format', `did you mean ${meant}?`);
  }
  const plain = [...FORMATS.keys(), ...DOCUMENT_FORMATS.keys()];
  if (!plain.includes(format)) return notAllowed(name, `one of ${known()}`, nearest(name, plain));
  const own = [...COMPRESSED_FORMATS.keys()].filter((each) => each.startsWith(`${format}.`));
  if (own.length > 0) return notAllowed(name, 'a format', `use ${format}, ${own.join(' or ')}`);
  const why = format.includes('parquet') ? 'is compressed already' : 'has no compressed form';
  return notAllowed(name, 'a format', `${format} ${why}; use ${format}`);
}

function known(): string {
  return [...FORMATS.keys(), ...DOCUMENT_FORMATS.keys()].join(', ');
}

/** undefined: the default columns. */
export function readColumns(text: string): readonly Column[] | undefined | Fault {
  if (text === '') return undefined;
  const names = items(text);
  const columns = COLUMNS.map(({ name }) => name);
  if (names.length === 0) return notAllowed(text, `one or more of ${columns.join(', ')}`);
  const unknown = names.find((name) => !columns.includes(name));
  if (unknown !== undefined) {
    return new Fault(`: unknown column ${JSON.stringify(unknown)}${suggest(unknown, columns)}`);
  }
  const once = withoutDuplicates(names);
  return once instanceof Fault ? once : once.map((name) => COLUMNS.find((column) => column.name === name)!);
}

/** undefined: no template. */
export function readTemplateInput(text: string, given: Given): readonly TemplatePart[] | undefined | Fault {
  const isUsed = items(given.text('formats')).some((name) => /^template(?:\.|$)/.test(name));
  if (text === '') {
    return isUsed
      ? new Fault(' is empty, and `formats` contains `template`; set it to a line such as {size} {url}')
      : undefined;
  }
  if (!isUsed) return new Fault(' has no effect, since `formats` does not contain `template`; add it there');
  try {
    return readTemplate(text);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { message, unknown } = error;
    return new Fault(` ${message}${unknown ? suggest(unknown.word, unknown.known) : ''}`);
  }
}
