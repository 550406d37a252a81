import { type ByteString, fromByteString, toByteString } from '../b2/byte-string.ts';
import type { Readable } from '../b2/calls.ts';
import type { Field, Page } from '../b2/page.ts';
import { type FileUrl, fileUrls, type Hosts, urlById } from './file-url.ts';
import { moment, timestamps } from './timestamps.ts';

/**
 * One file version as we print it. A single Row is moved over the rows of a page and computes what is asked of
 * it; every value is a JSON literal in a byte string, most often cut from the page as it stands.
 */
export class Row {
  /** The bucket's name, as a JSON literal. */
  bucket: ByteString = '""';
  #page!: Page;
  #index = 0;
  #urls: readonly FileUrl[] = [];
  #urlById!: (fileId: string) => string;
  /** Rows are versions, and those of a name come one after the other. */
  #versions = false;
  /** The name that the last row had, as a literal, and whether its newest version has passed. */
  #versionsOf: ByteString | undefined;
  #newestPassed = false;
  /** Whether it is the newest version of its name; an unfinished upload is none. */
  latest = true;
  #name: ByteString | undefined;
  #address: string | null | undefined;
  readonly #encryption = lastOf(readEncryption);
  readonly #retention = lastOf(readRetention);
  readonly #legalHold = lastOf(readLegalHold);
  readonly #replication = lastOf((literal) => (literal === 'null' ? literal : literal.toUpperCase()));

  /**
   * The row's bucket, for the rows to come.
   * @param urlStyles the first is that of `url`
   * @param versions rows are versions rather than files
   */
  enter(bucketName: string, urlStyles: readonly string[], hosts: Hosts, versions: boolean): void {
    this.bucket = JSON.stringify(bucketName);
    this.#urls = urlStyles.map((style) => fileUrls(style, bucketName, hosts));
    this.#urlById = (fileId) => urlById(hosts, fileId);
    this.#versions = versions;
    this.#versionsOf = undefined;
    this.latest = true;
  }

  moveTo(page: Page, index: number): void {
    this.#page = page;
    this.#index = index;
    this.#name = undefined;
    this.#address = undefined;
    if (this.#versions) this.#findLatest();
  }

  /** Of a name's versions the newest comes first, wherever pages and ranges end. */
  #findLatest(): void {
    const name = this.literal('fileName');
    if (name !== this.#versionsOf) {
      this.#versionsOf = name;
      this.#newestPassed = false;
    }
    this.latest = !this.#newestPassed && this.#wire('action') !== '"start"';
    this.#newestPassed ||= this.latest;
  }

  /** The name itself. */
  get name(): ByteString {
    this.#name ??= stringOf(this.literal('fileName'));
    return this.#name;
  }

  /** null where nothing can be downloaded: hide markers and unfinished large files. */
  get url(): string | null {
    if (this.#address === undefined) this.#address = this.#findUrl();
    return this.#address;
  }

  #findUrl(): string | null {
    return this.#isUpload() ? this.#urlBy(this.#urls[0]!) : null;
  }

  /** `url` and, without any twice, those of the other styles; empty where `url` is null. */
  get urls(): readonly string[] {
    return this.#isUpload() ? [...new Set(this.#urls.map((style) => this.#urlBy(style)))] : [];
  }

