import type { Settings } from './settings.ts';
import { timestamps } from './timestamps.ts';

/**
 * Whether a file version is locked by Object Lock: by a legal hold, or by a retention that has not ended. `unknown`: the key
 * may not read what decides it.
 * @param now milliseconds since 1970
 */
export function lockOf(
  { retention, retainUntil, legalHold }: Settings,
  now: number,
): 'locked' | 'open' | 'unknown' {
  if (legalHold === '"on"') return 'locked';
  if (retention === '"compliance"' || retention === '"governance"') {
    if (timestamps.millis(retainUntil) > now) return 'locked';
  }
  return retention === '"unknown"' || legalHold === '"unknown"' ? 'unknown' : 'open';
}
