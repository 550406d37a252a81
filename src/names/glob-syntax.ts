import { escapeText, type Part, tidied } from './wildcards.ts';

/** A glob that means nothing. The message names it and says what is wrong, in one line. */
export class GlobError extends Error {
  override readonly name = 'GlobError';

  constructor(glob: string, what: string) {
    super(`${JSON.stringify(glob)} ${what}`);
  }
}

/** Patterns that the brace groups of one glob may multiply to. */
export const MOST_ALTERNATIVES = 1_000;

/**
 * Reads a glob: what it says of names, brace group by brace group multiplied out.
 *
 * Libraries were tried and left: on raw object names picomatch drops a leading `../inventory/`, lets `**` match no `..`
 * segment, takes `(1)`, `|` and `\d` for regular expressions; minimatch and zeptomatch normalize paths.
 * test/inventory holds this syntax against Node's own path.matchesGlob.
 * @throws GlobError
 */
export function readGlob(glob: string): Part[][] {
  if (glob === '') throw new GlobError(glob, 'is empty');
  if (glob.startsWith('!')) {
    throw new GlobError(
      glob,
      'begins with "!": put it into `exclude` without it, or write "\\!" for the sign',
    );
  }
  return new Reader(glob).all();
}

class Reader {
  readonly #glob: string;
  #at = 0;

  constructor(glob: string) {
    this.#glob = glob;
  }

  all(): Part[][] {
    const patterns = this.#sequence(0);
    if (this.#at < this.#glob.length) this.#fail(`has a "}" without its "{"; write "\\}" for the sign`);
    return patterns.map(tidied);
  }

  #fail(what: string): never {
    throw new GlobError(this.#glob, what);
  }

  /** Up to the end, or in a brace group up to its comma or end. */
  #sequence(depth: number): Part[][] {
    let patterns: Part[][] = [[]];
    const append = (ends: readonly (readonly Part[])[]) => {
      if (patterns.length * ends.length > MOST_ALTERNATIVES) {
        this.#fail(`stands for more than ${MOST_ALTERNATIVES} patterns`);
      }
      patterns = patterns.flatMap((begin) => ends.map((end) => [...begin, ...end]));
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
        return this.#fail(`has a "]" without its "["; write "\\]" for the sign`);
      case '\\':
        this.#at++;
        if (this.#at === this.#glob.length) this.#fail('ends with "\\"; write "\\\\" for the sign');
    }
    return { kind: 'text', text: this.#character() };
  }

  /** One character; an emoji is one. */
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
    if (depth > 20) this.#fail('nests its braces too deep');
    const choices: Part[][] = [];
    let commas = -1;
    do {
      commas++;
      this.#at++;
      choices.push(...this.#sequence(depth));
      if (choices.length > MOST_ALTERNATIVES) {
        this.#fail(`stands for more than ${MOST_ALTERNATIVES} patterns`);
      }
    } while (this.#glob[this.#at] === ',');
    if (this.#glob[this.#at] !== '}') this.#fail(`has a "{" without its "}"; write "\\{" for the sign`);
    if (commas === 0) {
      this.#fail(
        'has braces without a choice, which is {a,b} or {1..12}; write "\\{" and "\\}" for the signs',
      );
    }
    this.#at++;
    return choices;
  }

  /** As many digits as the longer end has, where one of them begins with 0. */
  #range(from: string, to: string): Part[][] {
    const [low, high] = [Number(from), Number(to)].sort((a, b) => a - b) as [number, number];
    if (high - low >= MOST_ALTERNATIVES) this.#fail(`stands for more than ${MOST_ALTERNATIVES} patterns`);
    const padded = /^0\d/.test(from) || /^0\d/.test(to);
    const digits = padded ? Math.max(from.length, to.length) : 1;
    return Array.from({ length: high - low + 1 }, (_, index) => [
      { kind: 'text', text: String(low + index).padStart(digits, '0') },
    ]);
  }

  /** `[abc]`, `[a-z]`, `[!abc]`; never fits a `/`. */
  #class(): Part {
    this.#at++;
    const negated = /[!^]/.test(this.#glob[this.#at] ?? '');
    if (negated) this.#at++;
    let source = '';
    for (let first = true; first || this.#glob[this.#at] !== ']'; first = false) {
      if (this.#glob.startsWith('[:', this.#at)) {
        this.#fail('has a named class of characters; write what it holds, such as [A-Za-z0-9]');
      }
      const from = this.#member();
      if (this.#glob[this.#at] === '-' && !/^(?:\]|$)/.test(this.#glob.slice(this.#at + 1))) {
        this.#at++;
        const to = this.#member();
        if (from.codePointAt(0)! > to.codePointAt(0)!) {
          this.#fail(`has the range ${from}-${to}, whose ends stand the wrong way round`);
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
    if (this.#at >= this.#glob.length) this.#fail(`has a "[" without its "]"; write "\\[" for the sign`);
    return this.#character();
  }
}

function inClass(character: string): string {
  return character === '-' ? '\\-' : escapeText(character);
}
