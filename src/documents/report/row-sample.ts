import { SLOT } from '../../b2/page/fields.ts';
import { ByteSink } from '../../bytes/byte-sink.ts';
import { type ByteString, detached, fromByteString } from '../../bytes/byte-string.ts';
import { encodeName } from '../../names/file-url.ts';
import { stringOf } from '../../rows/json-literal.ts';
import type { Row } from '../../rows/row.ts';
import { Heaviest } from '../../totals/heaviest.ts';
import { plausible } from '../../totals/upload-time.ts';

/** A row of the table of files. */
export interface SampledRow {
  /** Place in the listing. */
  readonly at: number;
  /** Literal of its name: one text for all rows of the bucket. */
  readonly bucket: ByteString;
  readonly name: ByteString;
  readonly size: number;
  /** Milliseconds since 1970; NaN if unknown. */
  readonly uploaded: number;
  readonly contentType: ByteString;
  readonly state: RowState;
  /** null: there is none. Empty: the bucket's base, and then the name. */
  readonly url: string | null;
}

type RowState = 'file' | 'old version' | 'hide marker' | 'unfinished upload';

/** All rows if there are few; otherwise the largest and the newest ones. */
export class RowSample {
  /** By bucket: what the URLs of most files begin with, before the name. */
  readonly bases = new Map<ByteString, string>();
  readonly #now: number;
  readonly #limit: number;
  /** undefined once there are too many. */
  #all: SampledRow[] | undefined = [];
  readonly #largest: Heaviest<SampledRow>;
  readonly #newest: Heaviest<SampledRow>;
  #count = 0;
  readonly #types = new Map<ByteString, ByteString>();
  readonly #address = new ByteSink(1_024);

  /** @param limit the most rows kept @param now start of the listing, in milliseconds since 1970 */
  constructor(limit: number, now: number) {
    this.#limit = limit;
    this.#now = now;
    this.#largest = new Heaviest(limit / 2);
    this.#newest = new Heaviest(limit / 2);
  }

  add(row: Row): void {
    this.#count++;
    if (this.#all) {
      this.#all.push(this.#read(row));
      if (this.#all.length > this.#limit) this.#choose(this.#all);
      return;
    }
    const isLarge = row.size > this.#largest.floor;
    const isNew = row.uploaded > this.#newest.floor;
    if (!isLarge && !isNew) return;
    const sampled = this.#read(row);
    if (isLarge) this.#largest.add(row.size, sampled);
    if (isNew && sampled.uploaded > this.#newest.floor) this.#newest.add(sampled.uploaded, sampled);
  }

  #choose(all: readonly SampledRow[]): void {
    for (const row of all) {
      this.#largest.add(row.size, row);
      if (!Number.isNaN(row.uploaded)) this.#newest.add(row.uploaded, row);
    }
    this.#all = undefined;
  }

  #read(row: Row): SampledRow {
    const { bucket, size, settings } = row;
    const name = nameOf(row);
    return {
      at: this.#count,
      bucket,
      name,
      size,
      uploaded: plausible(row.uploaded, this.#now),
      contentType: this.#type(settings.contentType),
      state: stateOf(row),
      url: this.#url(row, name),
    };
  }

  #type(literal: ByteString): ByteString {
    let type = this.#types.get(literal);
    if (type === undefined) {
      type = detached(stringOf(literal));
      if (this.#types.size < this.#limit) this.#types.set(detached(literal), type);
    }
    return type;
  }

  #url(row: Row, name: ByteString): string | null {
    const to = this.#address;
    to.length = 0;
    if (!row.writeUrl(to)) return null;
    const encoded = encodeName(name);
    const base = this.bases.get(row.bucket);
    if (base === undefined) {
      const url = to.slice(0);
      if (!url.endsWith(encoded)) return url;
      this.bases.set(row.bucket, url.slice(0, -encoded.length));
      return '';
    }
    // Without making a text of it, since most are as expected.
    const isUsual =
      to.length === base.length + encoded.length && hasText(to, base, 0) && hasText(to, encoded, base.length);
    return isUsual ? '' : to.slice(0);
  }

  /** All rows were kept. */
  get isAll(): boolean {
    return this.#all !== undefined;
  }

  /** The rows, those that matter most first: the largest and the newest in turn. */
  get rows(): readonly SampledRow[] {
    const time = ({ uploaded }: SampledRow) => (Number.isNaN(uploaded) ? 0 : uploaded);
    const largest = this.#all?.toSorted((a, b) => b.size - a.size) ?? this.#largest.items;
    const newest = this.#all?.toSorted((a, b) => time(b) - time(a)) ?? this.#newest.items;
    const rows = new Set<SampledRow>();
    for (let at = 0; at < Math.max(largest.length, newest.length); at++) {
      for (const row of [largest[at], newest[at]]) if (row) rows.add(row);
    }
    return [...rows];
  }
}

/** From the bytes of the page: the row's text is read for several rows at a time, of which few are sampled. */
function nameOf(row: Row): ByteString {
  const { page, index } = row;
  const [start, end] = [page.start(index, SLOT.fileName) + 1, page.end(index, SLOT.fileName) - 1];
  const name = page.bytes.toString('latin1', start, end);
  return name.includes('\\') ? detached(row.name) : name;
}

/** Whether a text is in the bytes from `at` on. */
function hasText({ bytes }: ByteSink, text: ByteString, at: number): boolean {
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

function stateOf({ settings, latest, isUpload }: Row): RowState {
  if (isUpload) return latest ? 'file' : 'old version';
  return settings.action === '"start"' ? 'unfinished upload' : 'hide marker';
}

/** A row's name and type as text. */
export function textsOf({ name, contentType }: SampledRow): { name: string; type: string } {
  return { name: fromByteString(name), type: fromByteString(contentType) };
}
