import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import type { Row } from '../rows/row.ts';

/** The rows of several files, one file after the other. */
export class JoinedCursor implements BaselineCursor {
  readonly #cursors: readonly BaselineCursor[];
  #at = 0;

  /** @param cursors at least one */
  constructor(cursors: readonly BaselineCursor[]) {
    this.#cursors = cursors;
  }

  get done(): boolean {
    return this.#current.done;
  }

  /** The first one that is not done, or the last one. */
  get #current(): BaselineCursor {
    while (this.#at + 1 < this.#cursors.length && this.#cursors[this.#at]!.done) this.#at++;
    return this.#cursors[this.#at]!;
  }

  skip(listed: Row): boolean {
    return this.#current.skip(listed);
  }

  next(): ComparedRow | undefined {
    return this.#current.next();
  }

  read(): Promise<void> {
    return this.#current.read();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#cursors.map((cursor) => cursor.close()));
  }
}
