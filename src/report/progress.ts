import { type ByteString, fromByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, RowSinkFactory } from '../rows/row-sink.ts';
import { count, duration } from '../text/numbers.ts';

/** Milliseconds between two lines. */
const EVERY_MS = 5_000;
/** The most characters of a name. */
const NAME_CHARACTERS = 80;

export interface ProgressOptions {
  /** What is counted. */
  noun: 'file' | 'version';
  /** Rows that B2 listed for the baseline; undefined: not known. */
  expected: number | undefined;
  /** Lines may contain names of files. */
  showsNames: boolean;
  /** Receives a line. */
  log(line: string): void;
  /** A monotonic clock in milliseconds. */
  now(): number;
}

/**
 * Reports the progress of a long listing, a line every few seconds: what was received so far, and, since rows are
 * written in the order of names, the bucket and the name that writing has reached.
 */
export class Progress implements RowSinkFactory {
  readonly name = 'progress';
  readonly #options: ProgressOptions;
  #started = 0;
  #logged = 0;
  #rows = 0;
  #pages = 0;
  #bucket: string | undefined;
  #reached: ByteString | undefined;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  async begin(): Promise<RowSink> {
    this.#started = this.#logged = this.#options.now();
    this.#rows = this.#pages = 0;
    this.#bucket = this.#reached = undefined;
    let row: Row | undefined;
    return {
      enter: async (bucketName) => {
        this.#bucket = bucketName;
        this.#reached = row = undefined;
      },
      add: (given) => {
        row = given;
      },
      pause: async () => {
        this.#reached = row?.name;
        this.#report();
      },
    };
  }

  /** A page was received. */
  page(rows: number): void {
    this.#rows += rows;
    this.#pages++;
    this.#report();
  }

  #report(): void {
    const { noun, log, now } = this.#options;
    const time = now();
    if (time - this.#logged < EVERY_MS) return;
    this.#logged = time;
    const perSecond = this.#rows / ((time - this.#started) / 1_000);
    log(
      [
        `${count(this.#rows, noun)} in ${count(this.#pages, 'page')}, ${count(Math.round(perSecond), noun)}/s`,
        ...this.#left(perSecond),
        ...this.#place(),
      ].join('; '),
    );
  }

  /** In comparison with the baseline. */
  #left(perSecond: number): string[] {
    const { expected } = this.#options;
    if (!expected) return [];
    if (this.#rows > expected) return ['more than in the baseline'];
    const part = `${Math.floor((100 * this.#rows) / expected)}% of the baseline`;
    return [
      perSecond > 0 && this.#rows < expected
        ? `${part}, about ${duration((expected - this.#rows) / perSecond)} left`
        : part,
    ];
  }

  #place(): string[] {
    if (this.#bucket === undefined) return [];
    const bucket = `bucket ${this.#bucket}`;
    if (this.#reached === undefined || !this.#options.showsNames) return [bucket];
    const characters = Array.from(fromByteString(this.#reached));
    const name = characters.slice(0, NAME_CHARACTERS).join('');
    return [`${bucket}, at ${JSON.stringify(name)}${characters.length > NAME_CHARACTERS ? '…' : ''}`];
  }
}

/**
 * The sum of the rows of each bucket's quantiles, which count what B2 listed before rows were filtered.
 * @returns undefined if those of some bucket are not known
 */
export function expectedRows(
  targets: readonly { readonly bucketId: string }[],
  quantiles: ReadonlyMap<string, { readonly rows: number }> | undefined,
): number | undefined {
  const rows = [...new Set(targets.map(({ bucketId }) => bucketId))].map((id) => quantiles?.get(id)?.rows);
  return rows.includes(undefined) ? undefined : rows.reduce<number>((sum, each) => sum + each!, 0);
}
