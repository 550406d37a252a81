import type { Static } from '@sinclair/typebox';
import type { totals } from './schema.ts';

/** Files and bytes. Bytes are exact up to 9 PB (Number.MAX_SAFE_INTEGER). */
export type Totals = Static<typeof totals>;

export function sum(parts: Iterable<Totals>): Totals {
  const total = { files: 0, bytes: 0 };
  for (const { files, bytes } of parts) {
    total.files += files;
    total.bytes += bytes;
  }
  return total;
}
