import type { Readable } from '../b2/calls.ts';
import { type ByteString, type Field, fromByteString, type Page, toByteString } from '../b2/page.ts';
import { type FileUrl, fileUrls, type Hosts } from './file-url.ts';

/**
 * One file version as we print it. A single Row is moved over the rows of a page and computes what is asked of
 * it; every value is a JSON literal in a byte string, most often cut from the page as it stands.
 */
export class Row {
  /** The bucket's name, as a JSON literal. */
  bucket: ByteString = '""';
  #page!: Page;
  #index = 0;
  #url!: FileUrl;
  #name: ByteString | undefined;
  #address: string | null | undefined;
  readonly #encryption = lastOf(readEncryption);
  readonly #retention = lastOf(readRetention);
  readonly #legalHold = lastOf(readLegalHold);
  readonly #replication = lastOf((literal) => (literal === 'null' ? literal : literal.toUpperCase()));

  /** The row's bucket, for the rows to come. */
  enter(bucketName: string, urlStyle: string, hosts: Hosts): void {
    this.bucket = JSON.stringify(bucketName);
    this.#url = fileUrls(urlStyle, bucketName, hosts);
  }

  moveTo(page: Page, index: number): void {
    this.#page = page;
    this.#index = index;
    this.#name = undefined;
    this.#address = undefined;
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
    const action = this.#wire('action');
    if (action !== '"upload"' && action !== '"copy"') return null;
    return this.#url(this.name, stringOf(this.literal('fileId')));
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

  /** Milliseconds since 1970 as an RFC 3339 literal. */
  uploadedAt(): ByteString {
    return timestamps.literal(Number(this.#wire('uploadTimestamp') ?? Number.NaN));
  }

  modifiedAt(): ByteString {
    const millis = this.#info('src_last_modified_millis');
    return millis === undefined
      ? 'null'
      : timestamps.literal(MILLIS.test(millis) ? Number(millis) : Number.NaN);
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

  /** The page's own literal, as the service chose to write it. */
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

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const DAY_MS = 86_400_000;
/** The last moment with a year of four digits. */
const LATEST_MS = 253_402_300_799_999;

/** Days whose dates are kept: some thirty years. */
const DAYS_KEPT = 10_000;

/** Milliseconds since 1970 as RFC 3339 literals in UTC. Dates are kept, for working one out takes long. */
class Timestamps {
  readonly #dates = new Map<number, string>();

  literal(millis: number): ByteString {
    if (!(millis >= 0 && millis <= LATEST_MS)) return 'null';
    const day = Math.floor(millis / DAY_MS);
    let date = this.#dates.get(day);
    if (date === undefined) {
      if (this.#dates.size === DAYS_KEPT) this.#dates.clear();
      date = new Date(day * DAY_MS).toISOString().slice(0, 11);
      this.#dates.set(day, date);
    }
    const rest = millis - day * DAY_MS;
    const seconds = Math.floor(rest / 1_000);
    const minutes = Math.floor(seconds / 60);
    const fraction = rest % 1_000;
    return (
      `"${date}${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}` +
      `.${Math.floor(fraction / 100)}${TWO_DIGITS[fraction % 100]}Z"`
    );
  }
}

const timestamps = new Timestamps();
