import type { ByteString, ComparedRow } from '../rows/compared-row.ts';

/** Reads rows out of text that comes in pieces. */
export interface Scanner {
  /**
   * Appends the rows that are whole in `text`.
   * @param isLast nothing follows the text
   * @returns characters that need not be given again
   * @throws DamagedError
   */
  scan(text: ByteString, isLast: boolean, rows: ComparedRow[]): number;
}

/** Bytes that become text at a time: longer strings cost more than their length. */
const PIECE = 65_536;
/** Bytes that a row may have; names have 1,024 at the most, and file info some thousand. */
const ROW = 1 << 20;
/** Rows that are given at a time, about. */
const BATCH = 512;

/**
 * The rows of a text that comes in chunks, which may end anywhere.
 * @param chunks each is good until the next one is asked for
 * @throws DamagedError, and whatever the chunks throw
 */
export async function* scanned(
  scanner: Scanner,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<ComparedRow[]> {
  let rows: ComparedRow[] = [];
  /** What the rows so far have left over stands at its beginning. */
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
    if (length > ROW) throw new DamagedError();
    if (rows.length >= BATCH) {
      yield rows;
      rows = [];
    }
  }
  scanner.scan(bytes.toString('latin1', 0, length), true, rows);
  if (rows.length > 0) yield rows;
}

/** A data file that is not as our formats write it. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';

  constructor(what = 'has a row that cannot be read') {
    super(what);
  }
}
