import type { ByteString } from '../bytes/byte-string.ts';
import type { ComparedRow } from '../rows/compared-row.ts';

/** Parses rows from text that arrives in pieces. */
export interface Scanner {
  /**
   * Appends the rows that `text` contains completely.
   * @param isLast nothing follows the text
   * @returns how many characters were used; the rest is passed again, with more text behind it
   * @throws DamagedError
   */
  scan(text: ByteString, isLast: boolean, rows: ComparedRow[]): number;
}

/** Bytes that are decoded at a time: the time per byte is higher for longer strings. */
const PIECE = 65_536;
/** Bytes that a row may have. Names have up to 1,024, and file info a few thousand. */
const MAX_ROW_BYTES = 1 << 20;
/** Rows of a batch, about. */
const BATCH = 512;

/**
 * The rows of a file that is read in chunks, which may end anywhere.
 * @param chunks each is valid until the next one is read
 * @throws DamagedError; whatever the chunks throw
 */
export async function* scanned(
  scanner: Scanner,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<ComparedRow[]> {
  let rows: ComparedRow[] = [];
  /** Begins with the bytes of a row that is not complete yet. */
  let bytes = Buffer.allocUnsafeSlow(2 * PIECE);
  let length = 0;
  for await (const chunk of chunks) {
    if (length + chunk.length > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (length + chunk.length));
      bytes.copy(larger, 0, 0, length);
      bytes = larger;
    }
    length += chunk.copy(bytes, length);
    let at = 0;
    for (let piece = PIECE; at < length; ) {
      const end = Math.min(at + piece, length);
      const used = scanner.scan(bytes.toString('latin1', at, end), false, rows);
      at += used;
      if (used === 0 && end === length) break;
      piece = used === 0 ? 2 * piece : PIECE;
    }
    bytes.copyWithin(0, at, length);
    length -= at;
    if (length > MAX_ROW_BYTES) throw new DamagedError();
    if (rows.length >= BATCH) {
      yield rows;
      rows = [];
    }
  }
  scanner.scan(bytes.toString('latin1', 0, length), true, rows);
  if (rows.length > 0) yield rows;
}

/** A file that is not as our formats write it. The message continues its name. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';

  constructor(what = 'has an invalid row') {
    super(what);
  }
}
