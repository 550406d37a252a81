import type { Readable } from '../b2/calls.ts';
import type { SettingField } from '../b2/page/fields.ts';
import type { Page } from '../b2/page/page.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { timestamps } from './timestamps.ts';

/** How a file is stored, as JSON literals: what most rows of a bucket have in common. */
export interface Settings {
  /** For whoever keeps something by settings: a small one, and no others have it; -1: of this row alone. */
  readonly number: number;
  readonly action: ByteString;
  /** It is a file that can be downloaded, and not a hide marker or an unfinished large file. */
  readonly isUpload: boolean;
  readonly contentType: ByteString;
  /** `none` when stored without encryption; null where the service tells nothing. */
  readonly encryption: ByteString;
  /** `unknown` when the key may not read it, `none` when there is none, null where the service tells nothing. */
  readonly retention: ByteString;
  readonly retainUntil: ByteString;
  readonly legalHold: ByteString;
  /** In capitals, as most of the service's documents have it; some do not. */
  readonly replication: ByteString;
}

/** Different settings that have a number. */
const SETTINGS_KEPT = 1_000;

const known = new Map<number, Settings>();
/** Those of the last row, which mostly come again. */
let last: { signature: number; settings: Settings } | undefined;

/** The settings of a row: for the same ones the same object, in this process, as long as they are not too many. */
export function settingsOf(page: Page, row: number): Settings {
  const signature = page.internedId(row);
  if (signature === last?.signature) return last.settings;
  let settings = signature < 0 ? undefined : known.get(signature);
  if (settings === undefined) {
    if (signature < 0 || known.size === SETTINGS_KEPT) return read(page, row, -1);
    settings = read(page, row, known.size);
    known.set(signature, settings);
  }
  last = { signature, settings };
  return settings;
}

function read(page: Page, row: number, number: number): Settings {
  const literal = (field: SettingField) => page.setting(row, field) ?? 'null';
  const action = literal('action');
  const retention = literal('fileRetention');
  const replication = literal('replicationStatus');
  return {
    number,
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
