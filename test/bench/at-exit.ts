/** Preloaded with `node --import`: writes what the process used to the file that BENCH_USAGE names when it ends. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env.BENCH_USAGE;
  if (file) writeFileSync(file, JSON.stringify(process.resourceUsage()));
});
