import path from 'node:path';
import type { Verdict } from './try-scenario.ts';

export const RELIABILITY = path.resolve(import.meta.dirname, '../../../docs/reliability.md');
export const COMMAND =
  'vitest run --config test/vitest.config.ts --project slow test/faults/scenarios.slow.test.ts';

/** The scenarios of a reliability.md, in order. */
export function tableNames(text: string): string[] {
  return [...text.matchAll(/^\| ([^|]+) \| [^|]+ \| (?:\d+|varies) \| [^|]+ \|$/gm)].map(([, name]) => name!);
}

/** The whole of docs/reliability.md. It holds nothing that differs from one run to the next. */
export function reliabilityText(
  verdicts: readonly { name: string; alone: Verdict; parallel: Verdict }[],
  bundleRuns: number,
): string {
  const rows = verdicts.map(
    ({ name, alone, parallel }) =>
      `| ${name} | ${alone.text} | ${alone.retries ?? 'varies'} | ${parallel.text} |`,
  );
  return `# What faults do to an inventory

<!-- Written by the tests; do not edit. To make it again:
     npx ${COMMAND} -->

Every scenario is played against a B2 server on loopback, over real HTTP, with the retry policy of
\`src/b2/retry.ts\` and a clock that does not make the tests wait. The walk is made with one request at a time and
with sixteen. What it wrote is compared with a day without faults: **rows lost** and **rows doubled** must be 0, or
there is one error, \`complete\` is not true, and no file has its final name. A bucket that fails before its first
row is left out and named, and \`complete\` is false; then "lost" speaks of the other buckets. Retries are those of
the sequential walk, over all seeds of a row; how many a parallel walk makes depends on how its requests interleave.

Faults on the last page are, with sixteen requests at a time, faults on a late one.

Beside these, ${bundleRuns} random schedules run the built action as a child process, with its real waits: the rows
of a good day in each of them.

| Scenario | One request at a time | Retries | Sixteen at a time |
|---|---|---:|---|
${rows.join('\n')}
`;
}
