import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Config, ContentConfig, ControlRequest, Latency } from '../b2-server/index.ts';

/** The key of every client. */
export const KEY = { id: '00123456789abcd0000000001', secret: 'K001/Bench0Secret0Of0The0Account' };
export const BUCKET = 'bench-bucket';
export const NONE: Latency = { perCallMs: 0, perRowMs: 0 };

/** A B2 server in a process of its own, so that neither its work nor its memory counts as the client's. */
export class BenchServer {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** Serves one bucket. @param port of a server that was stopped, since the URLs of files contain it */
  static async start(content: ContentConfig, port = 0): Promise<BenchServer> {
    const main = path.resolve(import.meta.dirname, '../b2-server/main.ts');
    const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'inherit'] });
    const config: Config = {
      port,
      keys: [{ ...KEY, capabilities: ['listBuckets', 'listFiles', 'readFiles', 'shareFiles'] }],
      buckets: [{ name: BUCKET, type: 'allPublic', content }],
      exitWithParent: true,
    };
    child.stdin.end(JSON.stringify(config));
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return new BenchServer(child, (JSON.parse(line) as { url: string }).url);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Sets the latency, the counters to zero and the faults to none but these. */
  async prepare(latency: Latency, faults: NonNullable<ControlRequest['faults']> = {}): Promise<void> {
    await this.#control({ latency, reset: true, faults: { clear: true, ...faults } });
  }

  /** Rows sent and list requests answered since then. */
  async sent(): Promise<{ rows: number; requests: number }> {
    const { counters } = await this.#control({});
    return { rows: counters.rows, requests: counters.calls.b2_list_file_names ?? 0 };
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }

  async #control(
    request: ControlRequest,
  ): Promise<{ counters: { rows: number; calls: Record<string, number> } }> {
    const response = await fetch(`${this.url}/_control`, { method: 'POST', body: JSON.stringify(request) });
    return (await response.json()) as { counters: { rows: number; calls: Record<string, number> } };
  }
}
