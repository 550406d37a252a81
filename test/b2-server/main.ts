/**
 * The server as a process of its own, for benchmarks and the demo:
 * `node test/b2-server/main.ts --config FILE`, or the config as JSON on standard input. Prints one line of JSON,
 * {"url", "pid"}, when it listens; ends on SIGTERM or SIGINT.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Config, optionsOf } from './config.ts';
import { apply } from './control.ts';
import { startB2Server } from './server.ts';

const { values } = parseArgs({ options: { config: { type: 'string' } } });
const config = JSON.parse(readFileSync(values.config ?? 0, 'utf8')) as Config;
const server = await startB2Server(await optionsOf(config));
if (config.faults !== undefined) apply(server, { faults: config.faults });
process.stdout.write(`${JSON.stringify({ url: server.url, pid: process.pid })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
if (config.exitWithParent) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(0), 500).unref();
}
