import { escapeText, type Part, simplify } from './wildcards.ts';

/** An invalid glob. The message contains the glob and is one line. */
export class GlobError extends Error {
  override readonly name = 'GlobError';

  constructor(glob: string, problem: string) {
    super(`${JSON.stringify(glob)} ${problem}`);
  }
}

/** The most patterns that the brace groups of one glob may expand to. */
const MAX_PATTERNS = 1_000;
/** The deepest nesting of brace groups. */
const MAX_DEPTH = 20;

/**
 * Parses a glob into patterns, one for each combination of its brace alternatives.
 *
 * No library is correct for raw object names: picomatch drops a leading `../inventory/`, never matches a `..` segment
 * with `**`, and reads `(1)`, `|` and `\d` as regular expressions; minimatch and zeptomatch normalize paths. The tests
 * compare this syntax with Node's path.matchesGlob.
 * @throws GlobError
 */
export function readGlob(glob: string): Part[][] {
  if (glob === '') throw new GlobError(glob, 'is empty');
  if (glob.startsWith('!')) {
    throw new GlobError(
      glob,
      'begins with "!"; move it to `exclude` without the "!", or write "\\!" for a literal "!"',
    );
  }
  return new GlobParser(glob).patterns();
}

class GlobParser {
  readonly #glob: string;
  #at = 0;

  constructor(glob: string) {
    this.#glob = glob;
  }

  patterns(): Part[][] {
    const patterns = this.#sequence(0);
    if (this.#at < this.#glob.length) this.#fail(`has a "}" without a "{"; write "\\}" for a literal "}"`);
    return patterns.map(simplify);
  }

  #fail(problem: string): never {
    throw new GlobError(this.#glob, problem);
  }

  /** Parses up to the end, or inside a brace group up to its comma or end. */
  #sequence(depth: number): Part[][] {
    let patterns: Part[][] = [[]];
    const append = (tails: readonly (readonly Part[])[]) => {
      if (patterns.length * tails.length > MAX_PATTERNS) {
        this.#fail(`expands to more than ${MAX_PATTERNS} patterns; use fewer alternatives`);
      }
      patterns = patterns.flatMap((head) => tails.map((tail) => [...head, ...tail]));
    };
    for (;;) {
      const sign = this.#glob[this.#at];
      if (sign === undefined || sign === '}' || (sign === ',' && depth > 0)) return patterns;
      append(sign === '{' ? this.#group(depth + 1) : [[this.#part(sign)]]);
    }
  }

  #part(sign: string): Part {
    switch (sign) {
      case '*': {
        const stars = /\*+/y;
        stars.lastIndex = this.#at;
        const { length } = stars.exec(this.#glob)![0];
        this.#at += length;
        return { kind: length > 1 ? 'across' : 'within' };
      }
      case '?':
        this.#at++;
        return { kind: 'one', source: '[^/]' };
      case '[':
        return this.#class();
      case ']':
        return this.#fail(`has a "]" without a "["; write "\\]" for a literal "]"`);
      case '\\':
        this.#at++;
        if (this.#at === this.#glob.length) this.#fail('ends with "\\"; write "\\\\" for a literal "\\"');
    }
    return { kind: 'text', text: this.#character() };
  }

  /** One code point. */
  #character(): string {
    const character = String.fromCodePoint(this.#glob.codePointAt(this.#at)!);
    this.#at += character.length;
    return character;
  }

  /** `{a,b}` or `{1..12}`. */
  #group(depth: number): Part[][] {
    const range = /\{(\d{1,9})\.\.(\d{1,9})\}/y;
    range.lastIndex = this.#at;
    const found = range.exec(this.#glob);
    if (found) {
      this.#at = range.lastIndex;
      return this.#range(found[1]!, found[2]!);
    }
    if (depth > MAX_DEPTH) this.#fail(`nests braces more than ${MAX_DEPTH} deep`);
    const alternatives: Part[][] = [];
    let commas = -1;
    do {
      commas++;
      this.#at++;
      alternatives.push(...this.#sequence(depth));
      if (alternatives.length > MAX_PATTERNS) {
        this.#fail(`expands to more than ${MAX_PATTERNS} patterns; use fewer alternatives`);
      }
    } while (this.#glob[this.#at] === ',');
    if (this.#glob[this.#at] !== '}') this.#fail(`has a "{" without a "}"; write "\\{" for a literal "{"`);
    if (commas === 0) {
      this.#fail(
        'has braces without alternatives such as {a,b} or {1..12}; write "\\{" and "\\}" for literal braces',
      );
    }
    this.#at++;
    return alternatives;
  }

  /** If an end begins with 0, all numbers are padded to the length of the longer one. */
  #range(from: string, to: string): Part[][] {
    const [low, high] = [Number(from), Number(to)].sort((a, b) => a - b) as [number, number];
    if (high - low >= MAX_PATTERNS)
      this.#fail(`expands to more than ${MAX_PATTERNS} patterns; use fewer alternatives`);
    const padded = /^0\d/.test(from) || /^0\d/.test(to);
    const digits = padded ? Math.max(from.length, to.length) : 1;
    return Array.from({ length: high - low + 1 }, (_, index) => [
      { kind: 'text', text: String(low + index).padStart(digits, '0') },
    ]);
  }

  /** `[abc]`, `[a-z]`, `[!abc]`; never matches `/`. */
  #class(): Part {
    this.#at++;
    const negated = /[!^]/.test(this.#glob[this.#at] ?? '');
    if (negated) this.#at++;
    let source = '';
    for (let first = true; first || this.#glob[this.#at] !== ']'; first = false) {
      if (this.#glob.startsWith('[:', this.#at)) {
        this.#fail(
          'has a named character class, which is not supported; list its characters, as in [A-Za-z0-9]',
        );
      }
      const from = this.#member();
      if (this.#glob[this.#at] === '-' && !/^(?:\]|$)/.test(this.#glob.slice(this.#at + 1))) {
        this.#at++;
        const to = this.#member();
        if (from.codePointAt(0)! > to.codePointAt(0)!) {
          this.#fail(`has the reversed range ${from}-${to}; write ${to}-${from}`);
        }
        source += `${inClass(from)}-${inClass(to)}`;
      } else {
        source += inClass(from);
      }
    }
    this.#at++;
    return { kind: 'one', source: negated ? `[^${source}/]` : `(?!\\/)[${source}]` };
  }

  #member(): string {
    if (this.#glob[this.#at] === '\\') this.#at++;
    if (this.#at >= this.#glob.length) this.#fail(`has a "[" without a "]"; write "\\[" for a literal "["`);
    return this.#character();
  }
}

function inClass(character: string): string {
  return character === '-' ? '\\-' : escapeText(character);
}
