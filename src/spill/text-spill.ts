import type { ByteString } from '../rows/compared-row.ts';
import { ScratchFile } from './scratch-file.ts';
import type { TextStore } from './text-store.ts';

/** Characters that wait in memory before they are written. */
const WAITING = 65_536;
/** Bytes that are read at a time. */
const CHUNK = 262_144;
/** Bytes that are read around a place: what is asked for one after the other mostly stands side by side. */
const WINDOW = 65_536;

/** Lines in a file of their own. A place is where a line begins, in bytes. */
export class TextSpill implements TextStore {
  readonly #file: ScratchFile;
  #waiting: ByteString = '';
  /** Bytes of all texts, those that wait included. */
  #length = 0;
  #window: { from: number; text: ByteString } = { from: 0, text: '' };

  private constructor(file: ScratchFile) {
    this.#file = file;
  }

  /** @param directory exists, below RUNNER_TEMP */
  static async begin(directory: string): Promise<TextSpill> {
    return new TextSpill(await ScratchFile.begin(directory, 'texts'));
  }

  add(text: ByteString): number {
    const place = this.#length;
    this.#waiting += `${text}\n`;
    this.#length += text.length + 1;
    return place;
  }

  /** @throws Error of the file system, a full disk among them */
  async flush(): Promise<void> {
    if (this.#waiting.length > WAITING) await this.#write();
  }

  async #write(): Promise<void> {
    const bytes = Buffer.from(this.#waiting, 'latin1');
    this.#waiting = '';
    if (bytes.length > 0) await this.#file.append(bytes);
  }

  async *all(): AsyncGenerator<{ place: number; text: ByteString }[]> {
    await this.#write();
    let rest = '';
    for (let at = 0; at < this.#file.length; at += CHUNK) {
      const text = rest + (await this.#read(at, CHUNK));
      const from = at - rest.length;
      const lines: { place: number; text: ByteString }[] = [];
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        lines.push({ place: from + start, text: text.slice(start, end) });
        start = end + 1;
      }
      rest = text.slice(start);
      yield lines;
    }
  }

  async at(place: number): Promise<ByteString> {
    await this.#write();
    for (let bytes = WINDOW; ; bytes *= 2) {
      const { from, text } = this.#window;
      const start = place - from;
      const end = start < 0 || start >= text.length ? -1 : text.indexOf('\n', start);
      if (end >= 0) return text.slice(start, end);
      if (bytes > WINDOW && place + bytes > 2 * this.#file.length)
        throw new RangeError(`No text is at ${place}`);
      this.#window = { from: place, text: await this.#read(place, bytes) };
    }
  }

  async #read(from: number, bytes: number): Promise<ByteString> {
    const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(bytes, this.#file.length - from)));
    await this.#file.read(chunk, from);
    return chunk.toString('latin1');
  }

  /** Removes its file. */
  close(): Promise<void> {
    return this.#file.close();
  }
}
