import { GlobError, readGlob } from './glob-syntax.ts';
import { NAME_BYTES } from './name-order.ts';
import type { Part } from './wildcards.ts';

/** A character that no file name in B2 contains. */
export const NOT_IN_NAMES = /[\u0000-\u001f\u007f]/u;

/**
 * Parses a glob, and refuses one that can match no file name that B2 allows: 1 to 1,024 bytes without control
 * characters. Quotes, hyphens, `#` and leading slashes are ordinary characters in names, so they are not refused.
 * @throws GlobError
 */
export function readMatchableGlob(glob: string): Part[][] {
  const patterns = readGlob(glob);
  const faults = patterns.map(faultOf);
  // One alternative in braces that can match is enough.
  if (faults.includes(undefined)) return patterns;
  throw new GlobError(glob, `can match no file name: ${faults[0]}`);
}

function faultOf(parts: readonly Part[]): string | undefined {
  let least = 0;
  for (const part of parts) {
    if (part.kind === 'text') {
      if (NOT_IN_NAMES.test(part.text)) return 'B2 allows no control characters in names';
      least += Buffer.byteLength(part.text);
    } else if (part.kind === 'one') {
      if (!matchesOne(part.source)) return 'it has a class that matches no character of a name';
      least++;
    }
  }
  if (least > NAME_BYTES) return 'B2 allows names of up to 1,024 bytes';
  return parts.length === 0 ? 'a name is never empty' : undefined;
}

/** Whether an expression for one character matches any that names can contain. */
function matchesOne(source: string): boolean {
  const expression = new RegExp(`^(?:${source})$`, 'su');
  for (let point = 0x20; point <= 0x10ffff; point++) {
    if (point === 0xd800) point = 0xe000;
    const character = String.fromCodePoint(point);
    if (!NOT_IN_NAMES.test(character) && expression.test(character)) return true;
  }
  return false;
}
