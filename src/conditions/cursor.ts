import { ConditionError } from './condition-error.ts';

/** Unquoted values end at white space and parentheses, unquoted globs at white space. */
const QUOTABLE = {
  value: /"((?:\\.|[^"\\])*)"|((?:\\.|[^\s()"\\])+)/suy,
  glob: /"((?:\\.|[^"\\])*)"|((?:\\.|[^\s"\\])+)/suy,
};

/** Logical operators of other languages, and ours. */
const SYMBOLS: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not' };

/** A position in a text. White space is skipped. */
export class Cursor {
  readonly text: string;
  /** In UTF-16 code units. */
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
    this.#skip();
  }

  get done(): boolean {
    return this.at === this.text.length;
  }

  /** The next text if it matches, otherwise empty. @param pattern sticky */
  peek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  advance(length: number): void {
    this.at += length;
    this.#skip();
  }

  /** Skips a keyword if it is next. */
  takes(word: string): boolean {
    if (this.peek(/[^\s()"]+/y) !== word) return false;
    this.advance(word.length);
    return true;
  }

  /** Reads an unquoted word or the text between quotes; escapes are kept. @throws ConditionError */
  quotable(kind: 'value' | 'glob', wanted: string): { given: string; length: number; quoted: boolean } {
    const pattern = QUOTABLE[kind];
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) {
      if (this.text[this.at] === '"') this.fail('missing closing "', 1);
      this.fail(`expected ${wanted}`, this.peek(/\S/uy).length);
    }
    this.advance(found[0].length);
    return { given: found[1] ?? found[2]!, length: found[0].length, quoted: found[1] !== undefined };
  }

  /** @throws ConditionError if a comment is next, as other languages have them */
  refuseComment(): void {
    const comment = this.peek(/(?:#|\/\/)[^\n]*/y).trimEnd();
    if (comment) this.fail('comments are not supported; remove this one', comment.length);
  }

  /** Fails at a logical operator of other languages. @param symbol of SYMBOLS */
  failAtSymbol(symbol: string, at = this.at): never {
    this.fail(`unknown operator "${symbol}"; did you mean ${SYMBOLS[symbol]}?`, symbol.length, at);
  }

  fail(what: string, length: number, at = this.at): never {
    throw new ConditionError(what, this.text, at, length);
  }

  #skip(): void {
    this.at += this.peek(/\s*/y).length;
  }
}
