/**
 * What patterns are made of, and the regular expression for them. Names are written by strangers, so the
 * expression must not be one that takes for ever on a name made for it: a gap that another one follows takes the
 * first fit and never reconsiders (which loses no match, as the next gap can take up what was left over).
 */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** One character; `source` is a regular expression. */
  | { readonly kind: 'one'; readonly source: string }
  /** Characters up to the next `/`, or none. */
  | { readonly kind: 'within' }
  /** Any characters, or none. */
  | { readonly kind: 'across' }
  /** Nothing, or anything that ends with `/`; stands at the beginning or behind a `/`. */
  | { readonly kind: 'folders' };

/**
 * An expression that fits when any of the patterns fits a whole text.
 * A part that stands for one character stands for a whole emoji, too.
 */
export function expressionOf(patterns: readonly (readonly Part[])[]): RegExp {
  const groups = { count: 0 };
  const sources = patterns.map((parts) => sourceOf(parts, groups));
  // Of no patterns none fits.
  return new RegExp(sources.length === 0 ? '[]' : `^(?:${sources.join('|')})$`, 'su');
}

export function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

type Groups = { count: number };

/** Cuts at the gaps that cross `/`. */
function sourceOf(parts: readonly Part[], groups: Groups): string {
  const gaps = parts.flatMap(({ kind }, at) => (kind === 'across' || kind === 'folders' ? at : []));
  let source = withinSource(parts.slice(0, gaps[0] ?? parts.length), gaps.length === 0, groups);
  gaps.forEach((at, index) => {
    const last = index === gaps.length - 1;
    const rest = parts.slice(at + 1, gaps[index + 1] ?? parts.length);
    const lazy = last ? '' : '?';
    const gap = parts[at]!.kind === 'folders' ? `(?:.*${lazy}\\/)?${lazy}` : `.*${lazy}`;
    source += gapSource(gap, last, groups, () => withinSource(rest, last, groups));
  });
  return source;
}

/** Cuts at the gaps that end at `/`. */
function withinSource(parts: readonly Part[], atEnd: boolean, groups: Groups): string {
  const gaps = parts.flatMap(({ kind }, at) => (kind === 'within' ? at : []));
  let source = plainSource(parts.slice(0, gaps[0] ?? parts.length));
  gaps.forEach((at, index) => {
    const last = atEnd && index === gaps.length - 1;
    const rest = plainSource(parts.slice(at + 1, gaps[index + 1] ?? parts.length));
    source += gapSource(last ? '[^/]*' : '[^/]*?', last, groups, () => rest);
  });
  return source;
}

/** A gap and what stands behind it; unless it is the last one, its first fit is final (an atomic group). */
function gapSource(gap: string, last: boolean, groups: Groups, rest: () => string): string {
  if (last) return gap + rest();
  const group = ++groups.count;
  return `(?=(${gap}${rest()}))(?:\\${group})`;
}

function plainSource(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.kind === 'text' ? escapeText(part.text) : part.kind === 'one' ? part.source : ''))
    .join('');
}

/** A glob's signs one by one, made parts: text is joined, and what says the same in fewer parts is said so. */
export function tidied(signs: readonly Part[]): Part[] {
  return simpler(withFolders(signs));
}

/** Joins text, and makes of `**` and `/` at the beginning of a segment what may be no segment at all. */
function withFolders(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const before = result.at(-1);
    if (part.kind === 'text' && before?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: before.text + part.text };
    } else if (part.kind === 'text' && part.text === '/' && before?.kind === 'across' && opens(result)) {
      // `**/` twice in a row says nothing more than once.
      if (result.at(-2)?.kind === 'folders') result.pop();
      else result[result.length - 1] = { kind: 'folders' };
    } else if (isGap(part) && before !== undefined && isGap(before) && before.kind !== 'folders') {
      // Two gaps that came together from two brace groups.
      if (part.kind === 'across') result[result.length - 1] = part;
    } else {
      result.push(part);
    }
  }
  return result;
}

/** Folders and then anything within the last one is just anything, which is found sooner. */
function simpler(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, at) => {
    if (part.kind === 'folders' && isGap(parts[at + 1] ?? part)) return [];
    return isGap(part) && parts[at - 1]?.kind === 'folders' ? { kind: 'across' } : part;
  });
}

function isGap({ kind }: Part): boolean {
  return kind === 'across' || kind === 'within';
}

/** Whether the last of the parts begins a segment. */
function opens(parts: readonly Part[]): boolean {
  const before = parts.at(-2);
  return (
    before === undefined || before.kind === 'folders' || (before.kind === 'text' && before.text.endsWith('/'))
  );
}
