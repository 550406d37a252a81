import { bytes, utcMinute, whole } from '../../text/numbers.ts';
import type { PageData, PagePoint } from '../report/page-data.ts';
import { el, section, svg, table } from './dom.ts';

const WIDTH = 460;
const HEIGHT = 150;
const LEFT = 70;
const EDGE = 14;

/** Files and bytes of the inventories that the baseline handed on. */
export function trend({ trend: points, noun }: PageData): HTMLElement | null {
  if (points.length < 2) return null;
  const time = ({ at }: PagePoint) => utcMinute(new Date(at).toISOString());
  return section(
    'Trend',
    el(
      'div',
      { class: 'charts' },
      chart('Size', points, (point) => point.bytes, bytes),
      chart(noun === 'file' ? 'Files' : 'Versions', points, (point) => point.files, whole),
    ),
    el(
      'details',
      {},
      el('summary', {}, 'The same as a table'),
      table(
        `${points.length} inventories`,
        ['Listed', 'Files', 'Size'],
        points.toReversed().map((point) => [time(point), whole(point.files), bytes(point.bytes)]),
        [1, 2],
      ),
    ),
  );
}

function chart(
  title: string,
  points: readonly PagePoint[],
  value: (point: PagePoint) => number,
  text: (value: number) => string,
): HTMLElement {
  const values = points.map(value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [start, end] = [points[0]!.at, points.at(-1)!.at];
  const x = ({ at }: PagePoint) => LEFT + ((at - start) / (end - start || 1)) * (WIDTH - LEFT - EDGE);
  const y = (number: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - 26 - ((number - low) / (high - low)) * (HEIGHT - 26 - EDGE);
  const place = (point: PagePoint) => `${x(point).toFixed(1)},${y(value(point)).toFixed(1)}`;
  const line = points.map(place).join(' ');
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const label = `${title}: ${text(values[0]!)} on ${day(start)}, ${text(values.at(-1)!)} on ${day(end)}; least ${text(low)}, most ${text(high)}`;
  const levels = high === low ? [low] : [low, high];
  return el(
    'figure',
    {},
    el('figcaption', {}, `${title}: ${text(values[0]!)} → ${text(values.at(-1)!)}`),
    svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label, class: 'chart' },
      ...levels.flatMap((level) => [
        svg('line', { x1: LEFT, x2: WIDTH - EDGE, y1: y(level), y2: y(level), class: 'grid' }),
        svg('text', { x: LEFT - 6, y: y(level) + 4, 'text-anchor': 'end' }, text(level)),
      ]),
      svg('polyline', { points: line, class: 'line' }),
      ...points.map((point) =>
        svg(
          'circle',
          { cx: x(point).toFixed(1), cy: y(value(point)).toFixed(1), r: points.length > 40 ? 2 : 3 },
          svg('title', {}, `${day(point.at)}: ${text(value(point))}`),
        ),
      ),
      svg('text', { x: LEFT, y: HEIGHT - 6 }, day(start)),
      svg('text', { x: WIDTH - EDGE, y: HEIGHT - 6, 'text-anchor': 'end' }, day(end)),
    ),
  );
}
