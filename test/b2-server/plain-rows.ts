import type { RowBuffer } from './row-buffer.ts';
import type { RowParts } from './rows.ts';

/** The values of a generated upload, from which both its object and its bytes are made. */
export interface PlainFields {
  hash: number;
  length: number;
  /** Digests as 32-bit words. */
  sha1: readonly number[];
  md5: readonly number[];
  modified: number;
  uploaded: number;
}

export const PLAIN_TYPES = [
  'application/octet-stream',
  'application/json',
  'text/plain',
  'image/jpeg',
  'application/gzip',
] as const;

/** What fileInfo contains besides the time. */
export const PLAIN_INFO: readonly string[] = [
  ',"uploader":"backup-agent/4.2.1"',
  ',"src_creation_date_millis":"1672531200000"',
  ',"b2-content-disposition":"inline; filename=report.pdf"',
  ',"b2-cache-control":"max-age=3600"',
  ',"large_file_sha1":"0123456789abcdef0123456789abcdef01234567"',
];

/** One in eight is stored unencrypted. */
export const isEncrypted = (hash: number) => (hash & 0x70) !== 0;

const ZEROS = (n: number) => '0'.repeat(n);

/**
 * The fixed parts of a row as bytes, with zeros where digits go: a row is a few copies and the digits on top,
 * which is several times faster than text.
 */
interface Template {
  head: Buffer;
  /** From behind contentLength to the fileInfo's time, by content type. */
  middle: { bytes: Buffer; md5: number; sha1: number; key: number; tail: number; modified: number }[];
  /** The rest of fileInfo, up to the name. */
  info: Buffer[];
  /** From behind the name up to uploadTimestamp. */
  plain: Buffer;
  encrypted: Buffer;
}

const templates = new WeakMap<RowParts, Template>();

function templateOf(parts: RowParts): Template {
  let template = templates.get(parts);
  if (template === undefined) {
    template = {
      head: Buffer.from(parts.head),
      middle: PLAIN_TYPES.map((type) => middleOf(parts, type)),
      info: PLAIN_INFO.map((info) => Buffer.from(`"${info}},"fileName":`)),
      plain: afterName(parts, '{"algorithm":null,"mode":null}'),
      encrypted: afterName(parts, '{"algorithm":"AES256","mode":"SSE-B2"}'),
    };
    templates.set(parts, template);
  }
  return template;
}

function middleOf(parts: RowParts, type: string): Template['middle'][number] {
  const md5 = ',"contentMd5":"';
  const sha1 = `${md5}${ZEROS(32)}","contentSha1":"`;
  const key = `${sha1}${ZEROS(40)}","contentType":"${type}","fileId":"${parts.idHead}`;
  const tail = `${key}${ZEROS(16)}`;
  const modified = `${tail}${TAIL}","fileInfo":{"src_last_modified_millis":"`;
  return {
    bytes: Buffer.from(`${modified}${ZEROS(13)}`),
    md5: md5.length,
    sha1: sha1.length,
    key: key.length,
    tail: tail.length,
    modified: modified.length,
  };
}

/** See `fileIdTail`, which writes the same as text. */
const TAIL = '_d00000000_m000000_c004_v0402000_t0000_u00000000000000';

function afterName(parts: RowParts, encryption: string): Buffer {
  return Buffer.from(`,${parts.noLock},"serverSideEncryption":${encryption},"uploadTimestamp":${ZEROS(13)}}`);
}

const HEX = Buffer.from('0123456789abcdef');

function hex(bytes: Buffer, at: number, value: number, digits: number): void {
  for (let n = digits - 1, rest = value; n >= 0; n -= 1, rest >>>= 4) bytes[at + n] = HEX[rest & 15]!;
}

/** Writes `digits` decimal digits. */
function decimal(bytes: Buffer, at: number, value: number, digits: number): void {
  // Integers of 32 bits divide several times faster than larger ones.
  let end = at + digits - 1;
  let rest = value;
  if (rest > 0x7fffffff) {
    const high = Math.floor(rest / 1_000_000);
    let low = (rest - high * 1_000_000) | 0;
    for (let n = 0; n < 6; n += 1, end -= 1) {
      const tens = (low / 10) | 0;
      bytes[end] = 48 + low - tens * 10;
      low = tens;
    }
    rest = high;
  }
  for (let small = rest | 0; end >= at; end -= 1) {
    const tens = (small / 10) | 0;
    bytes[end] = 48 + small - tens * 10;
    small = tens;
  }
}

const dates = new Map<number, number>();

/** YYYYMMDD of a day number. */
function dateOf(day: number): number {
  let date = dates.get(day);
  if (date === undefined) {
    date = Number(new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
    dates.set(day, date);
  }
  return date;
}

/** Appends the row of a generated upload: the same bytes as `renderVersion` would give. */
export function writePlainRow(
  rows: RowBuffer,
  parts: RowParts,
  name: string,
  key: { head: number; id: number; v: number },
  fields: PlainFields,
): void {
  const template = templateOf(parts);
  const { hash, uploaded } = fields;
  rows.begin(1200 + name.length * 6);
  const { bytes } = rows;
  bytes.set(template.head, rows.at);
  rows.at += template.head.length;
  rows.integer(fields.length);

  const middle = template.middle[hash % PLAIN_TYPES.length]!;
  const at = rows.at;
  bytes.set(middle.bytes, at);
  for (let n = 0; n < 4; n += 1) hex(bytes, at + middle.md5 + n * 8, fields.md5[n]!, 8);
  for (let n = 0; n < 5; n += 1) hex(bytes, at + middle.sha1 + n * 8, fields.sha1[n]!, 8);
  hex(bytes, at + middle.key, key.head, 2);
  hex(bytes, at + middle.key + 2, key.id, 8);
  hex(bytes, at + middle.key + 10, key.v, 6);
  const tail = at + middle.tail;
  const spread = (key.id ^ key.v) >>> 0;
  const day = Math.floor(uploaded / 86_400_000);
  const second = Math.floor(uploaded / 1000) - day * 86_400;
  decimal(bytes, tail + 2, dateOf(day), 8);
  decimal(bytes, tail + 12, (second / 3600) | 0, 2);
  decimal(bytes, tail + 14, ((second / 60) | 0) % 60, 2);
  decimal(bytes, tail + 16, second % 60, 2);
  decimal(bytes, tail + 30, spread % 50, 2);
  decimal(bytes, tail + 36, (spread >>> 8) % 60, 2);
  decimal(bytes, tail + 41, uploaded, 13);
  decimal(bytes, at + middle.modified, fields.modified, 13);
  rows.at = at + middle.bytes.length;

  const info = template.info[(hash >>> 5) % PLAIN_INFO.length]!;
  bytes.set(info, rows.at);
  rows.at += info.length;
  rows.json(name);
  const end = isEncrypted(hash) ? template.encrypted : template.plain;
  bytes.set(end, rows.at);
  rows.at += end.length;
  decimal(bytes, rows.at - 14, uploaded, 13);
}
