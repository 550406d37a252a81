import { fromByteString } from '../bytes/byte-string.ts';
import type { Manifest } from '../inventory/manifest.ts';
import { rowNoun } from '../report/row-noun.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, RowSinkFactory } from '../rows/row-sink.ts';
import { markdownTable, nameCell } from '../text/markdown.ts';
import { bytes, count, utcMinute } from '../text/numbers.ts';
import type { AttachedFile } from './release-assets.ts';

/** The table of download links in the notes of a release is between these. */
const BEGIN = '<!-- begin b2-inventory -->';
const END = '<!-- end b2-inventory -->';

/** Files of the buckets that the table has. */
const MOST_FILES = 100;
/** GitHub takes notes of 125,000 characters. */
const MOST_CHARACTERS = 60_000;

/** A file with a link that everybody can open. */
export interface LinkedFile {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  /** Empty: B2 has none that it verified. */
  readonly sha1: string;
}

/** Collects the first files of the buckets whose links may be shown. */
export class LinkedFiles implements RowSinkFactory, RowSink {
  readonly name = 'release-notes';
  files: LinkedFile[] = [];
  readonly #isShown: (bucketName: string) => boolean;
  #shown = false;

  constructor(isShown: (bucketName: string) => boolean) {
    this.#isShown = isShown;
  }

  async begin(): Promise<RowSink> {
    this.files = [];
    return this;
  }

  async enter(bucketName: string): Promise<void> {
    this.#shown = this.#isShown(bucketName);
  }

  add(row: Row): void {
    if (!this.#shown || this.files.length === MOST_FILES) return;
    const { url, size } = row;
    if (url === null) return;
    const sha1 = row.sha1Source() === 'verified' ? stringOf(row.sha1()) : '';
    this.files.push({ name: fromByteString(row.name), url, bytes: size, sha1 });
  }
}

/** @param base URL that the names of attached files follow */
export function linkTable(
  manifest: Manifest,
  linked: readonly LinkedFile[],
  attached: readonly AttachedFile[],
  base: string,
): string {
  const link = (name: string, url: string) => `[${nameCell(name)}](${url})`;
  const lists = attached
    .filter((file) => file.bytes > 0)
    .map(({ name, bytes: size, sha256 }) => [
      link(name, base + name),
      bytes(size),
      `<code>sha256:${sha256}</code>`,
    ]);
  const rows: string[][] = [];
  let characters = 0;
  for (const { name, url, bytes: size, sha1 } of linked) {
    const row = [link(name, url), bytes(size), sha1 && `<code>sha1:${sha1}</code>`];
    characters += row.join().length;
    if (characters > MOST_CHARACTERS) break;
    rows.push(row);
  }
  const noun = rowNoun(manifest.request);
  const rest = manifest.files - rows.length;
  const all = `${count(manifest.files, noun)}, ${bytes(manifest.bytes)}, as of ${utcMinute(manifest.startedAt)}`;
  const more = rest > 0 && rows.length > 0 ? `; ${count(rest, `more ${noun}`)} in the attached lists` : '';
  return `${markdownTable(['File', 'Size', 'Digest'], [...rows, ...lists], [1])}\n${all}${more}.`;
}

/**
 * Puts a table between the markers in the notes, and leaves everything else as it is.
 * @returns undefined: the notes do not have both markers, in order
 */
export function withTable(notes: string, table: string): string | undefined {
  const begin = notes.indexOf(BEGIN);
  const end = notes.indexOf(END, begin);
  if (begin < 0 || end < 0) return undefined;
  return `${notes.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${notes.slice(end)}`;
}
