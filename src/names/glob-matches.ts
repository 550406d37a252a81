import { readGlob } from './glob-syntax.ts';
import { expressionOf } from './wildcards.ts';

/** Notes which globs have matched a name. Each glob is tested only until its first match. */
export class GlobMatches {
  readonly #unmatched: { readonly glob: string; readonly expression: RegExp }[];

  /** @throws GlobError */
  constructor(globs: readonly string[]) {
    this.#unmatched = globs.map((glob) => ({ glob, expression: expressionOf(readGlob(glob)) }));
  }

  /** @param name decoded */
  note(name: string): void {
    for (let at = this.#unmatched.length - 1; at >= 0; at--) {
      if (this.#unmatched[at]!.expression.test(name)) this.#unmatched.splice(at, 1);
    }
  }

  /** The globs that have matched no name, in order. */
  get unmatched(): readonly string[] {
    return this.#unmatched.map(({ glob }) => glob);
  }
}
