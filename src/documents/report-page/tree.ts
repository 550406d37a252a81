import { bytes, count, share } from '../../text/numbers.ts';
import type { PageTree } from '../report/page-data.ts';
import { plainName } from './dom.ts';

/** A prefix. */
export interface Prefix {
  readonly label: string;
  readonly files: number;
  readonly bytes: number;
  /** Of old and hidden versions. */
  readonly oldBytes: number;
  /** Milliseconds since 1970; null if unknown. */
  readonly newest: number | null;
  /** The group with the most bytes. */
  readonly group: number;
  readonly parent: Prefix | undefined;
  /** Largest first. */
  readonly children: Prefix[];
  /** The files that are not in its children: in no smaller prefix, or in one that is not listed. */
  rest: { files: number; bytes: number; oldBytes: number };
}

/** The prefix that contains all others. */
export function readTree({ nodes }: PageTree): Prefix | undefined {
  const read: Prefix[] = [];
  for (const [parent, label, files, size, oldBytes, newest, group] of nodes) {
    const above = read[parent];
    const prefix: Prefix = {
      ...{ label, files, bytes: size, oldBytes, newest, group },
      parent: above,
      children: [],
      rest: { files, bytes: size, oldBytes },
    };
    if (above) {
      above.children.push(prefix);
      above.rest.files -= files;
      above.rest.bytes -= size;
      above.rest.oldBytes -= oldBytes;
    }
    read.push(prefix);
  }
  return read[0];
}

/** All prefixes from the outermost to this one. */
export function pathOf(prefix: Prefix): Prefix[] {
  return prefix.parent ? [...pathOf(prefix.parent), prefix] : [prefix];
}

/** What is known of a prefix, on one line. @param noun of what is counted */
export function describe(
  { label, files, bytes: size, oldBytes }: Pick<Prefix, 'label' | 'files' | 'bytes' | 'oldBytes'>,
  of: number,
  noun: string,
): string {
  const old = oldBytes > 0 ? `, of which ${bytes(oldBytes)} old or hidden` : '';
  return `${plainName(label)}: ${bytes(size)}, ${share(size, of)}, ${count(files, noun)}${old}`;
}