  #isUpload(): boolean {
    const action = this.#wire('action');
    return action === '"upload"' || action === '"copy"';
  }

  /** Behind a name only its newest version is found. */
  #urlBy(style: FileUrl): string {
    const fileId = stringOf(this.literal('fileId'));
    return this.latest ? style(this.name, fileId) : this.#urlById(fileId);
  }

  /** Bytes. */
  get size(): number {
    return Number(this.#wire('contentLength') ?? 0);
  }

  /** A field as the service gave it; absent ones are null. */
  literal(field: Field): ByteString {
    return this.#wire(field) ?? 'null';
  }

  /** The digest of the whole file, as far as `sha1Source` vouches for it. */
  sha1(): ByteString {
    const given = this.literal('contentSha1');
    if (given.length === SHA1_LITERAL) return given;
    if (given.startsWith(UNVERIFIED)) return `"${given.slice(UNVERIFIED.length)}`;
    const claimed = this.#claimedSha1();
    return claimed === undefined ? 'null' : `"${claimed}"`;
  }

  sha1Source(): 'verified' | 'claimed' | 'unverified' | 'none' {
    const given = this.literal('contentSha1');
    if (given.length === SHA1_LITERAL) return 'verified';
    if (given.startsWith(UNVERIFIED)) return 'unverified';
    return this.#claimedSha1() === undefined ? 'none' : 'claimed';
  }

  /** A large file has no digest of its own, but most uploaders leave one here, which nobody checks. */
  #claimedSha1(): string | undefined {
    const claimed = this.#info('large_file_sha1');
    return claimed !== undefined && /^[0-9a-f]{40}$/i.test(claimed) ? claimed.toLowerCase() : undefined;
  }

  /** Milliseconds since 1970; NaN where the service tells none. */
  get uploaded(): number {
    return moment(Number(this.#wire('uploadTimestamp') ?? Number.NaN));
  }

  /** Milliseconds since 1970; NaN where the uploader tells none. */
  get modified(): number {
    const millis = this.#info('src_last_modified_millis');
    return millis !== undefined && MILLIS.test(millis) ? moment(Number(millis)) : Number.NaN;
  }

  /** As an RFC 3339 literal. */
  uploadedAt(): ByteString {
    return timestamps.literal(this.uploaded);
  }

  modifiedAt(): ByteString {
    return timestamps.literal(this.modified);
  }

  /** `none` when stored without encryption; null where the service tells nothing. */
  encryption(): ByteString {
    return this.#encryption(this.#wire('serverSideEncryption'));
  }

  /** `unknown` when the key may not read it, `none` when there is none, null where the service tells nothing. */
  retention(): { mode: ByteString; until: ByteString } {
    return this.#retention(this.#wire('fileRetention'));
  }

  legalHold(): ByteString {
    return this.#legalHold(this.#wire('legalHold'));
  }

  /** In capitals, as most of the service's documents have it; some do not. */
  replication(): ByteString {
    return this.#replication(this.#wire('replicationStatus'));
  }

  /** A field's literal, or undefined when the row has no such field. */
  #wire(field: Field): ByteString | undefined {
    return this.#page.literal(this.#index, field);
  }

  /** A value of the file's info. */
  #info(key: string): string | undefined {
    const info = this.literal('fileInfo');
    const before = `"${key}":"`;
    const at = info.indexOf(before);
    if (at < 0) return undefined;
    if (info.includes('\\')) return (JSON.parse(info) as Record<string, string>)[key];
    const start = at + before.length;
    return info.slice(start, info.indexOf('"', start));
  }
}

/** 40 digits in quotes. */
const SHA1_LITERAL = 42;
const UNVERIFIED = '"unverified:';
const MILLIS = /^\d{1,15}$/;

/** The text of a string literal; empty for null. */
export function stringOf(literal: ByteString): ByteString {
  if (literal === 'null') return '';
  const text = literal.slice(1, -1);
  return text.includes('\\') ? toByteString(JSON.parse(fromByteString(literal))) : text;
}

/** Remembers the last answer: rows of a bucket mostly repeat the same settings. */
function lastOf<T>(read: (literal: ByteString) => T): (literal: ByteString | undefined) => T {
  let last: ByteString | undefined;
  let answer = read('null');
  return (literal = 'null') => {
    if (literal !== last) {
      answer = read(literal);
      last = literal;
    }
    return answer;
  };
}

function readEncryption(literal: ByteString): ByteString {
  const value = JSON.parse(literal) as { mode: string | null } | null;
  return value === null ? 'null' : JSON.stringify(value.mode ?? 'none');
}

function readRetention(literal: ByteString): { mode: ByteString; until: ByteString } {
  type Retention = { mode: string | null; retainUntilTimestamp: number | null };
  const wrapped = JSON.parse(literal) as Readable<Retention> | null;
  if (wrapped === null) return { mode: 'null', until: 'null' };
  if (!wrapped.isClientAuthorizedToRead) return { mode: '"unknown"', until: 'null' };
  return {
    mode: JSON.stringify(wrapped.value?.mode ?? 'none'),
    until: timestamps.literal(wrapped.value?.retainUntilTimestamp ?? Number.NaN),
  };
}

function readLegalHold(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Readable<string> | null;
  if (wrapped === null) return 'null';
  return wrapped.isClientAuthorizedToRead ? JSON.stringify(wrapped.value ?? 'off') : '"unknown"';
}
