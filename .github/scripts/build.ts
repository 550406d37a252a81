/**
 * Builds dist/ from src/: TypeScript emits, ncc bundles what it emitted; Rolldown bundles the script of the report page.
 * Same bytes on every machine after `npm ci`.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'rolldown';

const root = join(import.meta.dirname, '../..');
const run = (module: string, ...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'node_modules', module), ...args], {
    cwd: root,
    stdio: 'inherit',
  });

const out = process.argv[2] ?? 'dist';
rmSync(join(root, 'build'), { recursive: true, force: true });
run('typescript/bin/tsc', '-p', '.');
// Into a folder of its own first: ncc leaves stale chunks in an old one, and a run may be using it.
const ncc = ['build', 'build/main.js', '-o', 'build/dist', '--license', 'licenses.txt'];
// undici's second parser of HTTP, which is experimental and off, and which Node's own undici leaves out too: 160 kB.
const leftOut = ['../milo/simd.js', '../milo/no-simd.js'].flatMap((module) => ['--external', module]);
run('@vercel/ncc/dist/ncc/cli.js', ...ncc, ...leftOut);
await buildPage(join(root, 'build/dist'));
// What plan/action.yml and merge/action.yml run: main.ts looks at the name of the file.
for (const action of ['plan', 'merge'])
  writeFileSync(join(root, `build/dist/${action}.js`), "import './index.js';\n");
rmSync(join(root, out), { recursive: true, force: true });
mkdirSync(dirname(join(root, out)), { recursive: true });
renameSync(join(root, 'build/dist'), join(root, out));

/** The script and the style that src/documents/report puts into its page. */
async function buildPage(folder: string): Promise<void> {
  const page = join(root, 'src/documents/report-page');
  await build({
    input: join(page, 'main.ts'),
    tsconfig: join(page, 'tsconfig.json'),
    output: { file: join(folder, 'report-page.js'), format: 'iife', minify: true, comments: false },
  });
  copyFileSync(join(page, 'style.css'), join(folder, 'report-page.css'));
  const licence = readFileSync(join(root, 'node_modules/d3-hierarchy/LICENSE'), 'utf8');
  appendFileSync(join(folder, 'licenses.txt'), `\nd3-hierarchy\nISC\n${licence}`);
}
