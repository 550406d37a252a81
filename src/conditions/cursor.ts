import { ConditionError } from './condition-error.ts';

/** Bare values end at blanks and brackets, bare globs at blanks. */
const QUOTABLE = {
  value: /"((?:\\.|[^"\\])*)"|((?:\\.|[^\s()"\\])+)/suy,
  glob: /"((?:\\.|[^"\\])*)"|((?:\\.|[^\s"\\])+)/suy,
};

/** How far a text has been read. Blanks are stepped over wherever it stands. */
export class Cursor {
  readonly text: string;
  /** UTF-16 units. */
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
    this.#skip();
  }

  get done(): boolean {
    return this.at === this.text.length;
  }

  /** What comes next, if it is this; else nothing. @param pattern sticky */
  peek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  advance(length: number): void {
    this.at += length;
    this.#skip();
  }

  /** Steps over a word of the language, if it is this one. */
  takes(word: string): boolean {
    if (this.peek(/[^\s()"]+/y) !== word) return false;
    this.advance(word.length);
    return true;
  }

  /** Steps over a bare word, or what stands between quotes; escapes stay as they are. @throws ConditionError */
  quotable(kind: 'value' | 'glob', wanted: string): { given: string; length: number; quoted: boolean } {
    const pattern = QUOTABLE[kind];
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) {
      if (this.text[this.at] === '"') this.fail('there is no second " for this one', 1);
      this.fail(`expected ${wanted}`, this.peek(/\S/uy).length);
    }
    this.advance(found[0].length);
    return { given: found[1] ?? found[2]!, length: found[0].length, quoted: found[1] !== undefined };
  }

  fail(what: string, length: number, at = this.at): never {
    throw new ConditionError(what, this.text, at, length);
  }

  #skip(): void {
    this.at += this.peek(/\s*/y).length;
  }
}
