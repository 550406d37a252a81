import { readGlob } from './glob-syntax.ts';
import { NAME_BYTES } from './name-order.ts';
import { expressionOf, type Part } from './wildcards.ts';

/** Selects names. */
export interface NameFilter {
  /** @param name decoded */
  matches(name: string): boolean;
  /**
   * The fewest prefixes that every matching name that begins with `prefix` begins with, in B2's order; none begins with
   * another. Other names may begin with them, too. Empty if no name can match; only `prefix` if the globs do not narrow it.
   * @param max number of prefixes, each of which costs at least one request; if exceeded they are shortened
   */
  prefixes(prefix: string, max?: number): string[];
}

/**
 * Selects names that match one of `include`, or any name if it is empty, and none of `exclude`. A glob matches a whole
 * name, character by character: nothing is normalized, and `/`, `.` and `\` in names are ordinary characters.
 * @throws GlobError for the first invalid glob
 */
export function filterNames(include: readonly string[], exclude: readonly string[]): NameFilter {
  const included = include.flatMap(readGlob);
  const excluded = exclude.flatMap(readGlob);
  const wanted = include.length > 0 ? expressionOf(included) : undefined;
  const unwanted = exclude.length > 0 ? expressionOf(excluded) : undefined;
  return {
    matches: (name) => (wanted === undefined || wanted.test(name)) && !unwanted?.test(name),
    prefixes: (prefix, max = 100) => (wanted === undefined ? [prefix] : narrow(included, prefix, max)),
  };
}

function narrow(patterns: readonly (readonly Part[])[], prefix: string, max: number): string[] {
  const found = patterns.flatMap((parts) => {
    const first = parts[0];
    // A name is never empty.
    if (first === undefined) return [];
    const text = first.kind === 'text' ? first.text : '';
    // No name is that long, and B2 may refuse such a prefix.
    if (Buffer.byteLength(text) > NAME_BYTES) return [];
    if (text.startsWith(prefix)) return [usable(text, prefix)];
    return prefix.startsWith(text) && parts.length > (text === '' ? 0 : 1) ? [prefix] : [];
  });
  let prefixes = disjoint(found);
  while (prefixes.length > Math.max(1, max)) {
    const points = prefixes.map((text) => Array.from(text));
    const longest = Math.max(...points.map(({ length }) => length));
    prefixes = disjoint(points.map((text) => text.slice(0, longest - 1).join('')));
  }
  return prefixes;
}

/** Names cannot contain control characters, so B2 may refuse them in a prefix. */
function usable(text: string, prefix: string): string {
  const end = text.slice(prefix.length).search(/[\0-\x1f\x7f]/);
  return end < 0 ? text : text.slice(0, prefix.length + end);
}

/** In B2's order, without those that begin with another. */
function disjoint(prefixes: readonly string[]): string[] {
  const sorted = [...new Set(prefixes)]
    .map((text) => ({ text, bytes: Buffer.from(text) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const result: string[] = [];
  for (const { text } of sorted) {
    const last = result.at(-1);
    if (last === undefined || !text.startsWith(last)) result.push(text);
  }
  return result;
}
