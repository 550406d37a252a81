/** The rooms of src/ and which way their imports may point. Data moves one way; so do the arrows. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** What each room may import of the others, beside itself and version.ts. A room is the longest name that fits. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'main.ts': ['run.ts', 'github'],
  'make-inventory.ts': ['manifest', 'manifest/formats', 'listing', 'inventory', 'b2'],
  'earlier-inventory.ts': ['github', 'manifest', 'inventory'],
  'compare-walk.ts': ['earlier-inventory.ts', 'audit', 'manifest', 'manifest/formats', 'inventory', 'b2'],
  'study.ts': [
    'compare-walk.ts',
    'earlier-inventory.ts',
    'github',
    'audit',
    'manifest',
    'manifest/formats',
    'inventory',
    'conditions',
  ],
  'tell-result.ts': ['study.ts', 'github', 'report', 'manifest'],
  'run.ts': [
    'make-inventory.ts',
    'study.ts',
    'tell-result.ts',
    'earlier-inventory.ts',
    'github',
    'report',
    'audit',
    'manifest',
    'manifest/formats',
    'listing',
    'inventory',
    'conditions',
    'b2',
  ],
  github: ['report', 'audit', 'manifest', 'manifest/formats', 'inventory', 'conditions', 'b2'],
  report: ['audit', 'manifest', 'inventory', 'conditions'],
  audit: ['manifest', 'inventory', 'conditions'],
  manifest: ['manifest/formats', 'listing', 'inventory', 'conditions', 'b2'],
  'manifest/formats': ['inventory', 'b2'],
  listing: ['inventory', 'conditions', 'b2'],
  inventory: ['b2'],
  conditions: ['inventory', 'b2'],
  b2: [],
  'version.ts': [],
};

/** Rooms that compute: no files, no network, no console. */
const PURE = ['inventory', 'conditions', 'audit', 'report', 'manifest/formats'];
const IMPURE_MODULE =
  /^(?:node:)?(?:fs|fs\/promises|http|https|http2|net|tls|dns|dgram|child_process|worker_threads|os|readline)$/;

/** Packages that belong to one room. */
const HOME: readonly { package: RegExp; rooms: readonly string[] }[] = [
  { package: /^@actions\/core$/, rooms: ['github', 'main.ts'] },
  { package: /^@actions\/(?!core$)/, rooms: ['github'] },
  { package: /^undici$/, rooms: ['b2'] },
];

/** What one file alone does. */
const ALONE: readonly { text: RegExp; file: string; what: string }[] = [
  { text: /\.get(?:Multiline|Boolean)?Input\(/, file: 'github/inputs.ts', what: 'reads inputs' },
  { text: /\.setOutput\(/, file: 'github/outputs.ts', what: 'writes step outputs' },
  { text: /GITHUB_STEP_SUMMARY/, file: 'github/summary.ts', what: 'writes the job summary' },
  { text: /\.setFailed\(/, file: 'main.ts', what: 'fails the step' },
];

/** One line for each arrow of a source folder that points the wrong way. */
export function wrongArrows(source: string): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .flatMap((path) =>
      faultsOf(path, readFileSync(join(source, path), 'utf8')).map((fault) => `src/${path} ${fault}`),
    );
}

/** What is wrong with one file. @param path relative to src/ */
export function faultsOf(path: string, text: string): string[] {
  const room = roomOf(path);
  if (/(?:^|\/)(?:utils?|helpers?|common|shared|misc)(?:\.ts|\/)/.test(path)) {
    return ['is a drawer for everything: name the room that it belongs to'];
  }
  if (room === undefined) return ['is in no room: add it to .github/scripts/rooms.ts'];
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
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

function faultOf(specifier: string, path: string, room: string): string | undefined {
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
  if (other === room || other === 'version.ts' || MAY_IMPORT[room]!.includes(other)) return undefined;
  return `imports ${target}: ${room} may not know ${other}`;
}

function roomOf(path: string): string | undefined {
  const rooms = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length);
  return rooms.find((room) => path === room || path.startsWith(`${room}/`));
}
