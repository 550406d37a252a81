import { type FieldSlot, type OwnField, SLOT } from '../b2/page/fields.ts';
import type { Page } from '../b2/page/page.ts';
import { QUOTE, SLASH } from '../bytes/ascii.ts';
import { ByteSink, type Bytes, bytesOf, sameBytes } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { type FileUrls, fileUrls, type Hosts, isPlainName, urlById } from '../names/file-url.ts';
import { claimedSha1, lowerHex, modifiedMillis, SHA1_DIGITS } from './file-info.ts';
import { stringOf } from './json-literal.ts';
import { type Settings, settingsOf } from './settings.ts';
import { moment } from './timestamps.ts';

/**
 * One file version as it is written. A single Row moves over the rows of a page and computes values on demand. Values
 * are JSON literals: byte strings, or appended to a sink without a string in between, which is faster.
 */
export class Row {
  /** The bucket's name as a JSON literal: as text and as bytes. */
  bucket: ByteString = '""';
  bucketBytes: Bytes = bytesOf(Buffer.from(this.bucket));
  page!: Page;
  index = 0;
  #urls: readonly FileUrls[] = [];
  #urlById!: (fileId: string) => string;
  /** Rows are versions; those of a name are adjacent. */
  #versions = false;
  /** The last row's name, as a literal, and whether its newest version has been seen. */
  readonly #versionsOf = new ByteSink(1_024);
  #newestPassed = false;
  /** Versions with the same number are of one name; only if rows are versions. */
  nameNumber = 0;
  /** Whether it is the newest version of its name. An unfinished large file never is. */
  latest = true;
  #name: ByteString | undefined;
  #address: string | null | undefined;
  readonly #urlBytes = new ByteSink(1_024);
  #urlLength: number | undefined;
  #folderEnd = 0;
  /** NaN: not computed. A number is kept without an allocation for each row, unlike a number or undefined. */
  #size = Number.NaN;
  #uploaded = Number.NaN;
  settings!: Settings;

  /**
   * Sets the bucket of the following rows.
   * @param urlStyles `url` is in the first one
   * @param versions rows are versions, not files
   */
  enter(bucketName: string, urlStyles: readonly string[], hosts: Hosts, versions: boolean): void {
    this.bucket = JSON.stringify(bucketName);
    this.bucketBytes = bytesOf(Buffer.from(this.bucket));
    this.#urls = urlStyles.map((style) => fileUrls(style, bucketName, hosts));
    this.#urlById = (fileId) => urlById(hosts, fileId);
    this.#versions = versions;
    this.#versionsOf.length = 0;
    this.latest = true;
  }

  moveTo(page: Page, index: number): void {
    this.page = page;
    this.index = index;
    this.settings = settingsOf(page, index);
    this.#name = undefined;
    this.#address = undefined;
    this.#urlLength = undefined;
    this.#folderEnd = 0;
    this.#size = Number.NaN;
    this.#uploaded = Number.NaN;
    if (this.#versions) this.#findLatest();
  }

  /** B2 lists a name's newest version first. Its versions may span pages and ranges. */
  #findLatest(): void {
    const { page, index } = this;
    const [start, end] = [page.start(index, SLOT.fileName), page.end(index, SLOT.fileName)];
    const before = this.#versionsOf;
    if (end - start !== before.length || !sameBytes(page, start, before, 0, before.length)) {
      before.length = 0;
      before.copy(page, start, end);
      this.#newestPassed = false;
      this.nameNumber++;
    }
    this.latest = !this.#newestPassed && this.settings.action !== '"start"';
    this.#newestPassed ||= this.latest;
  }

  /** The unquoted name. */
  get name(): ByteString {
    this.#name ??= stringOf(this.literal('fileName'));
    return this.#name;
  }

  /** Where in the page's bytes the name's folder ends: after its last `/`, or where the name begins. */
  get folderEnd(): number {
    if (this.#folderEnd === 0) {
      const { page, index } = this;
      const { bytes } = page;
      const start = page.start(index, SLOT.fileName) + 1;
      let end = page.end(index, SLOT.fileName) - 1;
      while (end > start && bytes[end - 1] !== SLASH) end--;
      this.#folderEnd = end;
    }
    return this.#folderEnd;
  }

  /** null if there is nothing to download: hide markers and unfinished large files. */
  get url(): string | null {
    if (this.#address === undefined) this.#address = this.#findUrl();
    return this.#address;
  }

  #findUrl(): string | null {
    return this.isUpload ? this.#urlBy(this.#urls[0]!) : null;
  }

