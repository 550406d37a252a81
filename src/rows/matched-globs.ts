import { fromByteString } from '../bytes/byte-string.ts';
import { GlobMatches } from '../names/glob-matches.ts';
import type { RowSink, RowSinkFactory } from './row-sink.ts';

/** Notes which globs match the name of a row. */
export class MatchedGlobs implements RowSinkFactory {
  readonly name = 'globs';
  readonly #matches: GlobMatches;
  readonly #hasGlobs: boolean;

  /** @throws GlobError */
  constructor(globs: readonly string[]) {
    this.#matches = new GlobMatches(globs);
    this.#hasGlobs = globs.length > 0;
  }

  async begin(): Promise<RowSink> {
    return this.#hasGlobs ? { add: (row) => this.#matches.note(fromByteString(row.name)) } : {};
  }

  get unmatched(): readonly string[] {
    return this.#matches.unmatched;
  }
}
