import type { Manifest } from '../inventory/manifest.ts';
import { bytes, whole } from '../text/numbers.ts';

const BLOCKS = '▁▂▃▄▅▆▇█';

/** Files and bytes of the inventories that the baseline handed on, and of this one; empty without a baseline. */
export function trendSection({ history = [], files, bytes: size, complete }: Manifest): string {
  if (history.length === 0 || !complete) return '';
  const all = [...history.toReversed(), { files, bytes: size }];
  const line = (title: string, values: readonly number[], text: (value: number) => string) =>
    `${title} \`${sparkline(values)}\` ${text(values[0]!)} → ${text(values.at(-1)!)}`;
  const lines = [
    line(
      'Files',
      all.map((each) => each.files),
      whole,
    ),
    line(
      'Size',
      all.map((each) => each.bytes),
      bytes,
    ),
  ];
  const first = history.at(-1)!.startedAt.slice(0, 10);
  return `### Trend\n\nThe last ${all.length} inventories, since ${first}.\n\n${lines.join('  \n')}\n`;
}

/** One block for each value, the smallest the lowest. */
function sparkline(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const top = BLOCKS.length - 1;
  return values
    .map((value) => BLOCKS[most === least ? top >> 1 : Math.round(((value - least) / (most - least)) * top)])
    .join('');
}
