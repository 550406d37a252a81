import type { Content } from './content.ts';
import { HEX4, mix } from './hash.ts';
import { compareNames, firstWhere } from './order.ts';
import { type NameSet, type PlainOptions, plainContent } from './plain.ts';

/** The shapes that buckets come in; each name follows from its position alone. */
export const GENERATED_KINDS = ['hex', 'logs', 'counter', 'giant', 'cjk'] as const;
export type GeneratedKind = (typeof GENERATED_KINDS)[number];

/** A bucket of any size that costs no memory. */
export function generatedContent(
  kind: GeneratedKind,
  count: number,
  seed = 1,
  options: Omit<PlainOptions, 'seed' | 'identity'> = {},
): Content {
  return plainContent({ count, name: namesOf(kind, count, seed) }, { ...options, seed });
}

function namesOf(kind: GeneratedKind, count: number, seed: number): NameSet['name'] {
  if (kind === 'hex') return hexNames(count, seed, '');
  if (kind === 'logs') return logNames(count, seed);
  if (kind === 'counter') return (i) => `frames/img_${String(i).padStart(10, '0')}.jpg`;
  if (kind === 'giant') return giantNames(count, seed);
  return cjkNames(count);
}

/** One name in each of `count` equal parts of the key space, at a random place in its part. */
function hexNames(count: number, seed: number, head: string): NameSet['name'] {
  const part = 2 ** 48 / count;
  return (i) => {
    const a = mix(i, seed);
    const b = mix(i, seed + 1);
    const c = mix(i, seed + 2);
    const place = (i + a / 2 ** 32) * part;
    const top = Math.floor(place / 2 ** 32);
    const low = Math.floor(place - top * 2 ** 32) >>> 0;
    return (
      head +
      HEX4[top]! +
      HEX4[low >>> 16]! +
      HEX4[low & 0xffff]! +
      HEX4[b >>> 16]! +
      HEX4[b & 0xffff]! +
      HEX4[c >>> 16]! +
      HEX4[c & 0xffff]! +
      HEX4[(a ^ c) & 0xffff]!
    );
  };
}

const HOSTS = 16;
/** Weekends are quiet, so that equal periods do not have equal numbers of files. */
const WEEK = [4, 10, 10, 11, 10, 9, 5];

/** Which of `parts` equal parts of `size` the position is in, and which place in that part. */
function split(position: number, size: number, parts: number): { part: number; place: number; of: number } {
  const part = Math.floor((position * parts) / size);
  const first = Math.ceil((part * size) / parts);
  return { part, place: position - first, of: Math.ceil(((part + 1) * size) / parts) - first };
}

function logNames(count: number, seed: number): NameSet['name'] {
  const days = Math.max(1, Math.min(730, Math.ceil(count / 200)));
  const dates: string[] = [];
  const weights: number[] = [0];
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2024, 0, 1 + day));
    dates.push(date.toISOString().slice(0, 10).replaceAll('-', '/'));
    weights.push(weights[day]! + WEEK[date.getUTCDay()]!);
  }
  const starts = weights.map((weight) => Math.floor((weight / weights[days]!) * count));
  return (i) => {
    const day = firstWhere(0, days, (d) => starts[d + 1]! > i);
    const { part, place, of } = split(i - starts[day]!, starts[day + 1]! - starts[day]!, HOSTS);
    const second = Math.floor(((place + mix(i, seed) / 2 ** 32) / of) * 86_400);
    const time = pad(second / 3600, 2) + pad((second / 60) % 60, 2) + pad(second % 60, 2);
    return `logs/${dates[day]!}/host-${pad(part, 2)}/app-${time}-${pad(place, 6)}.log.gz`;
  };
}

function pad(value: number, width: number): string {
  return String(Math.floor(value)).padStart(width, '0');
}

function giantNames(count: number, seed: number): NameSet['name'] {
  const strays = Math.min(Math.ceil(count / 100), Math.floor(count / 3));
  const inner = count - 2 * strays;
  const giant = hexNames(Math.max(1, inner), seed, 'data/warehouse/events/');
  return (i) => {
    if (i < strays) return `archive/old-${pad(i, 8)}.bin`;
    if (i < strays + inner) return giant(i - strays);
    return `tmp/rest-${pad(i - strays - inner, 8)}.tmp`;
  };
}

/** 64 digits, ascending by code point; in UTF-16 units the emoji would come before the full-width forms. */
const DIGITS = [
  [0x3042, 8],
  [0x4e00, 24],
  [0xac00, 8],
  [0xff21, 8],
  [0x1f600, 8],
  [0x20000, 8],
].flatMap(([from, n]) => Array.from({ length: n! }, (_, i) => String.fromCodePoint(from! + i)));

const FOLDERS = [
  '写真',
  '文書/会議',
  '文書/報告',
  '日本語',
  '한국어',
  'ｆｕｌｌ',
  '\ue000私用',
  '😀顔',
  '👩‍💻作業',
  '𠀋古字',
  'ascii',
  '🗂️/旅行',
]
  .map((name) => `${name}/`)
  .sort(compareNames);

function cjkNames(count: number): NameSet['name'] {
  const perFolder = Math.ceil(count / FOLDERS.length);
  let width = 1;
  while (64 ** width < perFolder) width += 1;
  return (i) => {
    const { part, place } = split(i, count, FOLDERS.length);
    let leaf = '';
    let rest = place;
    for (let digit = 0; digit < width; digit += 1) {
      leaf = DIGITS[rest % 64]! + leaf;
      rest = Math.floor(rest / 64);
    }
    return `${FOLDERS[part]!}${leaf}.txt`;
  };
}
