import { setFlagsFromString } from 'node:v8';
import * as core from '@actions/core';
import { inert } from './github/log.ts';
import { run } from './run.ts';

// What is made for a row is garbage after it. Left alone, V8 lets the room for that grow to 128 MiB, for no speed.
setFlagsFromString('--semi-space-growth-factor=1');
// What is kept is small and what arrives is large: collecting at V8's pace would take a tenth of the processor time.
setFlagsFromString('--heap-growing-percent=300');

/** GitHub ends a cancelled step 7.5 s after its first signal. */
const GRACE_MS = 6_000;

const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    cancel.abort(new Error(`Cancelled (${signal}); the run is not complete`));
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
}

try {
  await run(process.env, cancel.signal);
} catch (error) {
  const failure = cancel.signal.aborted ? cancel.signal.reason : error;
  core.debug(inert(String(failure instanceof Error ? failure.stack : failure)));
  core.setFailed(inert(failure instanceof Error ? failure.message : String(failure)));
  // A cancelled run has cleaned up by now; what is still open, an upload for example, is not waited for.
  if (cancel.signal.aborted) process.exit();
}
