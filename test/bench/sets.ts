import { execFileSync } from 'node:child_process';
import { existsSync, opendirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type ContentConfig, type GeneratedKind, isLegalName, randomFrom } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';

/** The shapes of buckets that are measured. */
export const SETS = ['hex', 'logs', 'counter', 'giant', 'cjk', 'paths', 'packages'] as const;
export type SetName = (typeof SETS)[number];

export interface SetOptions {
  /** A JSON array of package names, such as names.json of the npm package all-the-package-names. */
  packages: string | undefined;
}

/** A bucket of one set of names, with this many rows or all of them. */
export function contentOf(
  set: SetName,
  rows: number,
  options: SetOptions,
): { content: ContentConfig; note?: string } {
  if (set !== 'paths' && set !== 'packages')
    return { content: { kind: set satisfies GeneratedKind, count: rows } };
  const names = set === 'paths' ? pathNames(rows) : packageNames(rows, options.packages);
  const file = path.join(makeFolder('names'), `${set}.txt`);
  writeFileSync(file, names.join('\n'));
  const note = names.length < rows ? { note: `${set}: this machine has only ${names.length} names` } : {};
  return { content: { kind: 'names-file', file }, ...note };
}

const OUTSIDE = /^\/(?:proc|sys|dev|run|tmp|mnt|media)$/;
/** Files that are looked at, for a machine may have millions. */
const MOST_FILES = 1_000_000;
let machine: string[] | undefined;

/** Paths of this machine's files, without the first slash, in order. */
function machineFiles(): string[] {
  if (machine) return machine;
  const found: string[] = [];
  const folders = ['/'];
  while (folders.length > 0 && found.length < MOST_FILES) {
    const folder = folders.pop()!;
    if (OUTSIDE.test(folder)) continue;
    try {
      const entries = opendirSync(folder);
      for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
        const at = path.join(folder, entry.name);
        if (entry.isDirectory()) folders.push(at);
        else if (isLegalName(at)) found.push(at.slice(1));
      }
      entries.closeSync();
    } catch {
      // Not ours to read.
    }
  }
  machine = found.sort();
  return machine;
}

const TOPS = [
  'hosts/node1/',
  'hosts/node2/',
  'backup/2026-11-01/',
  'backup/2026-11-02/srv/',
  'archive/images/',
];

/** The machine's files, then others of them under further folders, until there are enough. */
function pathNames(rows: number): string[] {
  const files = machineFiles();
  const names: string[] = [];
  for (let round = 0; names.length < rows && files.length > 0; round++) {
    const random = randomFrom(round + 1);
    const top = TOPS[round % TOPS.length]! + (round < TOPS.length ? '' : `${round}/`);
    const folders = new Map<string, boolean>();
    for (const file of files) {
      if (names.length >= rows) break;
      if (round === 0) names.push(top + file);
      else {
        // Whole folders come or stay away, and single files of those that come.
        const folder = file.split('/', 2 + (round % 3)).join('/');
        let comes = folders.get(folder);
        comes ??= random() < 0.7;
        folders.set(folder, comes);
        if (comes && random() < 0.9) names.push(top + file);
      }
    }
  }
  return names;
}

function packageNames(rows: number, file: string | undefined): string[] {
  const names = new Set<string>();
  try {
    const all = execFileSync('apt-cache', ['pkgnames'], { encoding: 'utf8', maxBuffer: 1e9 });
    for (const name of all.split('\n')) names.add(name);
  } catch {
    // No Debian.
  }
  const npm = file ?? installed();
  if (npm) for (const name of JSON.parse(readFileSync(npm, 'utf8')) as string[]) names.add(name);
  const legal = [...names].filter(isLegalName);
  const random = randomFrom(5);
  const share = rows / legal.length;
  return legal.filter(() => random() < share).slice(0, rows);
}

/** names.json of all-the-package-names, where it happens to be installed. */
function installed(): string | undefined {
  try {
    const found = createRequire(import.meta.url).resolve('all-the-package-names/names.json');
    return existsSync(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
