import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openAccount } from '../../../src/b2/account.ts';
import { Client } from '../../../src/b2/client.ts';
import { PageLister } from '../../../src/b2/list-page.ts';
import { TIMEOUT } from '../../../src/b2/transport.ts';
import { FORMATS } from '../../../src/formats/index.ts';
import { Folder } from '../../../src/inventory/folder.ts';
import { describe } from '../../../src/inventory/manifest.ts';
import { listAndWrite } from '../../../src/inventory/write-rows.ts';
import type { Quantiles } from '../../../src/listing/quantiles.ts';
import { RequestLimit } from '../../../src/listing/request-limit.ts';
import { findBuckets } from '../../../src/listing/targets.ts';
import { type B2Server, randomFrom } from '../../b2-server/index.ts';
import { inventoryFaults } from '../../contract/validate.ts';
import { makeFolder, removeFolder } from '../../runner/temp-folders.ts';
import { MASTER, readFolder } from '../setup.ts';

/** An inventory to take in this process: from the key to the finished folder, over real HTTP, with a clock of its own. */
export interface InventoryRun {
  server: B2Server;
  concurrency: number;
  /** Default: all of them. */
  buckets?: readonly string[];
  /** For the jitter of waits. */
  seed?: number;
  /** Real milliseconds to a second of waiting; 0 by default. */
  secondMs?: number;
  /** Milliseconds after which a server that is silent counts as hanging. */
  patienceMs?: number;
  /** Called after the buckets are listed and before their files are. */
  beforeFiles?(server: B2Server): void;
  /** Called after each page, with the rows so far. */
  onPage?(server: B2Server, rows: number): void;
  signal?: AbortSignal;
  /** Names the proxies; none by default. */
  env?: NodeJS.ProcessEnv;
  /** `bucket/name` of the rows of an earlier inventory, from which the listing is split. */
  known?: readonly string[];
  /** The folder of the spool; a temporary one by default. */
  spill?: string;
}

/** The result. */
export interface Outcome {
  /** `bucket/name` of every row in the finished inventory. */
  rows: string[];
  complete: boolean;
  /** By bucket, why it was left out. */
  leftOut: Map<string, string>;
  error: Error | undefined;
  /** The wait before each retry, in milliseconds. */
  waits: number[];
  /** The error of each try that was repeated. */
  reasons: string[];
  stats: Client['stats'];
  secrets: string[];
  /** What is wrong with the files that are left. */
  faults: string[];
}

/** Does what run.ts does between reading the inputs and publishing. */
export async function takeInProcess(run: InventoryRun): Promise<Outcome> {
  const { server, seed = 1, patienceMs = 10_000 } = run;
  const root = makeFolder('in-process');
  const spill = run.spill ?? makeFolder('spill');
  const [waits, reasons, secrets]: [number[], string[], string[]] = [[], [], []];
  const pace = new RequestLimit(run.concurrency);
  const client = new Client({
    endpoint: server.url,
    keyId: MASTER.id,
    key: MASTER.secret,
    userAgent: 'b2-inventory/test',
    env: run.env ?? {},
    connections: run.concurrency,
    signal: run.signal ?? new AbortController().signal,
    onSecret: (secret) => secrets.push(secret),
    onRetry: (error, waitMs) => {
      if (error.throttled) pace.throttled();
      waits.push(waitMs);
      reasons.push(error.message);
    },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, (ms / 1_000) * (run.secondMs ?? 0))),
    random: randomFrom(seed),
    timeouts: { ...TIMEOUT, headMs: patienceMs, bodyMs: patienceMs },
  });
  const final = join(root, 'inventory');
  let error: Error | undefined;
  try {
    await takeInventory(client, pace, run, final, spill);
  } catch (thrown) {
    error = thrown instanceof Error ? thrown : new Error(String(thrown));
  } finally {
    await client.close();
  }
  const { manifest, rows = [] } = existsSync(join(final, 'manifest.json')) ? readFolder(final) : {};
  const faults = [
    ...(await inventoryFaults(final)),
    ...[...readdirSync(root), ...readdirSync(spill)].filter((name) => name !== 'inventory'),
    ...(error && existsSync(final) ? ['a folder in spite of the error'] : []),
  ];
  removeFolder(root);
  if (!run.spill) removeFolder(spill);
  return {
    rows: rows.map(({ bucket, name }) => `${bucket}/${name}`),
    complete: manifest?.complete ?? false,
    leftOut: new Map(
      manifest?.buckets.flatMap(({ bucketName, error: why }) => (why ? [[bucketName, why]] : [])),
    ),
    error,
    waits,
    reasons,
    stats: client.stats,
    secrets,
    faults,
  };
}

async function takeInventory(
  client: Client,
  pace: RequestLimit,
  run: InventoryRun,
  folder: string,
  spillDirectory: string,
): Promise<void> {
  const account = await openAccount(client);
  const selection = await findBuckets(client, account, run.buckets ?? 'all', '');
  run.beforeFiles?.(run.server);
  let rows = 0;
  const lister = new PageLister(
    client,
    (count) => {
      rows += count;
      run.onPage?.(run.server, rows);
    },
    true,
  );
  const draft = await Folder.begin(folder);
  try {
    const listed = await listAndWrite(
      selection.targets,
      {
        call: 'b2_list_file_names',
        list: lister.list,
        concurrency: run.concurrency,
        requestLimit: pace,
        buffers: client.buffers,
        quantiles: hintsFrom(run.known ?? [], run.server),
        spillDirectory,
        signal: run.signal ?? new AbortController().signal,
        onDisorder: () => {},
      },
      [FORMATS.get('ndjson')!],
      {
        urlStyles: ['friendly'],
        hosts: account,
        versions: false,
        filter: undefined,
        storedAt: undefined,
        warn: () => {},
      },
      draft,
    );
    await draft.finish(
      describe({
        version: '0.0.0',
        request: { list: 'files', buckets: null, prefix: '', versions: 'current', urlStyle: 'friendly' },
        buckets: selection.buckets,
        ...listed,
        quantiles: listed.quantiles,
        service: { ...client.stats, rowsReceived: 0, transactions: 0, concurrency: pace.reached },
        outputs: listed.files,
        learned: {},
      }),
    );
  } finally {
    await draft.discard();
  }
}

/**
 * Names at equal distances, as a manifest of that day would have them. It states more rows than there are, as when most
 * files are gone, so that a few rows are several ranges, and many requests run at once.
 */
function hintsFrom(rows: readonly string[], server: B2Server): ReadonlyMap<string, Quantiles> {
  const [every, stated] = [450, 9_500];
  const byBucket = Map.groupBy(rows, (row) => row.slice(0, row.indexOf('/')));
  return new Map(
    byBucket.entries().map(([bucket, files]) => {
      const names = files
        .filter((_, n) => n > 0 && n % every === 0)
        .map((row) => row.slice(bucket.length + 1));
      return [server.bucketId(bucket), { rows: (names.length + 1) * stated, every: stated, names }];
    }),
  );
}
