/**
 * `npm run bench`: how fast the built action is, on the project's own server. See docs/performance.md.
 *
 *   --full           1 million rows of each set, both latencies for each, 5 million of hex, 20 million in shards
 *   --sets hex,logs  these sets only
 *   --rows 1e6       at most this many rows of each set
 *   --only walls     parts, of walls, comparing, resources, shapes, formats, peers, startup, shards, report (needs
 *                    Chromium)
 *   --times 3        runs of which the median counts, in walls (1 if not given) and comparing (3)
 *   --formats csv    of the formats these only
 *   --packages FILE  JSON array of package names (names.json of all-the-package-names)
 *   --against COMMIT compares dist/ with that of a commit, run in turn, and measures nothing else: walls of hex and
 *                    paths (or --sets), processor and memory of hex, 1 million rows (or --rows)
 *   --with NAME=VALUE compares a listing with an input to one without, in turn, and measures nothing else: processor
 *                    and memory of hex (or --sets), 1 million rows (or --rows), `versions: all`; may be repeated
 *   --json           JSON on standard output
 *   --write          puts the figures into docs/performance.md
 *
 * BENCH_RCLONE and BENCH_PYTHON name the peers' programs where they are not in the PATH.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DOCUMENT_FORMATS } from '../../src/documents/index.ts';
import { FORMATS } from '../../src/formats/index.ts';
import { type Latency, ROW_SHAPES } from '../b2-server/index.ts';
import { hasBrowser } from '../end-to-end/browser/chromium.ts';
import { type Compared, checkOutAction, compareResources, compareWalls } from './against.ts';
import { type Baseline, makeBaseline } from './baseline.ts';
import {
  formatsWith,
  measureComparing,
  measureFormats,
  measureResources,
  measureShape,
  measureStartUp,
  measureWalls,
  runBareLoop,
} from './measure.ts';
import { measurePeers } from './peers.ts';
import { measureReportPage } from './report-page.ts';
import { BenchServer, NONE } from './server.ts';
import { contentOf, type MadeUpContent, SETS, type SetName } from './sets.ts';
import { measureShards } from './shards.ts';
import { insert, type Results, render, renderCompared } from './table.ts';

const PARTS = [
  'walls',
  'comparing',
  'resources',
  'shapes',
  'formats',
  'peers',
  'startup',
  'shards',
  'report',
];
const USUAL: Latency = { perCallMs: 80, perRowMs: 0.1 };
const FAR: Latency = { perCallMs: 300, perRowMs: 0.05 };
/** Of the part `shards`. */
const SHARDS = 16;
/** Those that are written row by row, and those that are written at the end. */
const ALL_FORMATS = [...FORMATS.keys(), ...DOCUMENT_FORMATS.keys()];
/** One file in so many is not as it was in the baseline. */
const FEW_EDITS = 1_000;
const MANY_EDITS = 10;
/** Formats of the baseline in which it is compared. */
const COMPARED = ['ndjson', 'ndjson.gz', 'csv', 'parquet'];

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    sets: { type: 'string' },
    rows: { type: 'string' },
    times: { type: 'string' },
    only: { type: 'string', default: PARTS.join() },
    formats: { type: 'string', default: ALL_FORMATS.join() },
    packages: { type: 'string' },
    against: { type: 'string' },
    with: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const sets = choose(
  'sets',
  values.sets ?? (values.against ? 'hex,paths' : values.with ? 'hex' : SETS.join()),
  SETS,
) as SetName[];
const parts = choose('only', values.only, PARTS);
const formats = choose('formats', values.formats, ALL_FORMATS);
const rows = values.rows === undefined ? undefined : Number(values.rows);
if (rows !== undefined && !(Number.isSafeInteger(rows) && rows > 0)) throw new Error(`--rows ${values.rows}`);
const times = values.times === undefined ? undefined : Number(values.times);
if (times !== undefined && !(Number.isSafeInteger(times) && times > 0))
  throw new Error(`--times ${values.times}`);
const { full } = values;

const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cores: availableParallelism(),
  walls: [],
  comparing: [],
  resources: [],
  shapes: [],
  formats: undefined,
  peers: [],
  startUp: undefined,
  sharded: undefined,
  page: undefined,
  notes: [],
};

