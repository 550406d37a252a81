/** How far a listing is. */
export interface Progress {
  rows: number;
  /** All rows; there may be more, since versions and repeated requests count too. */
  of: number;
}

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

const CELLS = 40;
/** Milliseconds between two pictures. */
const EVERY_MS = 100;
const ERASE_LINE = '\r\u001b[2K';

/**
 * A bar on the last line of a terminal while rows arrive; without a terminal, nothing. Other lines are to be printed
 * through `above`.
 */
export class LiveBar {
  readonly #to: Terminal;
  readonly #progress: () => Progress;
  readonly #timer: NodeJS.Timeout | undefined;
  #isShown = false;

  constructor(progress: () => Progress, to: Terminal = process.stdout) {
    this.#progress = progress;
    this.#to = to;
    if (to.isTTY) this.#timer = setInterval(() => this.draw(), EVERY_MS).unref();
  }

  draw(): void {
    const { rows, of } = this.#progress();
    if (rows === 0 || rows >= of) {
      this.#erase();
      return;
    }
    const cells = Math.floor((CELLS * rows) / of);
    const numbers = `${Math.floor((100 * rows) / of)}%, ${rows.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} files`;
    this.#to.write(`${ERASE_LINE}${'█'.repeat(cells)}${'░'.repeat(CELLS - cells)} ${numbers}`);
    this.#isShown = true;
  }

  /** Prints lines where the bar was; it comes back below them. */
  above(print: () => void): void {
    this.#erase();
    print();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#erase();
  }

  #erase(): void {
    if (this.#isShown) this.#to.write(ERASE_LINE);
    this.#isShown = false;
  }
}
