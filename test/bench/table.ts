import type { Latency } from '../b2-server/index.ts';
import type { Compared } from './against.ts';
import type { Comparing, Formats, Resources, Shape, StartUp, Walls } from './measure.ts';
import type { PeerWall } from './peers.ts';
import type { PageTasks } from './report-page.ts';
import type { Sharded } from './shards.ts';

/** Everything that a run of the benchmark found. */
export interface Results {
  date: string;
  node: string;
  cores: number;
  walls: (Walls & { set: string })[];
  comparing: Comparing[];
  resources: Resources[];
  shapes: (Shape & { name: string })[];
  formats: Formats | undefined;
  peers: PeerWall[];
  startUp: StartUp | undefined;
  sharded: Sharded | undefined;
  page: PageTasks | undefined;
  notes: string[];
}

const count = (rows: number): string => rows.toLocaleString('en-US');
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const times = (a: number, b: number): string => `${(a / b).toFixed(1)} x`;
const ratio = (a: number, b: number): string => (a / b).toFixed(2);
const latencyText = ({ perCallMs, perRowMs }: Latency): string => `${perCallMs} ms + ${perRowMs} ms/row`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
const perMillion = (ms: number, rows: number): string => `${((ms / rows) * 1_000).toFixed(2)} s`;

/** The results as Markdown. */
export function render(results: Results): string {
  const { walls, comparing, resources, shapes, formats, peers, startUp, sharded, page, notes } = results;
  const parts = [`${results.date}, Node ${results.node}, ${results.cores} cores.`];
  if (walls.length > 0) {
    parts.push(
      table(
        [
          'bucket',
          'rows',
          'a call takes',
          'one by one',
          'first run',
          'extra rows',
          'processor per million',
          'quantiles only',
          'compared',
          'extra rows',
          'processor per million',
        ],
        walls.map(({ set, rows, latency, sequentialMs, first, quantiles, compared }) => [
          set,
          count(rows),
          latencyText(latency),
          seconds(sequentialMs),
          ...[first.wallMs].map((ms) => `${seconds(ms)}, ${times(sequentialMs, ms)}`),
          percent(first.extra),
          perMillion(first.cpuMs, rows),
          ...[quantiles.wallMs, compared.wallMs].map((ms) => `${seconds(ms)}, ${times(sequentialMs, ms)}`),
          percent(compared.extra),
          perMillion(compared.cpuMs, rows),
        ]),
      ),
    );
  }
  if (comparing.length > 0) {
    parts.push(
      table(
        [
          'compared with',
          'rows',
          'changed',
          'wall: quantiles only',
          'compared',
          'ratio',
          'processor per million: quantiles only',
          'compared',
          'ratio',
          'peak memory',
        ],
        comparing.map(({ format, rows, every, quantiles, compared }) => [
          `\`${format}\``,
          count(rows),
          percent(1 / every),
          seconds(quantiles.wallMs),
          seconds(compared.wallMs),
          ratio(compared.wallMs, quantiles.wallMs),
          perMillion(quantiles.cpuMs, rows),
          perMillion(compared.cpuMs, rows),
          ratio(compared.cpuMs, quantiles.cpuMs),
          mib(compared.peakBytes),
        ]),
      ),
    );
  }
  if (resources.length > 0) {
    parts.push(
      table(
        [
          'processor time per million rows, two formats',
          'bare loop',
          'first run',
          'ratio',
          'its busiest thread',
          'compared',
          'ratio',
        ],
        resources.map(({ rows, bareMs, first, compared }) => [
          `${count(rows)} rows`,
          perMillion(bareMs, rows),
          perMillion(first.cpuMs, rows),
          ratio(first.cpuMs, bareMs),
          perMillion(first.mainThreadMs, rows),
          perMillion(compared.cpuMs, rows),
          ratio(compared.cpuMs, bareMs),
        ]),
      ),
      table(
        ['peak memory', 'first run', 'compared', 'compared, first range far behind'],
        resources.map(({ rows, first, compared, laggingBytes }) => [
          `${count(rows)} rows`,
          mib(first.peakBytes),
          mib(compared.peakBytes),
          mib(laggingBytes),
        ]),
      ),
    );
  }
  if (shapes.length > 0) {
    parts.push(
      table(
        [
          'processor time per million rows of other shapes',
          'bare loop',
          'action',
          'ratio',
          'its busiest thread',
          'peak memory',
        ],
        shapes.map(({ name, rows, bareMs, first }) => [
          name,
          perMillion(bareMs, rows),
          perMillion(first.cpuMs, rows),
          ratio(first.cpuMs, bareMs),
          perMillion(first.mainThreadMs, rows),
          mib(first.peakBytes),
        ]),
      ),
    );
  }
  if (formats) parts.push(formatsTable(formats));
  if (peers.length > 0) {
    parts.push(
      table(
        ['peer', 'rows', 'it takes', 'ours', 'ours compared'],
        peers.map(({ name, rows, wallMs, ownMs, comparedMs }) => [
          name,
          count(rows),
          seconds(wallMs),
          `${seconds(ownMs)}, ${times(wallMs, ownMs)}`,
          `${seconds(comparedMs)}, ${times(wallMs, comparedMs)}`,
        ]),
      ),
    );
  }
  if (sharded) parts.push(shardedTable(sharded));
  if (startUp) {
    const { actionMs, nodeMs } = startUp;
    parts.push(
      `A run that only lists buckets takes ${actionMs.toFixed(0)} ms, \`node -e 0\` ${nodeMs.toFixed(0)} ms (${times(actionMs, nodeMs)}).`,
    );
  }
  if (page) {
    const title = `long tasks (over 50 ms) of the report page of ${count(page.rows)} files, ${(page.bytes / 1e6).toFixed(1)} MB`;
    parts.push(
      table(
        [title, 'tasks', 'longest', 'together'],
        page.tasks.map(({ what, tasks, longestMs, totalMs }) => [
          what,
          String(tasks),
          `${longestMs.toFixed(0)} ms`,
          `${totalMs.toFixed(0)} ms`,
        ]),
      ),
    );
  }
  if (notes.length > 0) parts.push(notes.map((note) => `- ${note}`).join('\n'));
  return parts.join('\n\n');
}

