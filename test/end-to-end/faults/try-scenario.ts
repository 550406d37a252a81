import type { BucketSpec } from '../../b2-server/index.ts';
import { startAccount } from '../setup.ts';
import { type Outcome, takeInProcess } from './in-process.ts';
import { type Expected, lasting, oneBucket, pageOf, type Scenario, scaleOf } from './scenarios.ts';

/** What a scenario came to, over all of its runs. */
export interface Verdict {
  /** What was not as it must be; empty when all was. */
  faults: string[];
  /** For people. */
  text: string;
  /** undefined: a matter of timing. */
  retries: number | undefined;
}

/** What a day without faults gives, and how many list requests it takes. */
interface GoodDay {
  rows: string[];
  requests: number;
}
const goodDays = new Map<string, Promise<GoodDay>>();

function goodDay(scenario: Scenario, concurrency: number): Promise<GoodDay> {
  const buckets = (scenario.buckets ?? oneBucket)(scaleOf(concurrency)).map((bucket) => ({
    ...bucket,
    content: 'base' in bucket.content ? bucket.content.base : bucket.content,
  }));
  const key = `${concurrency} ${buckets.map(({ name }) => name)}`;
  const day = goodDays.get(key) ?? live(buckets, concurrency);
  goodDays.set(key, day);
  return day;
}

async function live(buckets: BucketSpec[], concurrency: number): Promise<GoodDay> {
  const server = await startAccount(buckets, [], { settings: { pageLimit: pageOf(concurrency) } });
  try {
    // The second time it is cut by what the first one taught, as all the others are.
    const { rows, error } = await takeInProcess({ server, concurrency });
    server.counters.reset();
    const again = await takeInProcess({ server, concurrency, known: rows });
    if (error ?? again.error) throw error ?? again.error;
    if (String(again.rows) !== String(rows)) throw new Error('two good days differ');
    return { rows, requests: server.counters.calls.b2_list_file_names ?? 0 };
  } finally {
    await server.close();
  }
}

/** Plays a scenario and judges it. @param most runs of it at the most */
export async function tryScenario(scenario: Scenario, concurrency: number, most = 1_000): Promise<Verdict> {
  const good = await goodDay(scenario, concurrency);
  const scale = scaleOf(concurrency);
  const expected =
    typeof scenario.expected === 'function' ? scenario.expected(concurrency) : scenario.expected;
  const verdict = { faults: [] as string[], text: '', retries: 0 };
  for (let n = 0; n < Math.min(scenario.runs ?? 1, most); n += 1) {
    const server = await startAccount((scenario.buckets ?? oneBucket)(scale), [], {
      settings: { pageLimit: pageOf(concurrency), ...scenario.settings },
    });
    try {
      scenario.plan?.(server, good.requests, n, concurrency);
      const outcome = await takeInProcess({
        server,
        concurrency,
        known: good.rows,
        seed: n + 1,
        ...scenario.run,
      });
      const found = judge(scenario, expected, outcome, good.rows);
      const told = [outcome.error?.stack, ...outcome.reasons].join('\n');
      const leaked = server.secrets().filter((secret) => told.includes(secret));
      verdict.faults.push(
        ...found.faults.map((fault) => `run ${n}: ${fault}`),
        ...(leaked.length > 0 ? [`run ${n}: a secret in an error`] : []),
      );
      verdict.text = expected === 'whole or error' ? 'complete, or one clear error' : found.text;
      verdict.retries += outcome.stats.retries;
    } finally {
      await server.close();
    }
  }
  return scenario.timed ? { ...verdict, retries: undefined } : verdict;
}

function judge(
  scenario: Scenario,
  expected: Expected,
  outcome: Outcome,
  good: readonly string[],
): { faults: string[]; text: string } {
  const { error, leftOut, complete } = outcome;
  const faults = [...outcome.faults];
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  if (scenario.waits && !scenario.waits(outcome.waits))
    faults.push(`waits of ${outcome.waits.join(', ')} ms`);
  if (error) {
    must(!complete, 'complete in spite of the error');
    const allowed =
      expected === 'whole or error'
        ? /after 10 attempts/
        : typeof expected === 'object' && 'error' in expected && expected.error;
    must(allowed instanceof RegExp && allowed.test(error.message), `unexpected error: ${error.message}`);
    return { faults, text: `error: ${firstWords(error.message)}` };
  }
  must(typeof expected !== 'object' || !('error' in expected), 'no error');
  const [missing] = leftOut.keys();
  const wanted = good.filter((row) => !leftOut.has(row.slice(0, row.indexOf('/'))));
  const stays = new Set(lasting(wanted));
  const rows = scenario.changes ? outcome.rows.filter((row) => stays.has(row)) : outcome.rows;
  const kept = scenario.changes ? [...stays] : wanted;
  const lost = without(kept, rows);
  const doubled = outcome.rows.length - new Set(outcome.rows).size;
  const strange = without(rows, kept);
  must(lost === 0 && doubled === 0 && strange === 0, `${lost} lost, ${doubled} doubled, ${strange} strange`);
  let text = `${lost} lost, ${doubled} doubled`;
  if (missing !== undefined) {
    const why = leftOut.get(missing)!;
    must(!complete, 'complete without a bucket');
    must(leftOut.size === 1, `${leftOut.size} buckets left out`);
    must(
      typeof expected === 'object' && 'leftOut' in expected && expected.leftOut.test(why),
      `left out: ${why}`,
    );
    text += `; not complete, ${missing} is left out: ${firstWords(why)}`;
  } else {
    must(complete, 'not complete');
    must(expected === 'whole' || expected === 'whole or error', 'nothing was left out');
  }
  return { faults, text };
}

/** How many are in one list alone. */
function without(rows: readonly string[], others: readonly string[]): number {
  const known = new Set(others);
  return rows.filter((row) => !known.has(row)).length;
}

/** The beginning of an error, which is the same on every day. */
function firstWords(message: string): string {
  return /^(?:b2_\w+: (?:HTTP \d+ )?\w+(?: after \d+ attempts)?|[^.:;]+)/.exec(message)?.[0] ?? message;
}
