import type { Compared } from './against.ts';
import type { Formats, Memory, Processor, StartUp, Walls } from './measure.ts';
import type { PeerWall } from './peers.ts';

/** Everything that a run of the benchmark found. */
export interface Results {
  date: string;
  node: string;
  cores: number;
  walls: (Walls & { set: string })[];
  processor: Processor[];
  memory: Memory[];
  formats: Formats | undefined;
  peers: PeerWall[];
  startUp: StartUp | undefined;
  notes: string[];
}

const count = (rows: number): string => rows.toLocaleString('en-US');
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const times = (a: number, b: number): string => `${(a / b).toFixed(1)} x`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
const perMillion = (ms: number, rows: number): string => `${((ms / rows) * 1_000).toFixed(2)} s`;

/** The results as Markdown. */
export function render(results: Results): string {
  const { walls, processor, memory, formats, peers, startUp, notes } = results;
  const parts = [`${results.date}, Node ${results.node}, ${results.cores} cores.`];
  if (walls.length > 0) {
    parts.push(
      table(
        [
          'bucket',
          'rows',
          'a call takes',
          'one by one',
          'parallel',
          'extra rows',
          'with hints',
          'extra rows',
        ],
        walls.map((wall) => [
          wall.set,
          count(wall.rows),
          `${wall.latency.perCallMs} ms + ${wall.latency.perRowMs} ms/row`,
          seconds(wall.sequentialMs),
          `${seconds(wall.parallelMs)}, ${times(wall.sequentialMs, wall.parallelMs)}`,
          percent(wall.parallelExtra),
          `${seconds(wall.hintedMs)}, ${times(wall.sequentialMs, wall.hintedMs)}`,
          percent(wall.hintedExtra),
        ]),
      ),
    );
  }
  if (processor.length > 0) {
    parts.push(
      table(
        ['processor time per million rows', 'action', 'bare loop', 'ratio'],
        processor.map(({ rows, actionMs, bareMs }) => [
          `${count(rows)} rows, two formats`,
          perMillion(actionMs, rows),
          perMillion(bareMs, rows),
          (actionMs / bareMs).toFixed(2),
        ]),
      ),
    );
  }
  if (memory.length > 0) {
    parts.push(
      table(
        ['peak memory', 'as it comes', 'first range far behind'],
        memory.map(({ rows, peakBytes, laggingBytes }) => [
          `${count(rows)} rows`,
          mib(peakBytes),
          mib(laggingBytes),
        ]),
      ),
    );
  }
  if (formats) parts.push(formatsTable(formats));
  if (peers.length > 0) {
    parts.push(
      table(
        ['peer', 'rows', 'it takes', 'ours', 'ours with hints'],
        peers.map(({ name, rows, wallMs, ownMs, hintedMs }) => [
          name,
          count(rows),
          seconds(wallMs),
          `${seconds(ownMs)}, ${times(wallMs, ownMs)}`,
          `${seconds(hintedMs)}, ${times(wallMs, hintedMs)}`,
        ]),
      ),
    );
  }
  if (startUp) {
    const { actionMs, nodeMs } = startUp;
    parts.push(
      `A run that only lists buckets takes ${actionMs.toFixed(0)} ms, \`node -e 0\` ${nodeMs.toFixed(0)} ms (${times(actionMs, nodeMs)}).`,
    );
  }
  if (notes.length > 0) parts.push(notes.map((note) => `- ${note}`).join('\n'));
  return parts.join('\n\n');
}

/** Two commits side by side, as Markdown. Below 1, this checkout needs less. */
export function renderCompared(commit: string, compared: readonly Compared[]): string {
  const figure = (value: number, unit: Compared['unit']) =>
    unit === 'ms' ? `${(value / 1_000).toFixed(2)} s` : mib(value);
  return table(
    ['', 'this checkout', commit, 'ratio'],
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
