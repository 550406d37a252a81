import type { ByteString } from '../b2/byte-string.ts';
import type { Readable } from '../b2/calls.ts';
import { timestamps } from './timestamps.ts';

/** What columns make of a file's settings, which the service wraps: literals of literals. */

export function readEncryption(literal: ByteString): ByteString {
  const value = JSON.parse(literal) as { mode: string | null } | null;
  return value === null ? 'null' : JSON.stringify(value.mode ?? 'none');
}

type Retention = Readable<{ mode: string | null; retainUntilTimestamp: number | null }> | null;

export function readRetention(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Retention;
  if (wrapped === null) return 'null';
  return wrapped.isClientAuthorizedToRead ? JSON.stringify(wrapped.value?.mode ?? 'none') : '"unknown"';
}

export function readRetainUntil(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Retention;
  const value = wrapped?.isClientAuthorizedToRead ? wrapped.value : null;
  return timestamps.literal(value?.retainUntilTimestamp ?? Number.NaN);
}

export function readLegalHold(literal: ByteString): ByteString {
  const wrapped = JSON.parse(literal) as Readable<string> | null;
  if (wrapped === null) return 'null';
  return wrapped.isClientAuthorizedToRead ? JSON.stringify(wrapped.value ?? 'off') : '"unknown"';
}
