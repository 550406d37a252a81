import { count } from '../text/numbers.ts';
import type { Log } from './log.ts';

/** Milliseconds between two lines of progress. */
const EVERY_MS = 5_000;

/** Logs the progress of a long listing. */
export class Progress {
  readonly #log: Log;
  readonly #started = performance.now();
  #logged = this.#started;
  #rows = 0;
  #pages = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  page(rows: number): void {
    this.#rows += rows;
    this.#pages++;
    const now = performance.now();
    if (now - this.#logged < EVERY_MS) return;
    this.#logged = now;
    const perSecond = Math.round(this.#rows / ((now - this.#started) / 1_000));
    const [files, pages] = [count(this.#rows, 'file'), count(this.#pages, 'page')];
    this.#log.info(`${files} in ${pages}, ${count(perSecond, 'file')}/s`);
  }
}
