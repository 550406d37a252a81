/**
 * The rooms of src/ and which way their imports may point: downward, and never in a circle. The same imports make the
 * picture in docs/architecture.md.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Every room and what it does, from the top down: a room may import only rooms below it. */
const PURPOSES = {
  'main.ts': 'signals, the only catch',
  'plan.ts': 'the action plan: cuts a listing into shards',
  'merge.ts': 'the action merge: joins shards',
  'run.ts': 'the story of a run',
  'conclude.ts': 'the second half of the story: judge, finish, publish, report',
  inputs: 'reads and checks the inputs',
  publish: 'artifact, report page, bucket, release, signed URLs',
  shards: 'plans, shards and their merging',
  baseline: 'an earlier inventory and its rows',
  documents: 'files written once, after the rows',
  report: 'summary and log, for people',
  inventory: 'the folder on disk and manifest.json',
  audit: 'rules, figures and gates',
  changes: 'added, removed, changed, renamed',
  formats: 'one file or folder per output format',
  totals: 'sums over rows, in bounded memory',
  rows: 'fields, columns, URL, filter, row sinks',
  conditions: 'the language of where and gates',
  listing: 'a bucket to pages of rows, in order',
  b2: 'client, calls, reading a response',
  github: "the runner and GitHub's API",
  names: 'order, globs, URL encoding, local paths',
  spill: 'data that does not fit in memory',
  text: 'escapers and numbers, for people',
  bytes: 'byte strings, buffers and sinks',
  'version.ts': 'the version of the action',
} as const;

type Room = keyof typeof PURPOSES;

/** Every room, from the top down. */
export const ROOMS = Object.keys(PURPOSES) as Room[];

/** Rooms that compute: no files, no network, no console. */
const PURE: readonly Room[] = ['rows', 'conditions', 'totals', 'changes', 'audit', 'report', 'formats'];
const IMPURE_MODULE =
  /^(?:node:)?(?:fs|fs\/promises|http|https|http2|net|tls|dns|dgram|child_process|worker_threads|os|readline)$/;

/** Rooms that may read the environment. */
const ENVIRONMENT: readonly Room[] = ['main.ts', 'github'];

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

/** One line for each import of a source folder that points the wrong way, each circle, and each rule without a use. */
export function wrongImports(source: string): string[] {
  const texts = sourceFiles(source);
  return [...texts]
    .flatMap(([path, text]) => faultsOf(path, text).map((fault) => `src/${path} ${fault}`))
    .concat(circles(texts), unusedPermissions(texts));
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
export function roomImports(source: string): [from: Room, to: Room][] {
  const pairs = new Map<string, [Room, Room]>();
  for (const [path, text] of sourceFiles(source)) {
    for (const target of localImports(path, text)) {
      const [from, to] = [roomOf(path), roomOf(target)];
      if (from && to && from !== to) pairs.set(`${from} ${to}`, [from, to]);
    }
  }
  return [...pairs.values()];
}

/**
 * The rooms and their imports as a Mermaid flowchart. An import is left out when a path of other arrows leads to the
 * same room, and so is version.ts.
 */
export function roomsPicture(source: string): string {
  const arrows = withoutDetours(roomImports(source).filter(([, to]) => to !== 'version.ts'));
  const shown = ROOMS.filter((room) => arrows.some((arrow) => arrow.includes(room)));
  const lines = [
    ...shown.map((room) => `${room}["<b>${room}</b>: ${PURPOSES[room]}"]`),
    ...arrows.map(([from, to]) => `${from} --> ${to}`),
  ];
  return ['```mermaid', 'flowchart TD', ...lines.map((line) => `  ${line}`), '```'].join('\n');
}

/**
 * The transitive reduction of a graph without circles: no arrow for which there is a longer way.
 * @param arrows in any order; the result is in the order of `ROOMS`
 */
export function withoutDetours(arrows: readonly [from: string, to: string][]): [from: string, to: string][] {
  const targets = Map.groupBy(arrows, ([from]) => from);
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (targets.get(from) ?? []).some(([, next]) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      return reaches(next, to, seen.add(next));
    });
  const place = (room: string) => (ROOMS as string[]).indexOf(room);
  return arrows
    .filter(([from, to]) => !targets.get(from)!.some(([, next]) => next !== to && reaches(next, to)))
    .sort((a, b) => place(a[0]) - place(b[0]) || place(a[1]) - place(b[1]));
}

/** Rules that allow what no file does: one line for each. */
export function unusedPermissions(texts: ReadonlyMap<string, string>): string[] {
  const code = [...texts].map(([path, text]) => ({ path, room: roomOf(path), code: withoutComments(text) }));
  const packages = HOME.flatMap(({ package: name, rooms }) =>
    rooms.flatMap((room) =>
      code.some((file) => file.room === room && imports(file.code).some((specifier) => name.test(specifier)))
        ? []
        : `${room} may import ${name}, and no file in it does`,
    ),
  );
  const environment = ENVIRONMENT.flatMap((room) =>
    code.some((file) => file.room === room && /\bprocess\.env\b/.test(file.code))
      ? []
      : `${room} may read the environment, and no file in it does`,
  );
  const alone = ALONE.flatMap(({ text, file, what }) =>
    code.some(({ path, code: content }) => path === file && text.test(content))
      ? []
      : `${file} alone ${what}, and it does not`,
  );
  return [...packages, ...environment, ...alone].map((fault) => `.github/scripts/rooms.ts: ${fault}`);
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
  if (/\bprocess\.env\b/.test(code) && !ENVIRONMENT.includes(room)) {
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
