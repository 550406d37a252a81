import { SLOT } from '../b2/page/fields.ts';
import { DOT } from '../bytes/ascii.ts';
import { ByteSink, sameBytes } from '../bytes/byte-sink.ts';
import type { Row } from '../rows/row.ts';
import { EXTENSION_CHARACTERS, LONGEST_EXTENSION } from './file-kinds.ts';

/**
 * Compares a name's folder and extension with those of the name before, as bytes. If they are the same, which is usual,
 * the name is not needed as text.
 */
export class NameParts {
  sameFolder = false;
  sameExtension = false;
  readonly #folder = new ByteSink(1_024);
  readonly #extension = new ByteSink(64);
  #known = false;

  /** The next name is not compared: it is of another bucket. */
  forget(): void {
    this.#known = false;
  }

  next({ page, index, folderEnd }: Row): void {
    const start = page.start(index, SLOT.fileName) + 1;
    const end = page.end(index, SLOT.fileName) - 1;
    const { bytes } = page;
    const folder = folderEnd - start;
    const known = this.#known;
    this.#known = true;
    this.sameFolder =
      known && folder === this.#folder.length && sameBytes(page, start, this.#folder, 0, folder);
    if (!this.sameFolder) {
      this.#folder.length = 0;
      this.#folder.copy(page, start, start + folder);
    }
    // The same rule as extensionOf.
    const first = Math.max(folderEnd + 1, end - 1 - LONGEST_EXTENSION);
    let dot = end - 1;
    while (dot >= first && EXTENSION_CHARACTERS[bytes[dot]!] === 1) dot--;
    const extension = dot >= first && bytes[dot] === DOT ? end - dot : 0;
    this.sameExtension =
      known &&
      extension === this.#extension.length &&
      sameBytes(page, end - extension, this.#extension, 0, extension);
    if (!this.sameExtension) {
      this.#extension.length = 0;
      this.#extension.copy(page, end - extension, end);
    }
  }
}
