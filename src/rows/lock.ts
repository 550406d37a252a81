import type { Row } from './row.ts';

/**
 * Whether a file version is locked by Object Lock: by a legal hold, or by a retention that has not ended. `unknown`: the key
 * may not read what decides it.
 * @param now milliseconds since 1970
 */
export function lockOf(row: Row, now: number): 'locked' | 'open' | 'unknown' {
  const { retention, legalHold } = row.settings;
  if (legalHold === '"on"') return 'locked';
  if (retention === '"compliance"' || retention === '"governance"') {
    if (row.retainUntil > now) return 'locked';
  }
  return retention === '"unknown"' || legalHold === '"unknown"' ? 'unknown' : 'open';
}
