import { SLOT } from '../b2/page/fields.ts';
import { ByteSink, sameBytes } from '../bytes/byte-sink.ts';
import type { Row } from '../rows/row.ts';
import { EXTENSION_MEMBERS, LONGEST_EXTENSION } from './file-kinds.ts';

const DOT = 0x2e;
const SLASH = 0x2f;

/**
 * Tells whether a name has the folder and the extension of the name before, as most names have, from the page's bytes:
 * then nobody needs the name as text.
 */
export class NameParts {
  folderRepeats = false;
  extensionRepeats = false;
  readonly #folder = new ByteSink(1_024);
  readonly #extension = new ByteSink(64);
  #known = false;

  /** The next name is compared with none, as when it is another bucket's. */
  forget(): void {
    this.#known = false;
  }

  next({ page, index }: Row): void {
    const start = page.start(index, SLOT.fileName) + 1;
    const end = page.end(index, SLOT.fileName) - 1;
    const { bytes } = page;
    let slash = end - 1;
    while (slash >= start && bytes[slash] !== SLASH) slash--;
    const folder = slash + 1 - start;
    const known = this.#known;
    this.#known = true;
    this.folderRepeats =
      known && folder === this.#folder.length && sameBytes(page, start, this.#folder, 0, folder);
    if (!this.folderRepeats) {
      this.#folder.length = 0;
      this.#folder.copy(page, start, start + folder);
    }
    // As extensionOf finds it.
    const first = Math.max(slash + 2, end - 1 - LONGEST_EXTENSION);
    let dot = end - 1;
    while (dot >= first && EXTENSION_MEMBERS[bytes[dot]!]) dot--;
    const extension = dot >= first && bytes[dot] === DOT ? end - dot : 0;
    this.extensionRepeats =
      known &&
      extension === this.#extension.length &&
      sameBytes(page, end - extension, this.#extension, 0, extension);
    if (!this.extensionRepeats) {
      this.#extension.length = 0;
      this.#extension.copy(page, end - extension, end);
    }
  }
}
