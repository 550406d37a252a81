/** Cheap, repeatable stand-ins for digests and for chance: generated rows must cost next to nothing. */

/** Four hex digits for each 16-bit number. */
export const HEX4: readonly string[] = Array.from({ length: 65_536 }, (_, i) =>
  i.toString(16).padStart(4, '0'),
);

/** Eight hex digits of a 32-bit number, signed or not. */
export function hex8(value: number): string {
  return HEX4[value >>> 16]! + HEX4[value & 0xffff]!;
}

/** A 32-bit mix; for a fixed seed no two inputs give the same output, so digests made of it are distinct. */
export function mix(value: number, seed: number): number {
  let h = (value ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a of a string's UTF-16 units. */
export function hashName(name: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) h = Math.imul(h ^ name.charCodeAt(at), 0x01000193);
  return mix(h, 1);
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