if (values.against !== undefined) {
  const compared = await compare(values.against);
  console.log(
    values.json
      ? JSON.stringify(compared, null, 2)
      : renderCompared(['this checkout', values.against], compared),
  );
  process.exit();
}
if (values.with !== undefined) {
  const inputs = Object.fromEntries(values.with.map((each) => each.split(/=(.*)/s).slice(0, 2)));
  const compared = await compareInputs(inputs);
  console.log(
    values.json ? JSON.stringify(compared, null, 2) : renderCompared(['with', 'without'], compared),
  );
  process.exit();
}
if (parts.includes('walls')) {
  for (const set of sets) {
    for (const size of sizesOf(set)) {
      const latencies = full || set === sets[0] ? [USUAL, FAR] : [USUAL];
      await serveWithBaseline(set, size, FEW_EDITS, {}, async (server, baseline) => {
        // The larger sizes are there for the usual latency.
        for (const latency of size === sizesOf(set)[0] || full ? latencies : [USUAL]) {
          const wall = { set, ...(await measureWalls(server, latency, baseline, times ?? 1)) };
          results.walls.push(wall);
          say(
            `${set}: ${wall.rows} rows at ${latency.perCallMs} ms + ${latency.perRowMs} ms/row: ` +
              [wall.sequentialMs, wall.first.wallMs, wall.quantiles.wallMs, wall.compared.wallMs]
                .map((ms) => (ms / 1_000).toFixed(1))
                .join(', '),
          );
        }
      });
    }
  }
}
if (parts.includes('comparing')) {
  for (const format of COMPARED) {
    for (const every of format === COMPARED[0] ? [FEW_EDITS, MANY_EDITS] : [FEW_EDITS]) {
      const inputs = { formats: formatsWith(format) };
      await serveWithBaseline('hex', rows ?? 1e6, every, inputs, async (server, baseline) => {
        const options = { baseline, format, every };
        results.comparing.push(await measureComparing(server, USUAL, options, times ?? 3));
      });
      say(`compared: ${format}, one in ${every} changed`);
    }
  }
}
if (parts.includes('resources')) {
  for (const size of rows === undefined ? (full ? [1e6, 5e6] : [1e6]) : [rows]) {
    await serveWithBaseline('hex', size, FEW_EDITS, {}, async (server, baseline) => {
      const rounds = times ?? (size > 1e6 ? 3 : 5);
      results.resources.push(await measureResources(server, baseline, rounds, 10 + size / 1e5));
    });
    say(`processor and memory: ${size} rows`);
  }
}
if (parts.includes('shapes')) {
  for (const shape of ROW_SHAPES) {
    const content: MadeUpContent = { kind: 'hex', count: rows ?? (full ? 1e6 : 2e5), shape };
    await serveState(content, async (server) => {
      results.shapes.push({ name: shape, ...(await measureShape(server, times ?? 3)) });
    });
    say(`shapes: ${shape}`);
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
  const size = rows ?? (full ? 1e6 : 1e5);
  await serveWithBaseline('hex', size, FEW_EDITS, {}, async (server, baseline) => {
    results.peers = await measurePeers(server, USUAL, baseline, note);
  });
}
if (parts.includes('startup')) {
  await serve('hex', 1, async (server) => {
    results.startUp = await measureStartUp(server, 9);
  });
}

if (parts.includes('shards')) {
  const size = rows ?? (full ? 2e7 : 1e6);
  await serve('hex', size, async (server) => {
    results.sharded = await measureShards(server, size > 5e6 ? NONE : USUAL, SHARDS);
  });
}
if (parts.includes('report')) {
  if (hasBrowser) {
    await serve('hex', rows ?? 1e6, async (server) => {
      results.page = await measureReportPage(server, times ?? 3);
    });
  } else {
    note('The report page was not measured: there is no Chromium.');
  }
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

/** What an input costs. */
async function compareInputs(inputs: Record<string, string>): Promise<Compared[]> {
  const [size, versions] = [rows ?? 1e6, { versions: 'all' }];
  const pair = { here: { inputs: { ...versions, ...inputs } }, there: { inputs: versions } };
  const compared: Compared[] = [];
  for (const set of sets) {
    await serve(set, size, async (server) => {
      compared.push(...(await compareResources(server, pair, `${set}, ${size} rows`, times ?? 5)));
    });
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
  await serveState(prepareContent(set, size), use);
}

/**
 * Serves a bucket of which an inventory was made before every nth file was edited.
 * @param inputs of the inventory
 */
async function serveWithBaseline(
  set: SetName,
  size: number,
  every: number,
  inputs: Record<string, string>,
  use: (server: BenchServer, baseline: Baseline) => Promise<void>,
): Promise<void> {
  const content = prepareContent(set, size);
  const state = (state: 'before' | 'after') => ({ ...content, edited: { every, state } });
  let baseline: Baseline | undefined;
  let port = 0;
  await serveState(state('before'), async (server) => {
    baseline = await makeBaseline(server, inputs);
    port = server.port;
  });
  try {
    await serveState(state('after'), (server) => use(server, baseline!), port);
  } finally {
    baseline?.remove();
  }
}

function prepareContent(set: SetName, size: number): MadeUpContent {
  const { content, note: shortage } = contentOf(set, size, { packages: values.packages });
  if (shortage) note(shortage);
  return content;
}

async function serveState(
  content: MadeUpContent,
  use: (server: BenchServer) => Promise<void>,
  port = 0,
): Promise<void> {
  const server = await BenchServer.start(content, port);
  try {
    // The server makes rows of some shapes when they are first listed, which takes several times as long.
    await server.prepare(NONE);
    await runBareLoop(server);
    await use(server);
  } finally {
    await server.stop();
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
