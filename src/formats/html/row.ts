import { AMPERSAND, APOSTROPHE } from '../../bytes/ascii.ts';
import { type ByteSink, type Bytes, bytesOf } from '../../bytes/byte-sink.ts';
import type { ByteString } from '../../bytes/byte-string.ts';
import { stringOf } from '../../rows/json-literal.ts';
import type { Row } from '../../rows/row.ts';
import { timestamps } from '../../rows/timestamps.ts';
import { escapeHtml, visibleHtml } from '../../text/html.ts';
import { bytes, count } from '../../text/numbers.ts';
import type { FileFigures } from '../../totals/file-figures.ts';
import type { PageRows } from './page-rows.ts';

/** Writes files and folders as rows of a table: name, size, time, type. */
export class HtmlRows {
  /** A cache, since types repeat. */
  readonly #types = new Map<ByteString, ByteString>();

  /** @param name relative to the page's folder */
  file(row: Row, name: ByteString, rows: PageRows): void {
    const { to } = rows;
    to.all(OPEN);
    const start = to.length;
    to.all(LINK);
    const url = to.length;
    const hasUrl = row.writeUrl(to);
    if (hasUrl) {
      escapeFrom(to, url);
      to.text('">');
    } else {
      to.length = start;
    }
    to.text('<bdi>');
    to.text(visibleHtml(name));
    to.text('</bdi>');
    if (name.trim() === '') to.text(BLANK_NAME);
    if (hasUrl) to.text('</a>');
    if (!hasUrl || !row.latest) to.text(stateOf(row, hasUrl));
    size(row.size, rows);
    time(row.uploaded, to);
    to.text(this.#type(row.settings.contentType));
    to.all(CLOSE);
  }

  #type(literal: ByteString): ByteString {
    let type = this.#types.get(literal);
    if (type === undefined) {
      type = `<bdi>${visibleHtml(stringOf(literal))}</bdi>`;
      if (this.#types.size === CACHED_TYPES) this.#types.clear();
      this.#types.set(literal, type);
    }
    return type;
  }

  folder(name: ByteString, href: string, figures: FileFigures, rows: PageRows): void {
    const { to } = rows;
    to.text(`<tr class="folder"><th scope="row"><a href="${href}"><bdi>${visibleHtml(name)}</bdi>/</a>`);
    size(figures.bytes, rows);
    time(figures.newest, to);
    to.text(count(figures.files, 'file'));
    to.all(CLOSE);
  }

  /** One of several pages of the same folder. @param firstName of its entries */
  page(
    href: string,
    label: string,
    firstName: ByteString,
    figures: FileFigures,
    items: string,
    rows: PageRows,
  ): void {
    const { to } = rows;
    to.text(
      `<tr class="page"><th scope="row"><a href="${href}">${label} from <bdi>${visibleHtml(firstName)}</bdi></a>`,
    );
    size(figures.bytes, rows);
    time(figures.newest, to);
    to.text(items);
    to.all(CLOSE);
  }
}

const CACHED_TYPES = 500;
/** Makes a link to a file with a blank name visible. */
const BLANK_NAME = ' <small>blank name</small>';
const OPEN = constant('<tr><th scope="row">');
const LINK = constant('<a href="');
const BAR_OPEN = constant('</th><td class="s');
const SIZE_OPEN = constant('"><data value="');
const SIZE_CLOSE = constant('</data></td><td>');
const TIME_OPEN = constant('<time datetime=');
const TIME_CLOSE = constant('</td><td>');
const CLOSE = constant('</td></tr>\n');

function constant(text: string): Bytes {
  return bytesOf(Buffer.from(text));
}

function size(value: number, rows: PageRows): void {
  const { to } = rows;
  to.all(BAR_OPEN);
  rows.markBar(value);
  to.all(SIZE_OPEN);
  to.text(String(value));
  to.text('">');
  to.text(bytes(value));
  to.all(SIZE_CLOSE);
}

/** Shown to the minute; exact in the attribute. */
function time(millis: number, to: ByteSink): void {
  if (!Number.isNaN(millis)) {
    to.all(TIME_OPEN);
    const start = to.length + 1;
    timestamps.write(millis, to);
    to.text('>');
    to.copy(to, start, start + 10);
    to.text(' ');
    to.copy(to, start + 11, start + 16);
    to.text('</time>');
  }
  to.all(TIME_CLOSE);
}

function stateOf(row: Row, hasUrl: boolean): string {
  if (hasUrl) return ' <small>old version</small>';
  return row.settings.action === '"start"'
    ? ' <small>unfinished upload</small>'
    : ' <small>hide marker</small>';
}

/** Escapes a URL for an attribute. Most need it not, and none contains `"`, `<` or `>`. */
function escapeFrom(to: ByteSink, start: number): void {
  for (let at = start; at < to.length; at++) {
    const byte = to.bytes[at]!;
    if (byte === AMPERSAND || byte === APOSTROPHE) {
      const url = to.slice(start);
      to.length = start;
      to.text(escapeHtml(url));
      return;
    }
  }
}
