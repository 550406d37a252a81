/**
 * Writes what is derived: the tables and examples between markers in README.md and docs/, and schema/.
 * `--check` writes nothing and fails when one of them is out of date.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FIGURE_VOCABULARY } from '../../src/audit/figure-vocabulary.ts';
import type { Rule } from '../../src/audit/rule.ts';
import { RULES } from '../../src/audit/rules/index.ts';
import { describe, operatorsOf, type Vocabulary } from '../../src/conditions/vocabulary.ts';
import { DOCUMENT_FORMATS } from '../../src/documents/index.ts';
import { ESCAPES } from '../../src/formats/escapes.ts';
import { FORMATS } from '../../src/formats/index.ts';
import { PREFIX_COLUMNS } from '../../src/formats/prefixes.ts';
import { BUCKET_COLUMNS } from '../../src/rows/bucket-columns.ts';
import { COLUMNS, type Column } from '../../src/rows/columns.ts';
import { ROW_VOCABULARY } from '../../src/rows/vocabulary.ts';
import { roomsPicture } from './rooms.ts';
import { SCHEMAS } from './schemas.ts';

const root = join(import.meta.dirname, '../..');

/** A file that is derived, in whole or in part, and what it should hold. */
export interface Derived {
  /** Relative to the repository. */
  path: string;
  text: string;
}

/** What stands between markers, page by page. */
const PAGES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'README.md': {
    inputs: () => inputsTable('action.yml'),
    outputs: () => outputsTable('action.yml'),
    formats: formatsTable,
  },
  'docs/architecture.md': { rooms: () => roomsPicture(join(root, 'src')) },
  'docs/columns.md': {
    columns: () => fieldsTable(COLUMNS),
    'prefix-columns': () => fieldsTable(PREFIX_COLUMNS),
    'bucket-columns': bucketColumnsTable,
  },
  'docs/filters.md': { conditions: conditionsTable },
  'docs/gates.md': { figures: figuresTable },
  'docs/rules.md': { rules: rulesTable, 'rule-texts': ruleTexts },
  'docs/scale.md': {
    'plan-inputs': () => inputsTable('plan/action.yml'),
    'plan-outputs': () => outputsTable('plan/action.yml'),
    'merge-inputs': () => inputsTable('merge/action.yml'),
  },
  'docs/template.md': { escapes: escapesTable },
};

/** Every derived file. @throws Error when a page has a marker that nothing is known for, or lacks one */
export function derive(): Derived[] {
  return [
    ...Object.keys(PAGES).map((path) => ({ path, text: fill(path) })),
    ...Object.entries(SCHEMAS).map(([path, schema]) => ({ path, text: format(path, schema()) })),
  ];
}

/** One line for each derived file that is not what it should be. */
export function outdated(): string[] {
  return derive()
    .filter(({ path, text }) => !existsSync(join(root, path)) || read(path) !== text)
    .map(({ path }) => `${path} is out of date: npm run readme`);
}

/** Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function fill(path: string): string {
  const tables = new Map(Object.entries(PAGES[path]!));
  const found = new Set<string>();
  const filled = read(path).replace(
    /(<!-- begin (\S+) -->\n)[\s\S]*?(<!-- end \2 -->)/g,
    (_, begin: string, name: string, end: string) => {
      found.add(name);
      const table = tables.get(name) ?? (name.startsWith('docs/examples/') ? () => example(name) : undefined);
      if (!table) throw new Error(`${path}: nothing is known for the marker ${name}`);
      return `${begin}\n${table()}\n\n${end}`;
    },
  );
  const missing = [...tables.keys()].filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`${path} has no markers for ${missing.join(', ')}`);
  return filled;
}

interface Described {
  description: string;
  default?: unknown;
}

function inputsTable(action: string): string {
  const { inputs } = parse(read(action)) as { inputs: Record<string, Described> };
  return table(
    ['Input', 'What', 'Default'],
    Object.entries(inputs).map(([name, { description, default: value }]) => [
      code(name),
      description,
      code(String(value ?? '')),
    ]),
  );
}

function outputsTable(action: string): string {
  const { outputs } = parse(read(action)) as { outputs: Record<string, Described> };
  return table(
    ['Output', 'What'],
    Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
  );
}

function formatsTable(): string {
  return table(
    ['Format', 'File', 'What'],
    [...FORMATS.values(), ...DOCUMENT_FORMATS.values()].map(({ name, path, description }) => [
      code(name),
      code(path),
      description,
    ]),
  );
}

function fieldsTable(columns: readonly Pick<Column, 'name' | 'type' | 'nullable' | 'description'>[]): string {
  return table(
    ['Field', 'Type', 'What'],
    columns.map(({ name, type, nullable, description }) => [
      code(name),
      nullable ? `${type} or null` : type,
      description,
    ]),
  );
}

function bucketColumnsTable(): string {
  return table(
    ['Column', 'Type', 'What'],
    BUCKET_COLUMNS.map(({ name, type, description }) => [code(name), type, description]),
  );
}

function escapesTable(): string {
  return table(
    ['Escape', 'What it makes'],
    ESCAPES.map(({ name, description }) => [code(name), description]),
  );
}

function conditionsTable(): string {
  return table(['Field', 'Operators', 'Value', 'What', 'Example'], wordRows(ROW_VOCABULARY));
}

function figuresTable(): string {
  const needs = {
    files: '`bucket`',
    versions: '`versions: all`',
    baseline: '`baseline`',
    rules: '`rules`',
    urls: '`verify-urls`',
  };
  const rows = wordRows(FIGURE_VOCABULARY).map((cells, index) => {
    const need = FIGURE_VOCABULARY.terms[index]!.needs;
    return [...cells.slice(0, -1), need ? needs[need] : '', cells.at(-1)!];
  });
  return table(['Figure', 'Operators', 'Value', 'What', 'Needs', 'Example'], rows);
}

const SUBJECTS: Readonly<Record<Rule['of'], string>> = {
  bucket: 'buckets',
  file: 'files',
  key: 'key in use',
  keys: 'keys of the account',
  url: 'URLs',
  suppression: 'suppressions',
};

function rulesTable(): string {
  return table(
    ['Rule', 'Level', 'About', 'Fails if', 'Needs'],
    RULES.map((rule) => [
      `[${code(rule.id)}](#${rule.id})`,
      rule.level,
      SUBJECTS[rule.of],
      rule.what,
      [
        ...(rule.of === 'file' && rule.needsVersions ? ['`versions: all`'] : []),
        ...(rule.reads ?? []).map(code),
      ].join(', '),
    ]),
  );
}

function ruleTexts(): string {
  return RULES.map(
    ({ id, why, mend, link }) => `### ${id}\n\n${why}\n\n${mend} ([B2 documentation](${link}))`,
  ).join('\n\n');
}

function wordRows(vocabulary: Vocabulary): string[][] {
  return describe(vocabulary).map((cells, index) => {
    const operators = operatorsOf(vocabulary.terms[index]!.type).map(code).join(' ');
    return [cells[0]!, operators, ...cells.slice(1)];
  });
}

function example(path: string): string {
  return `\`\`\`yaml\n${read(path).trimEnd()}\n\`\`\``;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** As the linter wants it, so that the two never quarrel. */
function format(path: string, value: object): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    cwd: root,
    input: JSON.stringify(value, describedFirst, 2),
    encoding: 'utf8',
  });
}

/** Puts what a reader of a schema looks for first in front of its rules. */
function describedFirst(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { $schema, title, description, type, ...rules } = value as Record<string, unknown>;
  return { $schema, title, description, type, ...rules };
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const faults = outdated();
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } else {
    for (const { path, text } of derive()) writeFileSync(join(root, path), text);
  }
}
