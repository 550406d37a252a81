import { createHash } from 'node:crypto';
import type { ByteString } from '../../bytes/byte-string.ts';

/** Names that are safe and distinct in every file system, in URLs and in artifacts, and that no page has. */
const SAFE =
  /^(?!(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$))[a-z0-9](?:[a-z0-9 !()+,.=@_-]{0,62}[a-z0-9!()+,=@_-])?$(?<!\.html)/;
/** The most characters of a name that is kept with its capital letters marked. */
const LONGEST_MARKED = 40;

/**
 * The name of the directory for a folder's pages. It depends on the folder's own name only, so links stay valid from run
 * to run:
 * - a safe name is kept;
 * - of a name that is safe in lower case, `~u` and the positions of its capital letters follow, as a hexadecimal number
 *   whose lowest bit is the first character: `Photos` becomes `photos~u1`;
 * - of any other name, up to 24 safe characters and a hash are used.
 */
export function directoryName(name: ByteString): string {
  if (SAFE.test(name)) return name;
  const lower = name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  // Without `u`, it could be the short name that Windows gives to another directory.
  if (lower !== name && name.length <= LONGEST_MARKED && SAFE.test(lower))
    return `${lower}~u${capitals(name).toString(16)}`;
  const safe = lower
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-/, '');
  return `${safe || 'folder'}~${createHash('sha256').update(name, 'latin1').digest('hex').slice(0, 16)}`;
}

/** A bit for each capital letter. */
function capitals(name: ByteString): bigint {
  let bits = 0n;
  for (let at = name.length - 1; at >= 0; at--) bits = 2n * bits + (/[A-Z]/.test(name[at]!) ? 1n : 0n);
  return bits;
}
