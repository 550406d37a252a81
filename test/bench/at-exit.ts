/** Preloaded with `node --import`: writes what the process used to the file that BENCH_USAGE names when it ends. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

process.on('exit', () => {
  const file = process.env.BENCH_USAGE;
  if (!file || !isMainThread) return;
  const { user, system } = process.threadCpuUsage();
  writeFileSync(file, JSON.stringify({ ...process.resourceUsage(), mainThreadTime: user + system }));
});
