import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import * as core from '@actions/core';
import { docsUrl } from './github/docs-url.ts';
import { inert } from './github/log.ts';
import { PrivacyPolicy } from './github/privacy.ts';
import { writeSummary } from './github/summary.ts';
import { type RunState, run } from './run.ts';

// What a row needs is garbage after it. V8 would let the young generation grow to 128 MiB without any gain in speed.
setFlagsFromString('--semi-space-growth-factor=1');
// The live heap is small and pages are large: V8's default pace of collecting takes a tenth of the processor time.
setFlagsFromString('--heap-growing-percent=300');

/** GitHub kills a cancelled step 7.5 s after the first signal. */
const GRACE_MS = 6_000;

const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    cancel.abort(new Error(`Cancelled (${signal}); the inventory is not complete`));
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
}

/** The other actions, by the file that their action.yml runs. Each imports this one. */
const ACTIONS: Readonly<Record<string, () => Promise<typeof run>>> = {
  'plan.js': async () => (await import('./plan.ts')).plan,
  'merge.js': async () => (await import('./merge.ts')).merge,
};

const state: RunState = { policy: undefined, showsFailure: false };

try {
  const action = (await ACTIONS[basename(process.argv[1] ?? '')]?.()) ?? run;
  await action(process.env, cancel.signal, state);
} catch (error) {
  const failure = cancel.signal.aborted ? cancel.signal.reason : error;
  core.debug(inert(String(failure instanceof Error ? failure.stack : failure)));
  const message = failure instanceof Error ? failure.message : String(failure);
  core.setFailed(inert(message));
  if (!state.showsFailure) {
    const policy = state.policy ?? new PrivacyPolicy(undefined, [{ bucketType: null }]);
    const { failureSection } = await import('./report/failure.ts');
    // The step has failed anyway.
    await writeSummary([failureSection(message, docsUrl(process.env), policy)]).catch(() => {});
  }
  // A cancelled run has cleaned up by now; it does not wait for what is still open, such as an upload.
  if (cancel.signal.aborted) process.exit();
}
