/** Builds dist/ from src/: TypeScript emits, ncc bundles what it emitted. Same bytes on every machine after `npm ci`. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const run = (module: string, ...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'node_modules', module), ...args], {
    cwd: root,
    stdio: 'inherit',
  });

const out = process.argv[2] ?? 'dist';
rmSync(join(root, 'build'), { recursive: true, force: true });
run('typescript/bin/tsc', '-p', '.');
// ncc leaves stale chunks: their numbers change when dependencies do.
rmSync(join(root, out), { recursive: true, force: true });
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'build/main.js', '-o', out, '--license', 'licenses.txt');
