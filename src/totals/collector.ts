import type { Static } from '@sinclair/typebox';
import { type ByteString, fromByteString } from '../bytes/byte-string.ts';
import { type Row, stringOf } from '../rows/row.ts';
import type { Settings } from '../rows/settings.ts';
import type { KeyStore } from '../spill/key-store.ts';
import { DuplicateFinder } from './duplicates.ts';
import { addTo, type FileFigures, noFigures } from './file-figures.ts';
import { extensionOf, TypeReader } from './file-kinds.ts';
import { FolderCounter } from './folders.ts';
import { HeavyHitters } from './heavy-hitters.ts';
import { AGE_BORDERS, Histogram, SIZE_BORDERS } from './histogram.ts';
import { NameParts } from './name-parts.ts';
import type { inventoryTotals, listedFile } from './schema.ts';
import { TopList } from './top-list.ts';
import { plausible } from './upload-time.ts';
import { VersionCounter } from './versions.ts';

/** What the rows of an inventory come to; every row that is listed counts. As it stands in manifest.json. */
export type InventoryTotals = Static<typeof inventoryTotals>;

export type ListedFile = Static<typeof listedFile>;

/** What is to be known beside the rows. */
export interface TotalsOptions {
  /** When the walk started, in milliseconds since 1970. */
  now: number;
  /** All versions are walked. */
  versions: boolean;
  /** Holds the keys of files that are compared; without, duplicates are not looked for. */
  keys?: KeyStore | undefined;
}

const DAY_MS = 86_400_000;
/** Files that are told of the largest, oldest and newest each. */
const TOLD = 10;

/** Learns from rows as they pass, in bounded memory. */
export class TotalsCollector {
  /** Of all rows. */
  readonly figures: FileFigures = noFigures();
  readonly #now: number;
  readonly #folders = new FolderCounter();
  readonly #extensions = new HeavyHitters();
  readonly #contentTypes = new HeavyHitters();
  readonly #types = new TypeReader();
  readonly #typesOfSettings: ByteString[] = [];
  readonly #parts = new NameParts();
  #bucket: ByteString = '';
  #extension: ByteString = '';
  readonly #ages = new Histogram(AGE_BORDERS);
  readonly #undated = { files: 0, bytes: 0 };
  readonly #sizes = new Histogram(SIZE_BORDERS);
  readonly #largest = new TopList<Seen>(TOLD);
  readonly #oldest = new TopList<Seen>(TOLD);
  readonly #newest = new TopList<Seen>(TOLD);
  readonly #versions: VersionCounter | undefined;
  readonly #keys: KeyStore | undefined;
  readonly #duplicates: DuplicateFinder | undefined;

  constructor({ now, versions, keys }: TotalsOptions) {
    this.#now = now;
    this.#versions = versions ? new VersionCounter() : undefined;
    this.#keys = keys;
    this.#duplicates = keys && new DuplicateFinder(keys);
  }

  /** Takes a row that is listed. Rows come in the order of the service, bucket after bucket. */
  add(row: Row): void {
    const { bucket, size } = row;
    const uploaded = plausible(row.uploaded, this.#now);
    const action = row.settings.action;
    const upload = row.isUpload;
    addTo(this.figures, size, uploaded, upload);
    if (bucket !== this.#bucket) {
      this.#bucket = bucket;
      this.#parts.forget();
    }
    this.#parts.next(row);
    const { folderRepeats, extensionRepeats } = this.#parts;
    if (folderRepeats) this.#folders.again(size);
    else this.#folders.add(bucket, row.name, row.name.lastIndexOf('/'), size);
    if (!extensionRepeats) this.#extension = extensionOf(row.name, row.name.lastIndexOf('/'));
    this.#extensions.add(this.#extension, size);
    this.#contentTypes.add(this.#typeOf(row.settings), size);
    this.#sizes.add(size, size);
    if (Number.isNaN(uploaded)) {
      this.#undated.files++;
      this.#undated.bytes += size;
    } else {
      this.#ages.add((this.#now - uploaded) / DAY_MS, size);
    }
    this.#versions?.add(bucket, row.name, action, row.latest, size);
    if (!upload) return;
    if (this.#largest.wants(size)) this.#largest.add(size, { bucket, name: row.name, size, uploaded });
    if (this.#newest.wants(uploaded)) this.#newest.add(uploaded, { bucket, name: row.name, size, uploaded });
    if (this.#oldest.wants(-uploaded))
      this.#oldest.add(-uploaded, { bucket, name: row.name, size, uploaded });
    this.#duplicates?.add(row, size);
  }

  #typeOf({ number, contentType }: Settings): ByteString {
    if (number < 0) return this.#types.type(contentType);
    this.#typesOfSettings[number] ??= this.#types.type(contentType);
    return this.#typesOfSettings[number];
  }

  /** Writes what waits for its comparison; to be called every few rows. */
  async flush(): Promise<void> {
    await this.#keys?.flush();
  }

  /** What all rows came to; nothing can be added afterwards. */
  async end(): Promise<InventoryTotals> {
    const { figures } = this;
    return {
      folders: this.#folders.totals(figures.bytes),
      extensions: this.#extensions.totals(figures),
      contentTypes: this.#contentTypes.totals(figures),
      ages: this.#ages.bands,
      undated: this.#undated,
      sizes: this.#sizes.bands,
      largest: this.#largest.items.map(listed),
      oldest: this.#oldest.items.map(listed),
      newest: this.#newest.items.map(listed),
      versions: this.#versions?.totals ?? null,
      ...(this.#duplicates ? { duplicates: await this.#duplicates.totals() } : {}),
    };
  }
}

/** A file of the largest, oldest or newest; it keeps some rows' text alive, but there are few. */
interface Seen {
  bucket: ByteString;
  name: ByteString;
  size: number;
  uploaded: number;
}

function listed({ bucket, name, size, uploaded }: Seen): ListedFile {
  return {
    bucket: fromByteString(stringOf(bucket)),
    name: fromByteString(name),
    bytes: size,
    uploadedAt: Number.isNaN(uploaded) ? null : new Date(uploaded).toISOString(),
  };
}
