import { isUtf8 } from 'node:buffer';
import { CLOSE_BRACE, OPEN_BRACE } from '../../bytes/ascii.ts';
import { BufferPool } from '../../bytes/buffer-pool.ts';
import { Page } from './page.ts';
import { RowScanner } from './row-scanner.ts';

/**
 * Reads a page from any valid JSON of the documented shape: fields in any order, any white space, any escapes.
 * @param bytes belong to the page afterwards, which overwrites literals with their canonical form
 * @param buffers memory for the page
 * @throws Error if the text is not such a page, so that a truncated body never counts as a short page
 */
export function readPage(bytes: Buffer, buffers: BufferPool = NO_BUFFERS): Page {
  // Node would decode an invalid byte as U+FFFD, which would change a name.
  if (!isUtf8(bytes)) throw new Error('not UTF-8');
  return new PageScanner(bytes).page(buffers);
}

const NO_BUFFERS = new BufferPool(0);

class PageScanner extends RowScanner {
  page(buffers: BufferPool): Page {
    let rows = -1;
    const next: { nextFileName?: string | null; nextFileId?: string | null } = {};
    this.skipSpace();
    this.skip(OPEN_BRACE);
    if (!this.skipIf(CLOSE_BRACE)) {
      do {
        const key = this.key();
        this.skipColon();
        if (key === 'files') rows = this.rows();
        else if (key === 'nextFileName' || key === 'nextFileId') next[key] = this.#stringOrNull();
        else this.skipValue();
      } while (this.skipComma(CLOSE_BRACE));
    }
    if (this.at !== this.bytes.length) throw this.error('the end');
    if (rows < 0) throw new Error('no member "files"');
    // A page without it would pass for the last one.
    if (next.nextFileName === undefined) throw new Error('no member "nextFileName"');
    const { nextFileName: fileName, nextFileId: fileId = null } = next;
    return new Page(this.bytes, this.spans(rows, buffers), { fileName, fileId }, this.order);
  }

  #stringOrNull(): string | null {
    const start = this.at;
    this.skipValue();
    const value: unknown = JSON.parse(this.bytes.toString('utf8', start, this.at));
    if (value !== null && typeof value !== 'string') throw this.error('a string or null');
    return value;
  }
}
