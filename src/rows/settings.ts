import type { Readable } from '../b2/calls.ts';
import type { SettingField } from '../b2/page/fields.ts';
import type { Page } from '../b2/page/page.ts';
import { retentionDate } from '../b2/page/retention-date.ts';
import { type ByteString, detached } from '../bytes/byte-string.ts';
import { canonical } from './json-literal.ts';
import { moment } from './timestamps.ts';

/** How a file is stored, as JSON literals. Most rows of a bucket share these. */
export interface Settings {
  /** Interned id, usable as a cache key: small and unique; -1 if not interned. */
  readonly id: number;
  readonly action: ByteString;
  /** A file that can be downloaded, not a hide marker or an unfinished large file. */
  readonly isUpload: boolean;
  readonly contentType: ByteString;
  /** `none` if stored unencrypted; null if B2 returns nothing. */
  readonly encryption: ByteString;
  /** `unknown` if the key may not read it, `none` if there is none, null if B2 returns nothing. */
  readonly retention: ByteString;
  /** Where in the literal of `fileRetention` each row has the end of its retention; 0: see `retainUntil`. */
  readonly dateAt: number;
  /** The end of the retention of all these rows, in milliseconds since 1970; NaN if they have none, or each has its own. */
  readonly retainUntil: number;
  readonly legalHold: ByteString;
  /** In capitals, as in most of B2's documentation. */
  readonly replication: ByteString;
}

/** Whether rows with these settings have an end of retention. */
export function hasDate({ dateAt, retainUntil }: Settings): boolean {
  return dateAt > 0 || !Number.isNaN(retainUntil);
}

/** Distinct settings that are interned. */
const MAX_INTERNED = 1_000;

const known = new Map<number, Settings>();
/** Those of the last row, which the next row usually has too. */
let last: { internedId: number; settings: Settings } | undefined;

/** The settings of a row. Equal settings are the same object in this process, unless there are too many. */
export function settingsOf(page: Page, row: number): Settings {
  const internedId = page.internedId(row);
  if (internedId === last?.internedId) return last.settings;
  let settings = internedId < 0 ? undefined : known.get(internedId);
  if (settings === undefined) {
    if (internedId < 0 || known.size === MAX_INTERNED) return read(page, row, -1);
    settings = read(page, row, known.size);
    known.set(internedId, settings);
  }
  last = { internedId, settings };
  return settings;
}

/** Of these there are few, also where rows are not interned because the date of each one's retention differs. */
const encryptionOf = remember(readEncryption);
const legalHoldOf = remember(readLegalHold);

function read(page: Page, row: number, id: number): Settings {
  const literal = (field: SettingField) => {
    const text = page.setting(row, field) ?? 'null';
    return id < 0 ? text : detached(text);
  };
  const action = canonical(literal('action'));
  const replication = canonical(literal('replicationStatus'));
  return {
    id,
    action,
    isUpload: action === '"upload"' || action === '"copy"',
    contentType: canonical(literal('contentType')),
    encryption: encryptionOf(literal('serverSideEncryption')),
    ...readRetention(literal('fileRetention')),
    legalHold: legalHoldOf(literal('legalHold')),
    replication: replication === 'null' ? replication : replication.toUpperCase(),
  };
}

/** Distinct literals of a kind whose results are kept. */
const MAX_REMEMBERED = 256;

/** Computes the same only once, as long as few different literals are given. */
function remember<T>(compute: (literal: ByteString) => T): (literal: ByteString) => T {
  const results = new Map<ByteString, T>();
  return (literal) => {
    let result = results.get(literal);
    if (result === undefined) {
      const copy = detached(literal);
      result = compute(copy);
      if (results.size === MAX_REMEMBERED) results.clear();
      results.set(copy, result);
    }
    return result;
  };
}

function readEncryption(literal: ByteString): ByteString {
  const value = JSON.parse(literal) as { mode: string | null } | null;
  return value === null ? 'null' : JSON.stringify(value.mode ?? 'none');
}

type Retention = Readable<{ mode: string | null; retainUntilTimestamp: number | null }> | null;

function readRetention(literal: ByteString): Pick<Settings, 'retention' | 'retainUntil' | 'dateAt'> {
  const wrapped = JSON.parse(literal) as Retention;
  const { mode = null, retainUntilTimestamp: until = null } = wrapped?.value ?? {};
  const isUnknown = wrapped?.isClientAuthorizedToRead === false;
  const dateAt = retentionDate(literal)?.[0] ?? 0;
  return {
    retention: wrapped === null ? 'null' : JSON.stringify(isUnknown ? 'unknown' : (mode ?? 'none')),
    dateAt,
    retainUntil: dateAt > 0 ? Number.NaN : moment(until ?? Number.NaN),
  };
}

function readLegalHold(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Readable<string> | null;
  if (wrapped === null) return 'null';
  return wrapped.isClientAuthorizedToRead ? JSON.stringify(wrapped.value ?? 'off') : '"unknown"';
}
