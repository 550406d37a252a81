import type { Readable } from '../b2/calls.ts';
import type { SettingField } from '../b2/page/fields.ts';
import type { Page } from '../b2/page/page.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { timestamps } from './timestamps.ts';

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
  readonly retainUntil: ByteString;
  readonly legalHold: ByteString;
  /** In capitals, as in most of B2's documentation. */
  readonly replication: ByteString;
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

function read(page: Page, row: number, id: number): Settings {
  const literal = (field: SettingField) => page.setting(row, field) ?? 'null';
  const action = literal('action');
  const retention = literal('fileRetention');
  const replication = literal('replicationStatus');
  return {
    id,
    action,
    isUpload: action === '"upload"' || action === '"copy"',
    contentType: literal('contentType'),
    encryption: readEncryption(literal('serverSideEncryption')),
    retention: readRetention(retention),
    retainUntil: readRetainUntil(retention),
    legalHold: readLegalHold(literal('legalHold')),
    replication: replication === 'null' ? replication : replication.toUpperCase(),
  };
}

function readEncryption(literal: ByteString): ByteString {
  const value = JSON.parse(literal) as { mode: string | null } | null;
  return value === null ? 'null' : JSON.stringify(value.mode ?? 'none');
}

type Retention = Readable<{ mode: string | null; retainUntilTimestamp: number | null }> | null;

function readRetention(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Retention;
  if (wrapped === null) return 'null';
  return wrapped.isClientAuthorizedToRead ? JSON.stringify(wrapped.value?.mode ?? 'none') : '"unknown"';
}

function readRetainUntil(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Retention;
  const value = wrapped?.isClientAuthorizedToRead ? wrapped.value : null;
  return timestamps.literal(value?.retainUntilTimestamp ?? Number.NaN);
}

function readLegalHold(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Readable<string> | null;
  if (wrapped === null) return 'null';
  return wrapped.isClientAuthorizedToRead ? JSON.stringify(wrapped.value ?? 'off') : '"unknown"';
}