/** Two sides as Markdown. Below 1, the first one needs less. */
export function renderCompared(
  sides: readonly [here: string, there: string],
  compared: readonly Compared[],
): string {
  const figure = (value: number, unit: Compared['unit']) =>
    unit === 'ms' ? `${(value / 1_000).toFixed(2)} s` : mib(value);
  return table(
    ['', ...sides, 'ratio'],
    compared.map(({ what, unit, here, there }) => [
      what,
      figure(here, unit),
      figure(there, unit),
      (here / there).toFixed(3),
    ]),
  );
}

/** What each format alone costs: the whole run, what it adds to a listing that writes nothing, and as multiples. */
function formatsTable({ rows, bareMs, listMs, formatMs }: Formats): string {
  const line = (what: string, ms: number, added = '') => [
    what,
    perMillion(ms, rows),
    added,
    times(ms, listMs),
    times(ms, bareMs),
  ];
  return table(
    [
      `processor time per million rows, of ${count(rows)}`,
      'the whole run',
      'the format alone',
      'run by listing',
      'run by bare loop',
    ],
    [
      line('bare loop', bareMs),
      line('listing that writes no row', listMs),
      ...Object.entries(formatMs).map(([name, ms]) =>
        line(`\`${name}\``, ms, `${perMillion(ms - listMs, rows)}, ${times(ms - listMs, listMs)}`),
      ),
    ],
  );
}

/** What shards cost beyond a single run. */
function shardedTable({
  rows,
  shards,
  latency,
  single,
  planned,
  listed,
  artifactBytes,
  merge,
}: Sharded): string {
  const extra = (all: number) => percent(all / rows - 1);
  return table(
    [`${count(rows)} rows, ${latencyText(latency)}`, 'it takes', 'requests', 'extra rows', 'peak memory'],
    [
      ['one run', seconds(single.wallMs), count(single.requests), extra(single.rows), ''],
      ['plan', seconds(planned.wallMs), count(planned.requests), percent(planned.rows / rows), ''],
      [
        `${shards} shards, the slowest`,
        seconds(listed.slowestMs),
        count(listed.requests),
        extra(listed.rows),
        mib(listed.peakBytes),
      ],
      [
        `merge, ${(artifactBytes / rows).toFixed(0)} bytes of artifact per row`,
        seconds(merge.wallMs),
        '',
        '',
        mib(merge.peakBytes),
      ],
    ],
  );
}

function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const BEGIN = '<!-- bench: begin -->';
const END = '<!-- bench: end -->';

/** The document with the results between its two marks. @throws Error when it has none */
export function insert(document: string, results: Results): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the document has no ${BEGIN} and ${END}`);
  return `${document.slice(0, from + BEGIN.length)}\n${render(results)}\n${document.slice(to)}`;
}
