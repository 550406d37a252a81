import type { ByteString } from '../../bytes/byte-string.ts';

/** Of a safe integer that is not negative. */
export const MOST_DIGITS = 15;
const DATE = new RegExp(`"retainUntilTimestamp"\\s*:\\s*(0|[1-9]\\d{0,${MOST_DIGITS - 1}})(?=[\\s,}])`, 'd');

/** Where the digits of the date are in the literal of a `fileRetention`; undefined if it has none in plain digits. */
export function retentionDate(literal: ByteString): readonly [start: number, end: number] | undefined {
  // An escape may spell the same key; a second one would count instead of the first.
  if (literal.includes('\\') || literal.split('retainUntilTimestamp').length > 2) return undefined;
  return DATE.exec(literal)?.indices?.[1];
}
