/** Preloaded with `node --import`: writes what the process used to the file that BENCH_USAGE names when it ends. */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

process.on('exit', () => {
  const file = process.env.BENCH_USAGE;
  if (!file || !isMainThread) return;
  const { user, system } = process.threadCpuUsage();
  const usage = { ...process.resourceUsage(), mainThreadTime: user + system };
  try {
    // The kernel's maxRSS of a process begins with that of the process that started it.
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (peak) usage.maxRSS = Number(peak[1]);
  } catch {
    // Only Linux has /proc.
  }
  writeFileSync(file, JSON.stringify(usage));
});
