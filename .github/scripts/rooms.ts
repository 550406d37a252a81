/** The rooms of src/ and which way their imports may point: downward, and never in a circle. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Every room, from the top down, as in docs/architecture.md: a room may import only rooms below it. */
export const ROOMS = [
  'main.ts',
  'run.ts',
  'inputs',
  'publish',
  'baseline',
  'report',
  'documents',
  'inventory',
  'audit',
  'changes',
  'totals',
  'formats',
  'rows',
  'conditions',
  'listing',
  'b2',
  'github',
  'names',
  'spill',
  'text',
  'bytes',
  'version.ts',
] as const;

type Room = (typeof ROOMS)[number];

/** Rooms that compute: no files, no network, no console. */
const PURE: readonly Room[] = ['rows', 'conditions', 'totals', 'changes', 'audit', 'report', 'formats'];
const IMPURE_MODULE =
  /^(?:node:)?(?:fs|fs\/promises|http|https|http2|net|tls|dns|dgram|child_process|worker_threads|os|readline)$/;

/** Packages that belong to one room. */
const HOME: readonly { package: RegExp; rooms: readonly Room[] }[] = [
  { package: /^@actions\/core$/, rooms: ['github', 'main.ts'] },
  { package: /^@actions\/(?!core$)/, rooms: ['github'] },
  { package: /^undici$/, rooms: ['b2'] },
];

/** What one file alone does. */
const ALONE: readonly { text: RegExp; file: string; what: string }[] = [
  { text: /\.get(?:Multiline|Boolean)?Input\(/, file: 'github/input.ts', what: 'reads inputs' },
  { text: /\.setOutput\(/, file: 'github/outputs.ts', what: 'writes step outputs' },
  { text: /GITHUB_STEP_SUMMARY/, file: 'github/summary.ts', what: 'writes the job summary' },
  { text: /\.setFailed\(/, file: 'main.ts', what: 'fails the step' },
];

/** One line for each import of a source folder that points the wrong way, and for each circle. */
export function wrongImports(source: string): string[] {
  const texts = sourceFiles(source);
  return [...texts]
    .flatMap(([path, text]) => faultsOf(path, text).map((fault) => `src/${path} ${fault}`))
    .concat(circles(texts));
}

/** The source files by their paths relative to `source`, sorted. */
export function sourceFiles(source: string): Map<string, string> {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(source, path), 'utf8')]));
}

/** The pairs of rooms, importing and imported, that occur in a source folder. */
export function roomImports(source: string): [from: string, to: string][] {
  const pairs = new Map<string, [string, string]>();
  for (const [path, text] of sourceFiles(source)) {
    for (const target of localImports(path, text)) {
      const [from, to] = [roomOf(path), roomOf(target)];
      if (from && to && from !== to) pairs.set(`${from} ${to}`, [from, to]);
    }
  }
  return [...pairs.values()];
}

/** Circles of imports between files, type imports included: one line for each, in the order of its imports. */
export function circles(texts: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push(`circle of imports: ${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}`);
      return;
    }
    if (finished.has(path)) return;
    for (const target of localImports(path, texts.get(path) ?? '')) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of texts.keys()) visit(path, []);
  return found;
}

function localImports(path: string, text: string): string[] {
  return imports(withoutComments(text)).flatMap((specifier) =>
    specifier.startsWith('.') ? posix.join(dirname(path), specifier) : [],
  );
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** What is wrong with one file. @param path relative to src/ */
export function faultsOf(path: string, text: string): string[] {
  const room = roomOf(path);
  if (/(?:^|\/)(?:utils?|helpers?|common|shared|misc)(?:\.ts|\/)/.test(path)) {
    return ['is a drawer for everything: name the room that it belongs to'];
  }
  if (room === undefined) return ['is in no room: add it to .github/scripts/rooms.ts'];
  const code = withoutComments(text);
  const faults = imports(code).flatMap((specifier) => faultOf(specifier, path, room) ?? []);
  if (/\bprocess\.env\b/.test(code) && !['main.ts', 'github'].includes(room)) {
    faults.push('reads the environment, which main.ts and github hand on');
  }
  if (/\bconsole\./.test(code)) faults.push('uses the console: github/log.ts is the only log');
  for (const { text: pattern, file, what } of ALONE) {
    if (path !== file && pattern.test(code)) faults.push(`${what}, which ${file} alone does`);
  }
  return faults;
}

function imports(code: string): string[] {
  const statements = code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...statements].map(([, specifier]) => specifier!);
}

function faultOf(specifier: string, path: string, room: Room): string | undefined {
  if (!specifier.startsWith('.')) {
    if (PURE.includes(room) && IMPURE_MODULE.test(specifier))
      return `imports ${specifier}, and ${room} only computes`;
    const home = HOME.find(({ package: name }) => name.test(specifier));
    return home && !home.rooms.includes(room)
      ? `imports ${specifier}, which belongs to ${home.rooms[0]}`
      : undefined;
  }
  const target = posix.join(dirname(path), specifier);
  const other = roomOf(target);
  if (other === undefined) return `imports ${target}, which is in no room`;
  const isBelow = ROOMS.indexOf(other) >= ROOMS.indexOf(room);
  return isBelow ? undefined : `imports ${target}: ${other} is above ${room}`;
}

function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => path === room || path.startsWith(`${room}/`));
}
