import { Client } from '../b2/client.ts';
import type { Log } from '../github/log.ts';
import type { RequestLimit } from '../listing/request-limit.ts';
import { VERSION } from '../version.ts';
import type { Inputs } from './inputs.ts';

/** The client of the API that the inputs name, with their key. It slows down where B2 throttles. */
export function newClient(
  inputs: Pick<Inputs, 'endpoint' | 'keyId' | 'key' | 'concurrency'>,
  limit: RequestLimit,
  log: Log,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Client {
  return new Client({
    endpoint: inputs.endpoint,
    keyId: inputs.keyId,
    key: inputs.key,
    userAgent: `b2-inventory/${VERSION} (GitHub Action)`,
    connections: inputs.concurrency,
    env,
    signal,
    onSecret: (secret) => log.mask(secret),
    onRetry: (error, waitMs, tries) => {
      if (error.throttled) limit.throttled();
      const next = waitMs > 0 ? `in ${(waitMs / 1_000).toFixed(1)} s` : 'now';
      log.info(`Attempt ${tries} failed, retrying ${next}: ${error.message}`);
    },
  });
}
