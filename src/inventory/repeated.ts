import { type ByteSink, type Bytes, bytesOf, sameBytes } from '../b2/byte-sink.ts';
import type { ByteString } from '../b2/byte-string.ts';
import { type Field, INDEX, type Page, STRIDE } from '../b2/page.ts';

/** Where a row stands; it moves on. */
export interface Place {
  readonly page: Page;
  readonly index: number;
}

/** What a field was, and what was made of it. */
interface Answer {
  given: Bytes;
  text: ByteString;
  bytes: Bytes;
}

/** Rows of a bucket mostly repeat a few settings. */
const ANSWERS_KEPT = 8;

/** A literal that is worked out from a field of the row at hand. The last answers are remembered. */
export class Repeated {
  readonly #place: Place;
  readonly #field: Field;
  readonly #index: number;
  readonly #read: (literal: ByteString) => ByteString;
  readonly #answers: Answer[] = [];
  /** Which of them goes next. */
  #oldest = 0;

  /** @param read makes a literal of the field's, which is null where the row has no such field */
  constructor(place: Place, field: Field, read: (literal: ByteString) => ByteString) {
    this.#place = place;
    this.#field = field;
    this.#index = INDEX[field];
    this.#read = read;
  }

  write(to: ByteSink): void {
    to.all(this.#answer().bytes);
  }

  get literal(): ByteString {
    return this.#answer().text;
  }

  #answer(): Answer {
    const { page, index } = this.#place;
    const at = index * STRIDE + this.#index;
    const start = page.spans[at]!;
    const end = page.spans[at + 1]!;
    // What is not written the plain way has a negative end and is not remembered.
    if (end < 0) return this.#make(EMPTY);
    const length = end - start;
    for (const answer of this.#answers) {
      const { given } = answer;
      if (length === given.bytes.length && sameBytes(page, start, given, 0, length)) return answer;
    }
    const answer = this.#make(bytesOf(Buffer.from(page.bytes.subarray(start, end))));
    this.#answers[this.#oldest] = answer;
    this.#oldest = (this.#oldest + 1) % ANSWERS_KEPT;
    return answer;
  }

  #make(given: Bytes): Answer {
    const { page, index } = this.#place;
    const text = this.#read(page.literal(index, this.#field) ?? 'null');
    return { given, text, bytes: bytesOf(Buffer.from(text, 'latin1')) };
  }
}

const EMPTY = bytesOf(Buffer.alloc(0));
