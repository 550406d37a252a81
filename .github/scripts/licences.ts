/** The licences of what runs on a user's machine: the packages that are locked for it, and those in dist/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than their text, which dist/licenses.txt carries. */
const ALLOWED = new Set([
  '(Apache-2.0 AND BSD-3-Clause)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT/X11',
]);

/**
 * Packages that declare none. `buffers` comes with GitHub's artifact library, by way of `binary`, whose author is
 * the same and whose licence is MIT.
 */
const UNDECLARED = new Set(['buffers']);

interface Locked {
  dev?: boolean;
  license?: string;
}

/** One line for each licence that is not allowed; the note counts those that are bundled. */
export function licences(root: string): { faults: string[]; note: string } {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const packages = Object.entries(lock.packages).flatMap(([path, { dev, license }]) =>
    path === '' ? [] : [{ name: path.replace(/^.*node_modules\//, ''), dev: dev ?? false, license }],
  );
  const bundled = readBundled(root, new Set(packages.map(({ name }) => name)));
  const used = [
    ...packages
      .filter(({ dev }) => !dev)
      .map(({ name, license }) => ({ name, license, where: 'package-lock.json' })),
    ...bundled.map(({ name, license }) => ({ name, license, where: 'dist/licenses.txt' })),
  ];
  const faults = used
    .filter(({ name, license }) => (license === undefined ? !UNDECLARED.has(name) : !ALLOWED.has(license)))
    .map(({ name, license, where }) => `${name} in ${where}: ${license ?? 'no licence'} is not allowed`);
  if (bundled.length === 0) faults.push('dist/licenses.txt names no package: npm run build');
  return { faults, note: tally(bundled.map(({ license }) => license ?? 'undeclared')) };
}

/** The bundler writes a package's name, its licence, the text, and an empty line. */
function readBundled(
  root: string,
  known: ReadonlySet<string>,
): { name: string; license: string | undefined }[] {
  const lines = readFileSync(join(root, 'dist/licenses.txt'), 'utf8').split('\n');
  return lines.flatMap((name, index) => {
    if (!known.has(name) || (index > 0 && lines[index - 1] !== '')) return [];
    return { name, license: lines[index + 1] || undefined };
  });
}

function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
