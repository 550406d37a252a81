import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { ContentConfig } from '../b2-server/index.ts';
import { MASTER } from './setup.ts';

/**
 * A server with one bucket, `many-files`, as a process of its own, so that neither its work nor its memory counts as the
 * action's.
 */
export async function serve(content: ContentConfig): Promise<{ url: string; stop(): void }> {
  const main = path.resolve(import.meta.dirname, '../b2-server/main.ts');
  const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'inherit'] });
  const buckets = [{ name: 'many-files', type: 'allPublic', content }];
  child.stdin.end(JSON.stringify({ keys: [MASTER], buckets, exitWithParent: true }));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: (JSON.parse(line.toString()) as { url: string }).url, stop: () => child.kill() };
}