  /** `url`, then the URLs in the other styles, without duplicates; empty if `url` is null. */
  get urls(): readonly string[] {
    return this.isUpload ? [...new Set(this.#urls.map((style) => this.#urlBy(style)))] : [];
  }

  /** Appends `url`, without quotes. @returns false, with nothing appended, if it is null */
  writeUrl(to: ByteSink): boolean {
    if (this.#urlLength === undefined) this.#urlLength = this.#findUrlBytes();
    if (this.#urlLength === 0) return false;
    to.copy(this.#urlBytes, 0, this.#urlLength);
    return true;
  }

  /** Computed once a row, since most formats write it. @returns its length, 0 for null */
  #findUrlBytes(): number {
    const to = this.#urlBytes;
    to.length = 0;
    const { page, index } = this;
    const [start, end] = [page.start(index, SLOT.fileName) + 1, page.end(index, SLOT.fileName) - 1];
    const base = this.#urls[0]!.base;
    if (base && this.latest && this.isUpload && isPlainName(page, start, end)) {
      to.all(base);
      to.copy(page, start, end);
    } else {
      to.text(this.url ?? '');
    }
    return to.length;
  }

  /** Whether it is a file that can be downloaded, not a hide marker or an unfinished large file. */
  get isUpload(): boolean {
    return this.settings.isUpload;
  }

  /** A URL by name always refers to the newest version. */
  #urlBy(style: FileUrls): string {
    const fileId = stringOf(this.literal('fileId'));
    return this.latest ? style.of(this.name, fileId) : this.#urlById(fileId);
  }

  /** Bytes. */
  get size(): number {
    if (Number.isNaN(this.#size)) this.#size = this.page.number(this.index, SLOT.contentLength);
    return this.#size;
  }

  /** Appends a field's literal exactly as B2 returned it; null if absent. */
  writeField(slot: FieldSlot, to: ByteSink): void {
    this.page.write(this.index, slot, to);
  }

  /** A field exactly as B2 returned it; null if absent. */
  literal(field: OwnField): ByteString {
    return this.page.literal(this.index, field) ?? 'null';
  }

  /** Appends `sha1`. */
  writeSha1(to: ByteSink): void {
    const { page, index } = this;
    const [start, end] = [page.start(index, SLOT.contentSha1), page.end(index, SLOT.contentSha1)];
    if (isVerified(start, end)) {
      to.copy(page, start, end);
      return;
    }
    if (isUnverified(page, start, end)) {
      to.byte(QUOTE);
      to.copy(page, start + UNVERIFIED.bytes.length, end);
      return;
    }
    const digits = claimedSha1(page, index);
    if (digits === 0) {
      to.text('null');
      return;
    }
    to.byte(QUOTE);
    for (let at = digits; at < digits + SHA1_DIGITS; at++) to.byte(lowerHex(page.bytes[at]!));
    to.byte(QUOTE);
  }

  /** The SHA-1 of the file; `sha1Source` says how far to trust it. */
  sha1(): ByteString {
    sha1Literal.length = 0;
    this.writeSha1(sha1Literal);
    return sha1Literal.slice(0);
  }

  sha1Source(): 'verified' | 'claimed' | 'unverified' | 'none' {
    const { page, index } = this;
    const [start, end] = [page.start(index, SLOT.contentSha1), page.end(index, SLOT.contentSha1)];
    if (isVerified(start, end)) return 'verified';
    if (isUnverified(page, start, end)) return 'unverified';
    return claimedSha1(page, index) > 0 ? 'claimed' : 'none';
  }

  /** Milliseconds since 1970; NaN beyond the year 9999. */
  get uploaded(): number {
    if (Number.isNaN(this.#uploaded))
      this.#uploaded = moment(this.page.number(this.index, SLOT.uploadTimestamp));
    return this.#uploaded;
  }

  /** Milliseconds since 1970; NaN if the uploader states none. */
  get modified(): number {
    return moment(modifiedMillis(this.page, this.index));
  }

  /** End of the retention: milliseconds since 1970; NaN if there is none. */
  get retainUntil(): number {
    const { retainUntil, dateAt } = this.settings;
    return dateAt === 0 ? retainUntil : moment(this.page.retentionDate(this.index, dateAt));
  }
}

/** Whether a literal of `contentSha1` is 40 digits. */
function isVerified(start: number, end: number): boolean {
  return end - start === SHA1_DIGITS + 2;
}

function isUnverified(page: Page, start: number, end: number): boolean {
  const { length } = UNVERIFIED.bytes;
  return end - start > length && sameBytes(page, start, UNVERIFIED, 0, length);
}

const UNVERIFIED = bytesOf(Buffer.from('"unverified:'));
/** Reused. */
const sha1Literal = new ByteSink(64);
