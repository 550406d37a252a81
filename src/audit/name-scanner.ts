import { SLOT } from '../b2/page/fields.ts';
import type { Row } from '../rows/row.ts';

/** What a name consists of, in bits. 0: ASCII without capitals, escapes and control characters, as most names are. */
export const CAPITAL = 1;
/** A byte of a character beyond ASCII, a backslash (in JSON: an escape) or DEL. */
export const UNUSUAL = 2;

const HIGH_BITS = 0x80808080 | 0;

/**
 * Looks at the bytes of a row's name once for all rules, four at a time. Adding to a byte of ASCII what is missing to
 * 0x80 sets its highest bit if it is at least as large as a limit; no sum carries into the next byte.
 */
export class NameScanner {
  #known = -1;

  /** Called before each row. */
  next(): void {
    this.#known = -1;
  }

  /** CAPITAL and UNUSUAL, added; with UNUSUAL, CAPITAL means nothing. */
  bits(row: Row): number {
    if (this.#known < 0) this.#known = scan(row);
    return this.#known;
  }
}

function scan({ page, index }: Row): number {
  const start = page.start(index, SLOT.fileName) + 1;
  const end = page.end(index, SLOT.fileName) - 1;
  const { bytes, words } = page;
  let last = 0;
  if (end - start < 4) for (let byte = start; byte < end; byte++) last = (last << 8) | bytes[byte]!;
  // It may overlap the word before, which changes nothing.
  else last = words.getInt32(end - 4);
  let capitals = capitalBits(last);
  let unusual = unusualBits(last);
  for (let at = start; at < end - 4; at += 4) {
    const word = words.getInt32(at);
    capitals |= capitalBits(word);
    unusual |= unusualBits(word);
  }
  return ((capitals & HIGH_BITS) === 0 ? 0 : CAPITAL) | ((unusual & HIGH_BITS) === 0 ? 0 : UNUSUAL);
}

/** Highest bits of the bytes from `A` to `Z`; of others beyond ASCII, anything. */
export function capitalBits(word: number): number {
  return (word + 0x3f3f3f3f) ^ (word + 0x25252525);
}

function unusualBits(word: number): number {
  return word | (word + 0x01010101) | ((word + 0x24242424) ^ (word + 0x23232323));
}
