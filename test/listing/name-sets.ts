import { sortNames } from '../b2-server/index.ts';

type Random = () => number;

/** The first and last characters of 1, 2, 3 and 4 bytes in UTF-8, those around gaps, and common ones. */
const CHARACTERS = [
  ...' !/09:AZ[\\]_az{|}~',
  '\u0080',
  '\u07ff',
  '\u0800',
  '\ud7ff',
  '\ue000',
  '\uff01',
  '\uffff',
  '\u{10000}',
  '\u{1f600}',
  '\u{1f64f}',
  '\u{20000}',
  '\u{10ffff}',
  '\u0301',
  '日',
  '本',
];
const WORDS = [
  'a',
  'img',
  'lib',
  'node_modules',
  '日本語',
  '👩‍💻',
  '2024',
  'src',
  '~',
  '//',
  'z z',
  '\u{10ffff}',
];

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const below = (random: Random, end: number): number => Math.floor(random() * end);
const upTo = (random: Random, most: number): number => 1 + Math.floor(random() * most);

function word(random: Random, alphabet: readonly string[], most: number): string {
  return Array.from({ length: upTo(random, most) }, () => pick(random, alphabet)).join('');
}

/** Generators of names of one kind, with random parameters. */
const KINDS: Record<string, (random: Random) => () => string> = {
  tiny(random) {
    const alphabet = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, CHARACTERS));
    const most = 16 + upTo(random, 8);
    return () => word(random, alphabet, most);
  },
  wide: (random) => () => word(random, CHARACTERS, 10),
  emoji(random) {
    const from = pick(random, [0x1f300, 0xffc0, 0xd780]);
    const all = Array.from({ length: 500 }, (_, at) => from + at).filter((at) => at < 0xd800 || at > 0xdfff);
    const alphabet = [...all.map((at) => String.fromCodePoint(at)), 'a', 'b'];
    return () => word(random, alphabet, 5);
  },
  folders(random) {
    const skew = 1 + random() * 3;
    const depth = upTo(random, 6);
    return () => {
      const parts = Array.from({ length: upTo(random, depth) }, () => {
        const at = Math.floor(random() ** skew * WORDS.length);
        return WORDS[at]! + (random() < 0.5 ? '' : String(Math.floor(random() ** skew * 40)));
      });
      return `${parts.join('/')}/${Math.floor(random() * 100_000).toString(36)}`;
    };
  },
  long(random) {
    // Equal until near the end; some have the maximum length.
    const bytes = pick(random, [1_024, 300, 200, 100]);
    const stem = pick(random, ['a', '日', '😀', 'dir/']);
    const head = stem.repeat(Math.floor((bytes - 14) / Buffer.byteLength(stem)));
    return () => {
      const name = head + below(random, 1e9).toString(36);
      return random() < 0.5 ? name : name + '~'.repeat(bytes - Buffer.byteLength(name));
    };
  },
  hex: (random) => () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0') + Math.floor(random() * 2 ** 16).toString(16),
  counter(random) {
    let next = Math.floor(random() * 1e6);
    const step = upTo(random, 3);
    const head = pick(random, ['', 'frames/img_', '~/']);
    return () => {
      next += step;
      return head + String(next).padStart(8, '0');
    };
  },
  logs: (random) => () => {
    const date = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() ** 2 * 400) * 86_400_000);
    const day = date.toISOString().slice(0, 10).replaceAll('-', '/');
    return `logs/${day}/host-${Math.floor(random() * 8)}/${Math.floor(random() * 86_400)}.gz`;
  },
  giant(random) {
    const inner = pick(random, ['hex', 'tiny', 'emoji']);
    const name = KINDS[inner]!(random);
    return () => (random() < 0.995 ? `data/events/${name()}` : pick(random, ['a/', 'z/', '😀/']) + name());
  },
};

/** Up to `count` different names in order, of one kind or of several. */
export function randomNames(random: Random, count: number): { kind: string; names: string[] } {
  const kinds = Object.keys(KINDS);
  const chosen = Array.from({ length: random() < 0.7 ? 1 : 3 }, () => pick(random, kinds));
  const makers = chosen.map((kind) => KINDS[kind]!(random));
  const names = new Set<string>();
  for (let tries = 0; names.size < count && tries < 2 * count; tries++) {
    const name = pick(random, makers)();
    if (Buffer.byteLength(name) <= 1_024) names.add(name);
  }
  return { kind: chosen.join('+'), names: sortNames([...names]) };
}
