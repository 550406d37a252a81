const HEAD = Buffer.from('{"files":[');

/** A list page as bytes, row after row, in memory that is used again for later pages. */
export class RowBuffer {
  bytes: Buffer = Buffer.concat([HEAD], 64 * 1024);
  /** Where the next byte goes. */
  at: number = HEAD.length;
  private starts: number[] = [];

  /** Begins a row of at most `size` bytes. */
  begin(size: number): void {
    if (this.rows > 0) this.bytes[this.at++] = COMMA;
    this.room(size);
    this.starts.push(this.at);
  }

  /** Appends a row that exists as text. */
  append(row: string): void {
    // The longest that UTF-8 makes of a string is three bytes a unit.
    this.begin(row.length * 3);
    this.at += this.bytes.write(row, this.at);
  }

  /** Appends a row that exists as bytes. */
  copy(row: Buffer): void {
    this.begin(row.length);
    this.at += row.copy(this.bytes, this.at);
  }

  /** Makes room for `size` more bytes, and a bit. */
  room(size: number): void {
    const need = this.at + size + 16;
    if (need <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(need, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }

  get rows(): number {
    return this.starts.length;
  }

  /** The bytes of a row. */
  row(n: number): Buffer {
    return this.bytes.subarray(this.starts[n], n + 1 < this.rows ? this.starts[n + 1]! - 1 : this.at);
  }

  /** Puts the rows in another order; a row may come twice. */
  rearrange(order: number[]): void {
    const rows = order.map((n) => Buffer.from(this.row(n)));
    this.clear();
    for (const row of rows) this.copy(row);
  }

  /** Ends the page with its other fields and gives it whole; valid until the buffer is returned. */
  close(fields: string): Buffer {
    this.room(fields.length * 3);
    this.at += this.bytes.write(`],${fields}}`, this.at);
    return this.bytes.subarray(0, this.at);
  }

  clear(): void {
    this.at = HEAD.length;
    this.starts.length = 0;
  }

  /** Writes text that needs no escape, as one byte a character. */
  ascii(text: string): void {
    const { bytes } = this;
    let { at } = this;
    for (let n = 0; n < text.length; n += 1) bytes[at++] = text.charCodeAt(n);
    this.at = at;
  }

  /** Writes a whole number. */
  integer(value: number): void {
    let rest = value;
    let end = this.at + 1;
    for (let limit = 10; limit <= value; limit *= 10) end += 1;
    this.at = end;
    do {
      const tens = Math.floor(rest / 10);
      this.bytes[--end] = 48 + rest - tens * 10;
      rest = tens;
    } while (rest > 0);
  }

  /** Writes a string as JSON does. */
  json(text: string): void {
    const { bytes } = this;
    let { at } = this;
    bytes[at++] = QUOTE;
    for (let n = 0; n < text.length; n += 1) {
      const code = text.charCodeAt(n);
      if (code < 32 || code > 126 || code === QUOTE || code === BACKSLASH) {
        this.at += bytes.write(JSON.stringify(text), this.at);
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.at = at;
  }
}

const COMMA = 44;
const QUOTE = 34;
const BACKSLASH = 92;

const KEPT = 24;
const idle: RowBuffer[] = [];

/** A buffer without rows. Fresh megabytes for each page would cost more than what is written into them. */
export function borrowRows(): RowBuffer {
  return idle.pop() ?? new RowBuffer();
}

/** Gives a buffer back, once nothing reads it any more. */
export function returnRows(rows: RowBuffer): void {
  rows.clear();
  if (idle.length < KEPT) idle.push(rows);
}
