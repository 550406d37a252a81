import path from 'node:path';
import type { Verdict } from './try-scenario.ts';

export const RELIABILITY = path.resolve(import.meta.dirname, '../../../docs/reliability.md');
const COMMAND =
  'vitest run --config test/vitest.config.ts --project slow test/end-to-end/faults/scenarios.slow.test.ts';

/** The scenarios of a reliability.md, in order. */
export function tableNames(text: string): string[] {
  return [...text.matchAll(/^\| ([^|]+) \| [^|]+ \| (?:\d+|varies) \| [^|]+ \|$/gm)].map(([, name]) => name!);
}

/** The text of docs/reliability.md. It contains nothing that differs between runs. */
export function reliabilityText(
  verdicts: readonly { name: string; alone: Verdict; parallel: Verdict }[],
  bundleRuns: number,
): string {
  const rows = verdicts.map(
    ({ name, alone, parallel }) =>
      `| ${name} | ${alone.text} | ${alone.retries ?? 'varies'} | ${parallel.text} |`,
  );
  return `# Reliability

<!-- Written by the tests; do not edit. To regenerate it:
     npx ${COMMAND} -->

What happens when B2 or the network fails during a listing. Each scenario runs against a local B2 server over HTTP, with the
action's retry policy and a simulated clock, once with one request at a time and once with sixteen. The rows are compared with
those of a run without faults:

- **lost** and **doubled** must both be 0. Otherwise there must be exactly one error, \`complete\` is not true, and no file has its
  final name.
- A bucket that fails before its first row is left out and named, and \`complete\` is false. The counts then cover the other buckets.
- **Retries** are those with one request at a time, summed over all random seeds of a scenario. With sixteen they vary between runs.
- With sixteen requests at a time, a fault "on the last page" is a fault on a late page.

In addition, ${bundleRuns} random schedules of faults run against the built action as a child process, with its real waits: each
lists the same rows as without faults.

| Scenario | One request at a time | Retries | Sixteen at a time |
|---|---|---:|---|
${rows.join('\n')}
`;
}
