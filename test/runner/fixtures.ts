import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from './temp-folders.ts';

const root = path.resolve(import.meta.dirname, '../..');

const actionYml = `name: fake
inputs:
  bucket: { description: a, required: true }
  url-style: { description: b, default: friendly }
  retention days: { description: c, default: 7 }
  application-key-id: { description: d }
  application-key: { description: d }
  endpoint: { description: d }
  github-token: { description: e, default: '\${{ github.token }}' }
outputs:
  complete: { description: f }
runs: { using: node24, main: dist/index.js }
`;

/** A made-up action: its action.yml and a program with the body given, to test the runner without the real one. */
export function fakeAction(body: string): { entry: string; actionFile: string } {
  const folder = makeFolder('fake-action');
  const core = pathToFileURL(path.join(root, 'node_modules/@actions/core/lib/core.js')).href;
  const artifact = pathToFileURL(path.join(root, 'node_modules/@actions/artifact/lib/artifact.js')).href;
  writeFileSync(path.join(folder, 'action.yml'), actionYml);
  writeFileSync(
    path.join(folder, 'index.mjs'),
    `import fs from 'node:fs';
const core = () => import('${core}');
const artifact = async () => (await import('${artifact}')).default;
${body}`,
  );
  return { entry: path.join(folder, 'index.mjs'), actionFile: path.join(folder, 'action.yml') };
}
