import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Manifest, ManifestFile } from '../../src/inventory/manifest.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  formats: { 'date-time': true },
  code: { optimize: false },
});

/** Compiled once for all runs of a test file. */
export const validateManifest = compile<Manifest>('manifest.json');
const validateRow = compile<Record<string, unknown>>('row.json');
export const validateChange = compile<Record<string, unknown>>('change.json');
const validateFindings = compile<Record<string, unknown>>('findings.json');

/** Rows of files.ndjson that are checked against the schema. */
const ROWS = 2_000;
/** Files larger than this are not read into memory to count their rows. */
const WHOLE_BYTES = 64 << 20;

/** What a folder may contain beside an inventory. */
interface Allowed {
  /** Files that the manifest does not list, such as those of a user. */
  otherFiles?: boolean;
}

/**
 * Checks the inventory in a folder against the schemas, and each of its files against the manifest: bytes, checksum,
 * rows. This is the only place where tests verify an inventory.
 * @throws Error that names everything that is wrong
 */
export async function validateInventory(folder: string, allowed: Allowed = {}): Promise<Manifest> {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  if (!validateManifest(manifest)) throw new Error(`manifest.json: ${faultOf(validateManifest)}`);
  const faults = [...sums(manifest), ...listing(manifest)];
  if (!allowed.otherFiles) faults.push(...unlisted(folder, manifest));
  for (const file of manifest.outputs) faults.push(...(await fileFaults(folder, file, manifest)));
  if (faults.length > 0)
    throw new Error(`${folder} is not a valid inventory:\n  ${faults.slice(0, 20).join('\n  ')}`);
  return manifest;
}

/** What is wrong with the inventory in a folder; empty also when there is no folder, or nothing in it. */
export async function inventoryFaults(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  if (names.length === 0) return [];
  if (!names.includes('manifest.json')) return [`no manifest.json beside ${names.join(', ')}`];
  return validateInventory(folder).then(
    () => [],
    (error: Error) => [error.message],
  );
}

/** What the last call found wrong. */
export function faultOf(validate: ValidateFunction): string {
  return ajv.errorsText(validate.errors, { dataVar: '' });
}

function compile<T>(name: string): ValidateFunction<T> {
  return ajv.compile<T>(JSON.parse(readFileSync(path.join(root, 'schema', name), 'utf8')) as object);
}

function sums({ files, bytes, buckets, complete }: Manifest): string[] {
  const faults: string[] = [];
  const total = (key: 'files' | 'bytes') => buckets.reduce((sum, bucket) => sum + bucket[key], 0);
  if (total('files') !== files) faults.push(`files: ${files}, and the buckets have ${total('files')}`);
  if (total('bytes') !== bytes) faults.push(`bytes: ${bytes}, and the buckets have ${total('bytes')}`);
  const whole = buckets.every(({ error }) => error === undefined);
  if (complete !== whole) faults.push(`complete: ${complete}, and the buckets say ${whole}`);
  return faults;
}

function listing({ outputs }: Manifest): string[] {
  const paths = new Set(['manifest.json', ...outputs.map((file) => file.path)]);
  return paths.size === outputs.length + 1 ? [] : ['outputs: a path is listed twice'];
}

/** Files that are not listed, such as what an earlier run or a crash left. */
function unlisted(folder: string, { outputs }: Manifest): string[] {
  const listed = new Set(['manifest.json', ...outputs.map((file) => file.path)]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !listed.has(name))
    .map((name) => `${name} is in the folder and not in the manifest`);
}

async function fileFaults(folder: string, file: ManifestFile, manifest: Manifest): Promise<string[]> {
  const seen = await scan(path.join(folder, file.path)).catch((error: Error) => error);
  if (seen instanceof Error) return [`${file.path}: ${seen.message}`];
  const faults: string[] = [];
  const compare = (what: string, expected: unknown, found: unknown) => {
    if (expected !== found)
      faults.push(`${file.path}: ${what} is ${expected} in the manifest and ${found} in the file`);
  };
  compare('bytes', file.bytes, seen.bytes);
  compare('sha256', file.sha256, seen.sha256);
  const text = seen.bytes <= WHOLE_BYTES ? readFileSync(path.join(folder, file.path), 'utf8') : undefined;
  const rows = countRows(file, seen.lines, text);
  if (rows !== undefined) compare('rows', file.rows, rows);
  if (file.format === 'ndjson') {
    // A merged inventory has a file of each shard.
    const rows = manifest.outputs.reduce((sum, each) => sum + (each.format === 'ndjson' ? each.rows : 0), 0);
    compare('rows', manifest.files, rows);
    faults.push(...rowFaults(file, seen.head));
  }
  if (file.format === 'findings' && !validateFindings(JSON.parse(text!)))
    faults.push(`${file.path}: ${faultOf(validateFindings)}`);
  if (file.format === 'buckets') {
    compare('rows', file.rows, manifest.buckets.length);
    if (text?.includes('"accountId"')) faults.push(`${file.path} contains the account's id`);
  }
  return faults;
}

/** The rows in a file, or undefined for formats that other tests read with other programs, and for large files. */
function countRows(file: ManifestFile, lines: number, text: string | undefined): number | undefined {
  if (/^s3-inventory\/|^template\.txt$|\.(?:parquet|gz|zst)$/.test(file.path)) return undefined;
  const extension = path.extname(file.path);
  if (!['.json', '.sarif', '.csv', '.meta4', '.html'].includes(extension) && file.path !== 'aria2.txt')
    return lines;
  if (text === undefined) return undefined;
  switch (extension) {
    case '.json':
      return file.format === 'findings'
        ? (JSON.parse(text) as { findings: unknown[] }).findings.length
        : (JSON.parse(text) as unknown[]).length;
    case '.sarif':
      return (JSON.parse(text) as { runs: [{ results: unknown[] }] }).runs[0].results.length;
    case '.csv':
      return text.replace(/"[^"]*"/g, '').split('\n').length - 2;
    case '.meta4':
      return text.split('<file ').length - 1;
    case '.html':
      return text.split('<tr><th scope="row">').length - 1;
    default:
      return text.split('\n').filter((line) => line !== '' && !line.startsWith(' ')).length;
  }
}

function rowFaults(file: ManifestFile, lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => {
    const row: unknown = JSON.parse(line);
    if (!validateRow(row)) return `${file.path}:${index + 1}: ${faultOf(validateRow)}`;
    const names = Object.keys(row).join();
    return names === file.columns.join() ? [] : `${file.path}:${index + 1}: its columns are ${names}`;
  });
}

interface Scan {
  bytes: number;
  sha256: string;
  lines: number;
  /** The first lines. */
  head: string[];
}

async function scan(file: string): Promise<Scan> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let [bytes, lines] = [0, 0];
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (lines < ROWS) head.push(chunk);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    hash.update(chunk);
    bytes += chunk.length;
  }
  const first = Buffer.concat(head).toString('utf8').split('\n', Math.min(lines, ROWS));
  return { bytes, sha256: hash.digest('hex'), lines, head: first };
}
