import { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { ScratchFile } from './scratch-file.ts';
import type { TextRecord, TextStore } from './text-store.ts';

/** Bytes that are buffered before they are written. */
const BUFFER = 65_536;
/**
 * Bytes that are read at a time: positions that follow each other are mostly close together. V8 keeps strings of more
 * than 128 KiB until it collects the whole heap, which then grows by a multiple of what is in use.
 */
const CHUNK = 65_536;

/** Records in a scratch file. Each is a line with the lengths of its texts, then the texts. */
export class TextSpill implements TextStore {
  readonly #file: ScratchFile;
  readonly #buffer = new ByteSink(2 * BUFFER);
  /** Bytes of all records, buffered ones included. */
  #length = 0;
  #window: { from: number; bytes: ByteString } = { from: 0, bytes: '' };

  private constructor(file: ScratchFile) {
    this.#file = file;
  }

  /** @param directory an existing folder below RUNNER_TEMP */
  static async begin(directory: string): Promise<TextSpill> {
    return new TextSpill(await ScratchFile.begin(directory, 'texts'));
  }

  add(texts: readonly ByteString[]): number {
    const position = this.#length;
    const record = `${texts.map(({ length }) => length).join()}\n${texts.join('')}`;
    this.#buffer.text(record);
    this.#length += record.length;
    return position;
  }

  /** @throws Error of the file system, such as a full disk */
  async flush(): Promise<void> {
    if (this.#buffer.length > BUFFER) await this.#write();
  }

  async #write(): Promise<void> {
    const bytes = this.#buffer.bytes.subarray(0, this.#buffer.length);
    this.#buffer.length = 0;
    await this.#file.append(bytes);
  }

  async *all(): AsyncGenerator<TextRecord[]> {
    await this.#write();
    let [from, bytes] = [0, ''];
    for (let at = 0; at < this.#file.length; at += CHUNK) {
      bytes += await this.#read(at, CHUNK);
      const records: TextRecord[] = [];
      let start = 0;
      for (let found = recordAt(bytes, start); found; found = recordAt(bytes, start)) {
        records.push({ position: from + start, texts: found.texts });
        start = found.end;
      }
      from += start;
      bytes = bytes.slice(start);
      yield records;
    }
  }

  async at(position: number): Promise<readonly ByteString[]> {
    await this.#write();
    for (let length = CHUNK; ; length *= 2) {
      const { from, bytes } = this.#window;
      const found = position < from ? undefined : recordAt(bytes, position - from);
      if (found) return found.texts;
      if (length > CHUNK && position + length > 2 * this.#file.length)
        throw new RangeError(`No record at position ${position}`);
      this.#window = { from: position, bytes: await this.#read(position, length) };
    }
  }

  async #read(from: number, bytes: number): Promise<ByteString> {
    const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(bytes, this.#file.length - from)));
    await this.#file.read(chunk, from);
    return chunk.toString('latin1');
  }

  /** Deletes the file. */
  close(): Promise<void> {
    return this.#file.close();
  }
}

/** Reads the record that begins at `start`. @returns undefined when `bytes` end before it does */
function recordAt(bytes: ByteString, start: number): { texts: ByteString[]; end: number } | undefined {
  const newLine = bytes.indexOf('\n', start);
  if (newLine < 0) return undefined;
  const texts: ByteString[] = [];
  let end = newLine + 1;
  for (const length of bytes.slice(start, newLine).split(',')) {
    const begin = end;
    end += Number(length);
    texts.push(bytes.slice(begin, end));
  }
  return end <= bytes.length ? { texts, end } : undefined;
}
