import path from 'node:path';
import type { Verdict } from './try-scenario.ts';

export const RELIABILITY = path.resolve(import.meta.dirname, '../../../docs/reliability.md');
export const COMMAND =
  'vitest run --config test/vitest.config.ts --project slow test/end-to-end/faults/scenarios.slow.test.ts';

/** The scenarios of a reliability.md, in order. */
export function tableNames(text: string): string[] {
  return [...text.matchAll(/^\| ([^|]+) \| [^|]+ \| (?:\d+|varies) \| [^|]+ \|$/gm)].map(([, name]) => name!);
}

/** The text of docs/reliability.md. It contains nothing that differs from one run to the next. */
export function reliabilityText(
  verdicts: readonly { name: string; alone: Verdict; parallel: Verdict }[],
  bundleRuns: number,
): string {
  const rows = verdicts.map(
    ({ name, alone, parallel }) =>
      `| ${name} | ${alone.text} | ${alone.retries ?? 'varies'} | ${parallel.text} |`,
  );
  return `# What faults do to an inventory

<!-- Written by the tests; do not edit. To update it:
     npx ${COMMAND} -->

Each scenario runs against a B2 server on loopback, over real HTTP, with the retry policy of \`src/b2/client.ts\` and
a clock that skips the waits: once with one request at a time and once with sixteen. The result is compared with an
inventory without faults. Either **rows lost** and **rows doubled** are 0, or there is one error, \`complete\` is not
true, and no file has its final name. A bucket that fails before its first row is left out and named, and
\`complete\` is false; rows lost are then those of the other buckets. Retries are those with one request at a time,
summed over all seeds of a row; with concurrent requests, their number depends on timing.

With sixteen requests at a time, a fault "on the last page" is on a late page.

In addition, ${bundleRuns} random schedules run the built action as a child process, with its real waits. Each of them
lists every row once.

| Scenario | One request at a time | Retries | Sixteen at a time |
|---|---|---:|---|
${rows.join('\n')}
`;
}
