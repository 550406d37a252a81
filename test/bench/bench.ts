/**
 * `npm run bench`: how fast the built action is, on the project's own server. See docs/performance.md.
 *
 *   --full           1 million rows of each set, both latencies for each, 5 million of hex
 *   --sets hex,logs  these sets only
 *   --rows 1e6       at most this many rows of each set
 *   --only walls     parts, of walls, resources, formats, peers, startup
 *   --formats csv    of the formats these only
 *   --packages FILE  JSON array of package names (names.json of all-the-package-names)
 *   --against COMMIT compares dist/ with that of a commit, run in turn, and measures nothing else: walls of hex and
 *                    paths (or --sets), processor and memory of hex, 1 million rows (or --rows)
 *   --json           JSON on standard output
 *   --write          puts the figures into docs/performance.md
 *
 * BENCH_RCLONE and BENCH_PYTHON name the peers' programs where they are not in the PATH.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FORMATS } from '../../src/formats/index.ts';
import type { Latency } from '../b2-server/index.ts';
import { type Compared, checkOutAction, compareResources, compareWalls } from './against.ts';
import { measureFormats, measureResources, measureStartUp, measureWalls } from './measure.ts';
import { measurePeers } from './peers.ts';
import { BenchServer } from './server.ts';
import { contentOf, SETS, type SetName } from './sets.ts';
import { insert, type Results, render, renderCompared } from './table.ts';

const PARTS = ['walls', 'resources', 'formats', 'peers', 'startup'];
const USUAL: Latency = { perCallMs: 80, perRowMs: 0.1 };
const FAR: Latency = { perCallMs: 300, perRowMs: 0.05 };

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    sets: { type: 'string' },
    rows: { type: 'string' },
    only: { type: 'string', default: PARTS.join() },
    formats: { type: 'string', default: [...FORMATS.keys()].join() },
    packages: { type: 'string' },
    against: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const sets = choose('sets', values.sets ?? (values.against ? 'hex,paths' : SETS.join()), SETS) as SetName[];
const parts = choose('only', values.only, PARTS);
const formats = choose('formats', values.formats, [...FORMATS.keys()]);
const rows = values.rows === undefined ? undefined : Number(values.rows);
if (rows !== undefined && !(Number.isSafeInteger(rows) && rows > 0)) throw new Error(`--rows ${values.rows}`);
const { full } = values;

const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cores: availableParallelism(),
  walls: [],
  processor: [],
  memory: [],
  formats: undefined,
  peers: [],
  startUp: undefined,
  notes: [],
};

if (values.against !== undefined) {
  const compared = await compare(values.against);
  console.log(values.json ? JSON.stringify(compared, null, 2) : renderCompared(values.against, compared));
  process.exit();
}
if (parts.includes('walls')) {
  for (const set of sets) {
    for (const size of sizesOf(set)) {
      const latencies = full || set === sets[0] ? [USUAL, FAR] : [USUAL];
      await serve(set, size, async (server) => {
        // The larger sizes are there for the usual latency.
        for (const latency of size === sizesOf(set)[0] || full ? latencies : [USUAL]) {
          const wall = { set, ...(await measureWalls(server, latency)) };
          results.walls.push(wall);
          say(
            `${set}: ${wall.rows} rows at ${latency.perCallMs} ms + ${latency.perRowMs} ms/row: ` +
              [wall.sequentialMs, wall.parallelMs, wall.hintedMs]
                .map((ms) => (ms / 1_000).toFixed(1))
                .join(', '),
          );
        }
      });
    }
  }
}
if (parts.includes('resources')) {
  for (const size of rows === undefined ? (full ? [1e6, 5e6] : [1e6]) : [rows]) {
    await serve('hex', size, async (server) => {
      const { processor, memory } = await measureResources(server, size > 1e6 ? 3 : 5, 10 + size / 1e5);
      results.processor.push(processor);
      results.memory.push(memory);
    });
    say(`processor and memory: ${size} rows`);
  }
}
if (parts.includes('formats')) {
  await serve('hex', rows ?? (full ? 1e6 : 2e5), async (server) => {
    results.formats = await measureFormats(server, formats, 3, {
      template: { template: '{url} {size} {name|json}' },
    });
  });
  say('formats');
}
if (parts.includes('peers')) {
  await serve('hex', rows ?? (full ? 1e6 : 1e5), async (server) => {
    results.peers = await measurePeers(server, USUAL, note);
  });
}
if (parts.includes('startup')) {
  await serve('hex', 1, async (server) => {
    results.startUp = await measureStartUp(server, 9);
  });
}

if (values.write) {
  const file = path.resolve(import.meta.dirname, '../../docs/performance.md');
  writeFileSync(file, insert(readFileSync(file, 'utf8'), results));
}
console.log(values.json ? JSON.stringify(results, null, 2) : render(results));

/** This checkout and a commit. */
async function compare(commit: string): Promise<Compared[]> {
  const pair = checkOutAction(commit);
  const size = rows ?? 1e6;
  const compared: Compared[] = [];
  for (const set of sets) {
    await serve(set, size, async (server) => {
      const title = `${set}, ${size} rows`;
      compared.push(await compareWalls(server, pair, title, USUAL, 3));
      if (set === 'hex') compared.push(...(await compareResources(server, pair, title, 5)));
    });
    say(`${set}: done`);
  }
  return compared;
}

/** How many rows of a set are listed: few of each, and many of the first; or all of both. */
function sizesOf(set: SetName): number[] {
  if (rows !== undefined) return [rows];
  if (full) return set === 'hex' ? [1e5, 1e6, 5e6] : [1e5, 1e6];
  return set === sets[0] ? [1e5, 1e6] : [1e5];
}

async function serve(set: SetName, size: number, use: (server: BenchServer) => Promise<void>): Promise<void> {
  const { content, note: shortage } = contentOf(set, size, { packages: values.packages });
  if (shortage) note(shortage);
  const server = await BenchServer.start(content);
  try {
    await use(server);
  } finally {
    server.stop();
  }
}

function choose(option: string, given: string, from: readonly string[]): string[] {
  const chosen = given.split(',').filter(Boolean);
  const unknown = chosen.find((each) => !from.includes(each));
  if (unknown !== undefined) throw new Error(`--${option}: ${unknown} is none of ${from.join(', ')}`);
  return chosen;
}

function note(text: string): void {
  if (!results.notes.includes(text)) results.notes.push(text);
}

/** Progress goes to standard error, so that standard output is the result alone. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
