import type { Static } from '@sinclair/typebox';
import { type ByteString, fromByteString } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { Settings } from '../rows/settings.ts';
import { DAY_MS } from '../rows/timestamps.ts';
import type { KeyStore } from '../spill/key-store.ts';
import { DuplicateFinder } from './duplicates.ts';
import { addTo, type FileFigures, noFigures } from './file-figures.ts';
import { extensionOf, TypeReader } from './file-kinds.ts';
import { FolderCounter } from './folders.ts';
import { HeavyHitters } from './heavy-hitters.ts';
import { AGE_EDGES, Histogram, SIZE_EDGES } from './histogram.ts';
import { NameParts } from './name-parts.ts';
import type { inventoryTotals, listedFile } from './schema.ts';
import type { Totals } from './sums.ts';
import { TopList } from './top-list.ts';
import { plausible } from './upload-time.ts';
import { VersionCounter } from './versions.ts';

/** Totals of all listed rows. The keys are those of manifest.json. */
export type InventoryTotals = Static<typeof inventoryTotals>;

export type ListedFile = Static<typeof listedFile>;

export interface TotalsOptions {
  /** Start of the listing, in milliseconds since 1970. */
  now: number;
  /** All versions are listed. */
  versions: boolean;
  /** Stores the keys of files that are compared. Without it, duplicates are not searched. */
  keys?: KeyStore | undefined;
}

/** The most files in `largest`, `oldest` and `newest` each. */
const LISTED_FILES = 10;

/** Adds up rows in bounded memory. */
export class TotalsCollector {
  /** Of all rows. */
  readonly figures: FileFigures = noFigures();
  readonly #now: number;
  readonly #folders = new FolderCounter();
  readonly #extensions = new HeavyHitters();
  readonly #contentTypes = new HeavyHitters();
  readonly #types = new TypeReader();
  /** By the id of interned settings. There are few, so they are sums until the end. */
  readonly #bySettings: (Totals & { contentType: ByteString })[] = [];
  readonly #parts = new NameParts();
  #bucket: ByteString = '';
  #newestOfBucket = Number.NaN;
  /** Upload time of the newest file of each bucket, in milliseconds since 1970; NaN if it has none. */
  readonly newestByBucket = new Map<string, number>();
  #extension: ByteString = '';
  readonly #ages = new Histogram(AGE_EDGES);
  readonly #undated = { files: 0, bytes: 0 };
  readonly #sizes = new Histogram(SIZE_EDGES);
  readonly #largest = new TopList<Candidate>(LISTED_FILES);
  readonly #oldest = new TopList<Candidate>(LISTED_FILES);
  readonly #newest = new TopList<Candidate>(LISTED_FILES);
  readonly #versions: VersionCounter | undefined;
  readonly #keys: KeyStore | undefined;
  readonly #duplicates: DuplicateFinder | undefined;

  constructor({ now, versions, keys }: TotalsOptions) {
    this.#now = now;
    this.#versions = versions ? new VersionCounter() : undefined;
    this.#keys = keys;
    this.#duplicates = keys && new DuplicateFinder(keys);
  }

  /** Rows must be in the order of B2, bucket after bucket. */
  add(row: Row): void {
    const { bucket, size } = row;
    const uploaded = plausible(row.uploaded, this.#now);
    const upload = row.isUpload;
    addTo(this.figures, size, uploaded, upload);
    if (bucket !== this.#bucket) {
      this.#leaveBucket();
      this.#bucket = bucket;
      this.#parts.forget();
    }
    this.#parts.next(row);
    const { sameFolder, sameExtension } = this.#parts;
    if (sameFolder) this.#folders.addToSame(size);
    else this.#folders.add(bucket, row.name, row.name.lastIndexOf('/'), size);
    if (!sameExtension) this.#extension = extensionOf(row.name, row.name.lastIndexOf('/'));
    this.#extensions.add(this.#extension, size);
    this.#addType(row.settings, size);
    this.#sizes.add(size, size);
    if (Number.isNaN(uploaded)) {
      this.#undated.files++;
      this.#undated.bytes += size;
    } else {
      this.#ages.add((this.#now - uploaded) / DAY_MS, size);
    }
    this.#versions?.add(row);
    if (!upload) return;
    // Negated, so that the first value replaces NaN.
    if (!(uploaded <= this.#newestOfBucket) && !Number.isNaN(uploaded)) this.#newestOfBucket = uploaded;
    if (this.#largest.wants(size)) this.#largest.add(size, { bucket, name: row.name, size, uploaded });
    if (this.#newest.wants(uploaded)) this.#newest.add(uploaded, { bucket, name: row.name, size, uploaded });
    if (this.#oldest.wants(-uploaded))
      this.#oldest.add(-uploaded, { bucket, name: row.name, size, uploaded });
    this.#duplicates?.add(row, size);
  }

  #leaveBucket(): void {
    if (this.#bucket !== '')
      this.newestByBucket.set(fromByteString(stringOf(this.#bucket)), this.#newestOfBucket);
    this.#newestOfBucket = Number.NaN;
  }

  #addType({ id, contentType }: Settings, size: number): void {
    if (id < 0) {
      this.#contentTypes.add(this.#types.type(contentType), size);
      return;
    }
    this.#bySettings[id] ??= { contentType, files: 0, bytes: 0 };
    const sums = this.#bySettings[id];
    sums.files++;
    sums.bytes += size;
  }

  /** Writes pending keys to the store. Call it every few rows. */
  async flush(): Promise<void> {
    await this.#keys?.flush();
  }

  /** The totals of all rows. Nothing can be added afterwards. */
  async end(): Promise<InventoryTotals> {
    const { figures } = this;
    this.#leaveBucket();
    // Settings of other listings leave gaps, which forEach skips.
    this.#bySettings.forEach(({ contentType, files, bytes }) => {
      this.#contentTypes.add(this.#types.type(contentType), bytes, files);
    });
    return {
      folders: this.#folders.totals(figures.bytes),
      extensions: this.#extensions.totals(figures),
      contentTypes: this.#contentTypes.totals(figures),
      ages: this.#ages.bins,
      undated: this.#undated,
      sizes: this.#sizes.bins,
      largest: this.#largest.items.map(listed),
      oldest: this.#oldest.items.map(listed),
      newest: this.#newest.items.map(listed),
      versions: this.#versions?.totals ?? null,
      ...(this.#duplicates ? { duplicates: await this.#duplicates.totals() } : {}),
    };
  }
}

/** A file of the largest, oldest or newest. Its texts keep pages in memory, but there are few. */
interface Candidate {
  bucket: ByteString;
  name: ByteString;
  size: number;
  uploaded: number;
}

function listed({ bucket, name, size, uploaded }: Candidate): ListedFile {
  return {
    bucket: fromByteString(stringOf(bucket)),
    name: fromByteString(name),
    bytes: size,
    uploadedAt: Number.isNaN(uploaded) ? null : new Date(uploaded).toISOString(),
  };
}
