import { B2Error } from './errors.ts';

/**
 * The retry policy for every call: 10 attempts with waits of 1, 2, 4 ... 64 s, each with up to 50 % jitter. This
 * bridges an outage of about five minutes. A Retry-After header replaces the wait and resets it to 1 s, as in
 * Backblaze's SDKs; one of more than five minutes ends the run.
 */
const RETRY = { attempts: 10, firstWaitMs: 1_000, maxWaitMs: 64_000, maxRetryAfterMs: 300_000 };

export interface RetryOptions {
  signal: AbortSignal;
  /** Called before each wait, with the error and the number of attempts so far. */
  onRetry(error: B2Error, waitMs: number, attempt: number): void;
  sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
  random?: (() => number) | undefined;
}

/**
 * Repeats an attempt until it succeeds or the policy ends. A stale token is retried without a wait, after the
 * attempt has renewed it. Errors that are not a B2Error of this call are not retried.
 * @throws the last B2Error, with the number of attempts; the signal's reason
 */
export async function retry<T>(call: string, attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, onRetry, sleep = abortableSleep, random = Math.random } = options;
  let backoffMs = RETRY.firstWaitMs;
  for (let attempts = 1; ; attempts++) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof B2Error) || error.call !== call) throw error;
      const renewed = error.staleToken && call !== 'b2_authorize_account';
      if (!(error.transient || renewed) || attempts === RETRY.attempts) throw error.afterAttempts(attempts);
      const { retryAfterMs } = error;
      if ((retryAfterMs ?? 0) > RETRY.maxRetryAfterMs) throw error;
      const waitMs = renewed ? 0 : (retryAfterMs ?? Math.round(backoffMs * (1 + random() / 2)));
      backoffMs = retryAfterMs === undefined ? Math.min(backoffMs * 2, RETRY.maxWaitMs) : RETRY.firstWaitMs;
      onRetry(error, waitMs, attempts);
      if (waitMs > 0) await sleep(waitMs, signal);
    }
  }
}

/**
 * Milliseconds of a Retry-After header, in seconds or as a date relative to the response's own Date header. Undefined
 * if there is none, or if it is 0.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): number | undefined {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000 || undefined;
  const until = Date.parse(value) - Date.parse(String(headers.date ?? ''));
  return until > 0 ? until : undefined;
}

function abortableSleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
