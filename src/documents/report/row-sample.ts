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
    const { bucket, name, size, settings } = row;
    return {
      at: this.#count,
      bucket,
      name: detached(name),
      size,
      uploaded: plausible(row.uploaded, this.#now),
      contentType: this.#type(settings.contentType),
      state: stateOf(row),
      url: this.#url(row),
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

  #url({ url, name, bucket }: Row): string | null {
    if (url === null) return null;
    const encoded = encodeName(name);
    if (url.endsWith(encoded)) {
      const base = url.slice(0, -encoded.length);
      if (!this.bases.has(bucket)) this.bases.set(bucket, base);
      if (this.bases.get(bucket) === base) return '';
    }
    return url;
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

function stateOf({ settings, latest, isUpload }: Row): RowState {
  if (isUpload) return latest ? 'file' : 'old version';
  return settings.action === '"start"' ? 'unfinished upload' : 'hide marker';
}

/** A row's name and type as text. */
export function textsOf({ name, contentType }: SampledRow): { name: string; type: string } {
  return { name: fromByteString(name), type: fromByteString(contentType) };
}
