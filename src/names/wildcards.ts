/**
 * A part of a pattern. Names come from strangers, so the regular expression of a pattern must not backtrack
 * catastrophically on a hostile name: a wildcard that is followed by another one takes its first match and never
 * backtracks. No match is lost, since the next wildcard can match what was left.
 */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** One character, as the source of a regular expression. */
  | { readonly kind: 'one'; readonly source: string }
  /** Any characters except `/`, or none. */
  | { readonly kind: 'within' }
  /** Any characters, or none. */
  | { readonly kind: 'across' }
  /** Nothing, or anything that ends with `/`; only at the beginning or after a `/`. */
  | { readonly kind: 'folders' };

/** Matches texts that any of the patterns matches as a whole. A part of one character matches one code point. */
export function expressionOf(patterns: readonly (readonly Part[])[]): RegExp {
  const groups = { count: 0 };
  const sources = patterns.map((parts) => sourceOf(parts, groups));
  // Without patterns, nothing matches.
  return new RegExp(sources.length === 0 ? '[]' : `^(?:${sources.join('|')})$`, 'su');
}

export function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

type Groups = { count: number };

/** Splits at the wildcards that match `/`. */
function sourceOf(parts: readonly Part[], groups: Groups): string {
  const wildcards = parts.flatMap(({ kind }, at) => (kind === 'across' || kind === 'folders' ? at : []));
  let source = withinSource(parts.slice(0, wildcards[0] ?? parts.length), wildcards.length === 0, groups);
  wildcards.forEach((at, index) => {
    const last = index === wildcards.length - 1;
    const rest = parts.slice(at + 1, wildcards[index + 1] ?? parts.length);
    const lazy = last ? '' : '?';
    const wildcard = parts[at]!.kind === 'folders' ? `(?:.*${lazy}\\/)?${lazy}` : `.*${lazy}`;
    source += wildcardSource(wildcard, last, groups, () => withinSource(rest, last, groups));
  });
  return source;
}

/** Splits at the wildcards that do not match `/`. */
function withinSource(parts: readonly Part[], atEnd: boolean, groups: Groups): string {
  const wildcards = parts.flatMap(({ kind }, at) => (kind === 'within' ? at : []));
  let source = plainSource(parts.slice(0, wildcards[0] ?? parts.length));
  wildcards.forEach((at, index) => {
    const last = atEnd && index === wildcards.length - 1;
    const rest = plainSource(parts.slice(at + 1, wildcards[index + 1] ?? parts.length));
    source += wildcardSource(last ? '[^/]*' : '[^/]*?', last, groups, () => rest);
  });
  return source;
}

/** A wildcard and what follows it: an atomic group, unless it is the last wildcard. */
function wildcardSource(wildcard: string, last: boolean, groups: Groups, rest: () => string): string {
  if (last) return wildcard + rest();
  const group = ++groups.count;
  return `(?=(${wildcard}${rest()}))(?:\\${group})`;
}

function plainSource(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.kind === 'text' ? escapeText(part.text) : part.kind === 'one' ? part.source : ''))
    .join('');
}

/** Joins the characters of a glob into texts, and simplifies its wildcards. */
export function simplify(parts: readonly Part[]): Part[] {
  return withoutRedundant(withFolders(parts));
}

/** Joins text, and turns `**` and `/` at the beginning of a segment into `folders`. */
function withFolders(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const before = result.at(-1);
    if (part.kind === 'text' && before?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: before.text + part.text };
    } else if (
      part.kind === 'text' &&
      part.text === '/' &&
      before?.kind === 'across' &&
      beginsSegment(result)
    ) {
      // `**/**/` is the same as `**/`.
      if (result.at(-2)?.kind === 'folders') result.pop();
      else result[result.length - 1] = { kind: 'folders' };
    } else if (isWildcard(part) && before !== undefined && isWildcard(before) && before.kind !== 'folders') {
      // Adjacent wildcards from two brace groups.
      if (part.kind === 'across') result[result.length - 1] = part;
    } else {
      result.push(part);
    }
  }
  return result;
}

// `**` and a slash before a wildcard are the same as `**`, which matches faster.
function withoutRedundant(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, at) => {
    if (part.kind === 'folders' && isWildcard(parts[at + 1] ?? part)) return [];
    return isWildcard(part) && parts[at - 1]?.kind === 'folders' ? { kind: 'across' } : part;
  });
}

function isWildcard({ kind }: Part): boolean {
  return kind === 'across' || kind === 'within';
}

/** Whether the last part is at the beginning of a segment. */
function beginsSegment(parts: readonly Part[]): boolean {
  const before = parts.at(-2);
  return (
    before === undefined || before.kind === 'folders' || (before.kind === 'text' && before.text.endsWith('/'))
  );
}
