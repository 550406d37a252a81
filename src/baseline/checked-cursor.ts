import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import type { ManifestFile } from '../inventory/manifest.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import type { Row } from '../rows/row.ts';
import { DamagedError } from './scanner.ts';

/** Waits for the check of the files, counts the rows, and names the file in errors. */
export class CheckedCursor implements BaselineCursor {
  readonly #cursor: BaselineCursor;
  readonly #file: ManifestFile;
  readonly #digestFault: Promise<string | undefined>;
  readonly #failure: (fault: string) => Error;
  readonly #signal: AbortSignal | undefined;
  #rows = 0;

  constructor(
    cursor: BaselineCursor,
    file: ManifestFile,
    digestFault: Promise<string | undefined>,
    failure: (fault: string) => Error,
    signal: AbortSignal | undefined,
  ) {
    this.#cursor = cursor;
    this.#file = file;
    this.#digestFault = digestFault;
    this.#failure = failure;
    this.#signal = signal;
  }

  get done(): boolean {
    return this.#cursor.done;
  }

  skip(listed: Row): boolean {
    if (!this.#cursor.skip(listed)) return false;
    this.#rows++;
    return true;
  }

  next(): ComparedRow | undefined {
    try {
      const row = this.#cursor.next();
      if (row) this.#rows++;
      else this.#checkEnd();
      return row;
    } catch (error) {
      throw this.#damaged(error);
    }
  }

  async read(): Promise<void> {
    this.#signal?.throwIfAborted();
    const fault = await this.#digestFault;
    if (fault !== undefined) throw this.#failure(fault);
    try {
      await this.#cursor.read();
      this.#checkEnd();
    } catch (error) {
      throw this.#damaged(error);
    }
  }

  #checkEnd(): void {
    const { rows } = this.#file;
    if (this.done && this.#rows !== rows) throw new DamagedError(`has ${this.#rows} rows instead of ${rows}`);
  }

  #damaged(error: unknown): Error {
    const what =
      error instanceof DamagedError ? error.message : `cannot be read (${(error as Error).message})`;
    return Object.assign(this.#failure(`is damaged: ${this.#file.path} ${what}`), { cause: error });
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}
