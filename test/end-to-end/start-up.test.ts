import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, readInventory, runInventory, startAccount } from './setup.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');

test('dist/index.js is under 2 MB, and the heavy libraries are not in it', () => {
  expect(statSync(path.join(dist, 'index.js')).size).toBeLessThan(2_000_000);
  const entry = readFileSync(path.join(dist, 'index.js'), 'utf8');
  for (const heavy of ['ArtifactService', '@azure/storage-blob', 'octokit/rest'])
    expect(entry).not.toContain(heavy);
});

test('a run that uploads nothing loads index.js, and at its end the job summary, and nothing else of dist', async () => {
  const alone = makeFolder('dist');
  const chunks = readdirSync(dist).filter((file) => /^\d+\.index\.js$/.test(file));
  expect(chunks.length).toBeGreaterThan(0);
  const [own, ...others] = chunks.filter((file) =>
    readFileSync(path.join(dist, file), 'utf8').includes('function trendSection('),
  );
  expect(others).toEqual([]);
  // With the chunk of what it has in common with the report page.
  const entry = readFileSync(path.join(dist, 'index.js'), 'utf8');
  const [, loaded] = new RegExp(`\\[([^\\]]*\\.e\\(${Number.parseInt(own!, 10)}\\))\\]`).exec(entry)!;
  const summary = Array.from(loaded!.matchAll(/e\((\d+)\)/g), ([, id]) => `${id}.index.js`);
  expect(summary).toHaveLength(2);
  for (const file of ['index.js', 'package.json', ...summary])
    copyFileSync(path.join(dist, file), path.join(alone, file));
  const server = await startAccount([bucketOf('my-bucket', ['a'])]);
  try {
    const entry = path.join(alone, 'index.js');
    const result = await runInventory(
      server,
      { bucket: 'my-bucket', formats: 'urls,ndjson,json,csv' },
      { entry },
    );
    expect(result.outputs.complete, result.stdout).toBe('true');
    expect(readInventory(result).names).toEqual(['a']);
  } finally {
    await server.close();
  }
});
