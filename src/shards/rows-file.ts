import { FIELDS, type OwnField, SETTING_FIELDS, SLOT } from '../b2/page/fields.ts';
import type { Page } from '../b2/page/page.ts';
import { readPage } from '../b2/page/read-page.ts';
import { CLOSE_BRACE, COMMA, NEW_LINE, QUOTE } from '../bytes/ascii.ts';
import type { BufferPool } from '../bytes/buffer-pool.ts';
import { type Bytes, bytesOf } from '../bytes/byte-sink.ts';
import { canonical } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';

/**
 * The rows of a shard as B2 returned them, so that merging can do with them whatever a listing does. A line is the name
 * of the bucket of the following rows, as a JSON string, or a row, as a JSON object and a comma.
 */
export const ROWS_FILE = 'shard/rows.zst';

/** The name has to be last: every row has one. */
const OWN_FIELDS = FIELDS.filter(
  (field): field is OwnField =>
    !(SETTING_FIELDS as readonly string[]).includes(field) && field !== 'fileName',
).map((field) => ({ slot: SLOT[field], before: literal(`"${field}":`) }));
const NAME = literal('"fileName":');

function literal(text: string): Bytes {
  return bytesOf(Buffer.from(text, 'latin1'));
}

/** Writes ROWS_FILE. */
export const rowsRecorder: RowSinkFactory = {
  name: 'shard',
  async begin(folder) {
    const file = await folder.file(ROWS_FILE, [], { compression: 'zstd' });
    /** What rows with the same settings begin with, by the interned id of the settings. */
    const heads: Bytes[] = [];
    const headOf = ({ settings: { id, dateAt }, page, index }: Row): Bytes => {
      if (id < 0 || dateAt > 0) return head(page, index);
      heads[id] ??= head(page, index);
      return heads[id];
    };
    return {
      enter: async (bucketName) => {
        file.to.text(Buffer.from(`${JSON.stringify(bucketName)}\n`).toString('latin1'));
      },
      add: (row) => {
        const { to } = file;
        const { page, index } = row;
        to.all(headOf(row));
        for (const { slot, before } of OWN_FIELDS) {
          const start = page.start(index, slot);
          if (start === 0) continue;
          to.all(before);
          to.copy(page, start, page.end(index, slot));
          to.byte(COMMA);
        }
        to.all(NAME);
        to.copy(page, page.start(index, SLOT.fileName), page.end(index, SLOT.fileName));
        to.byte(CLOSE_BRACE);
        to.byte(COMMA);
        to.byte(NEW_LINE);
        file.rows++;
      },
    };
  },
};

/** The opening brace and the settings, each followed by a comma, on one line. */
function head(page: Page, row: number): Bytes {
  const settings = SETTING_FIELDS.flatMap((field) => {
    const value = page.setting(row, field);
    return value === undefined ? [] : `"${field}":${canonical(value)},`;
  });
  return literal(`{${settings.join('')}`);
}

/** Bytes of rows that make a page. */
const PAGE_BYTES = 1 << 20;
const BEFORE = Buffer.from('{"files":[');
const AFTER = Buffer.from('],"nextFileName":null}');

/**
 * The rows of ROWS_FILE, as pages of one bucket each. A page is the caller's to release.
 * @param chunks of the file, expanded
 * @throws Error if it is not as it was written
 */
export async function* readRows(
  chunks: AsyncIterable<Buffer>,
  buffers: BufferPool,
): AsyncGenerator<{ bucketName: string; page: Page | undefined }> {
  let bucketName: string | undefined;
  let left: Buffer = Buffer.alloc(0);
  const take = function* (bytes: Buffer) {
    for (let at = 0; at < bytes.length; ) {
      if (bytes[at] === QUOTE) {
        const end = bytes.indexOf(NEW_LINE, at);
        bucketName = JSON.parse(bytes.toString('utf8', at, end)) as string;
        yield { bucketName, page: undefined };
        at = end + 1;
        continue;
      }
      // Only the name of a bucket begins with a quote.
      const next = bytes.indexOf('\n"', at, 'latin1');
      const end = next < 0 ? bytes.length : next + 1;
      if (bucketName === undefined) throw new Error('its first row is of no bucket');
      yield { bucketName, page: pageOf(bytes.subarray(at, end), buffers) };
      at = end;
    }
  };
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    size += chunk.length;
    if (size < PAGE_BYTES) continue;
    const bytes = Buffer.concat([left, ...pieces]);
    [pieces, size] = [[], 0];
    const end = bytes.lastIndexOf(NEW_LINE) + 1;
    left = bytes.subarray(end);
    yield* take(bytes.subarray(0, end));
  }
  const rest = Buffer.concat([left, ...pieces]);
  if (rest.length > 0 && rest.at(-1) !== NEW_LINE) throw new Error('it is cut short');
  yield* take(rest);
}

/** @param rows lines, each with a comma and a line break at its end */
function pageOf(rows: Buffer, buffers: BufferPool): Page {
  const inner = rows.length - ',\n'.length;
  const length = BEFORE.length + inner + AFTER.length;
  const bytes = buffers.take(length).subarray(0, length);
  BEFORE.copy(bytes);
  rows.copy(bytes, BEFORE.length, 0, inner);
  AFTER.copy(bytes, BEFORE.length + inner);
  return readPage(bytes, buffers);
}
