import { createHash } from 'node:crypto';
import type { ByteString } from '../../bytes/byte-string.ts';

/** Names that are safe and distinct in every file system, in URLs and in artifacts, and that no page has. */
const SAFE =
  /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$(?<!\.html)/;

/**
 * The name of the directory for a folder's pages: the folder's own name if it is safe, otherwise its safe characters and
 * a hash. It depends on nothing else, so links stay valid from run to run.
 */
export function directoryName(name: ByteString): string {
  if (SAFE.test(name)) return name;
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-/, '');
  return `${safe || 'folder'}~${createHash('sha256').update(name, 'latin1').digest('hex').slice(0, 16)}`;
}
