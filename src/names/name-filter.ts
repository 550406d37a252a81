import { readGlob } from './glob-syntax.ts';
import { NAME_BYTES } from './matchable-glob.ts';
import { expressionOf, type Part } from './wildcards.ts';

/** Which names are asked for. */
export interface NameFilter {
  /** Whether a name, decoded, is one of them. */
  matches(name: string): boolean;
  /**
   * What every name that matches and begins with `prefix` begins with: the fewest prefixes that the globs give,
   * none of which begins with another, in the order of the service. Names that begin with them need not match.
   * Empty when no name can match; `prefix` alone when the globs narrow nothing.
   * @param most prefixes, each of which costs a request at least; beyond it they are shortened until they are fewer
   */
  prefixes(prefix: string, most?: number): string[];
}

/**
 * Names that match one of `include`, or any if there is none, and none of `exclude`.
 * A glob fits a whole name, byte for byte: nothing is normalized, `/`, `.` and `\` in names are characters like others.
 * @throws GlobError for the first glob that means nothing
 */
export function filterNames(include: readonly string[], exclude: readonly string[]): NameFilter {
  const included = include.flatMap(readGlob);
  const excluded = exclude.flatMap(readGlob);
  const wanted = include.length > 0 ? expressionOf(included) : undefined;
  const unwanted = exclude.length > 0 ? expressionOf(excluded) : undefined;
  return {
    matches: (name) => (wanted === undefined || wanted.test(name)) && !unwanted?.test(name),
    prefixes: (prefix, most = 100) => (wanted === undefined ? [prefix] : narrow(included, prefix, most)),
  };
}

function narrow(patterns: readonly (readonly Part[])[], prefix: string, most: number): string[] {
  const found = patterns.flatMap((parts) => {
    const first = parts[0];
    // A name is never empty.
    if (first === undefined) return [];
    const text = first.kind === 'text' ? first.text : '';
    // No name is that long, and the service might refuse to look for one.
    if (Buffer.byteLength(text) > NAME_BYTES) return [];
    if (text.startsWith(prefix)) return [usable(text, prefix)];
    return prefix.startsWith(text) && parts.length > (text === '' ? 0 : 1) ? [prefix] : [];
  });
  let prefixes = disjoint(found);
  while (prefixes.length > Math.max(1, most)) {
    const points = prefixes.map((text) => Array.from(text));
    const longest = Math.max(...points.map(({ length }) => length));
    prefixes = disjoint(points.map((text) => text.slice(0, longest - 1).join('')));
  }
  return prefixes;
}

/** No name holds a control character, so the service may refuse it in a prefix. */
function usable(text: string, prefix: string): string {
  const end = text.slice(prefix.length).search(/[\0-\x1f\x7f]/);
  return end < 0 ? text : text.slice(0, prefix.length + end);
}

/** In the order of the service, without those that begin with another. */
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
