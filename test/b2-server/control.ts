import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, FaultKind } from './faults.ts';
import type { B2Server, Latency, LifecycleReport, Settings } from './types.ts';

/** What POST /_control takes; every part is optional. */
export interface ControlRequest extends Settings {
  latency?: Partial<Latency>;
  /** Sets the counters to zero and empties the log. */
  reset?: boolean;
  faults?: {
    clear?: boolean;
    next?: { call: string; fault: FaultKind | Fault; times?: number }[];
    at?: { call: string; n: number; fault: FaultKind | Fault }[];
    always?: { call: string; fault: FaultKind | Fault }[];
    random?: { seed: number; rate: number; kinds?: FaultKind[]; calls?: string[]; limit?: number };
  };
  removeBucket?: string;
  /** Applies a bucket's lifecycle rules; the answer's `lifecycle` says what was freed. */
  applyLifecycle?: { bucket: string; at?: number };
}

const SETTINGS = [
  'tokenLifetimeCalls',
  'pageLimit',
  'scanLimit',
  'rateLimit',
  'cursor',
  'finalEmptyPage',
  'pageStyle',
  'gzip',
  'contentEncoding',
  'clockOffsetMs',
  'now',
  'partSizes',
  's3ApiUrl',
  'unreadable',
  'hideLifecycleRules',
] as const satisfies readonly (keyof Settings)[];

/** Answers /_control: a POST changes things, and both methods answer with the counters. */
export async function control(server: B2Server, req: IncomingMessage, res: ServerResponse): Promise<void> {
  let lifecycle: LifecycleReport | undefined;
  if (req.method === 'POST') {
    const chunks: Buffer[] = [];
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
    const request = JSON.parse(Buffer.concat(chunks).toString()) as ControlRequest;
    apply(server, request);
    if (request.applyLifecycle !== undefined) {
      lifecycle = server.applyLifecycle(request.applyLifecycle.bucket, request.applyLifecycle.at);
    }
  }
  const { counters, latency, settings } = server;
  const figures = { ...counters, total: counters.total };
  const body = JSON.stringify({ counters: figures, latency, settings, lifecycle });
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
}

/** Carries out a control request; null unsets a setting. */
export function apply(server: B2Server, request: ControlRequest): void {
  const { latency, faults } = request;
  Object.assign(server.latency, latency);
  for (const name of SETTINGS) {
    if (name in request) Object.assign(server.settings, { [name]: request[name] ?? undefined });
  }
  if (request.removeBucket !== undefined) server.removeBucket(request.removeBucket);
  if (faults?.clear) server.faults.clear();
  for (const { call, fault, times } of faults?.next ?? []) server.faults.next(call, fault, times);
  for (const { call, n, fault } of faults?.at ?? []) server.faults.at(call, n, fault);
  for (const { call, fault } of faults?.always ?? []) server.faults.always(call, fault);
  if (faults?.random) {
    const { seed, rate, kinds, ...limits } = faults.random;
    server.faults.random(seed, rate, kinds, limits);
  }
  if (request.reset) {
    server.counters.reset();
    server.requests.length = 0;
  }
}
