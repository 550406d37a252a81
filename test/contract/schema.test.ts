import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { COLUMNS, USUAL_COLUMNS } from '../../src/rows/columns.ts';
import { listContent, startB2Server } from '../b2-server/index.ts';
import { runAction } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { validateInventory } from './validate.ts';
import { root } from './workflow-files.ts';

interface Schema {
  description?: string;
  type?: string | string[];
  $ref?: string;
  additionalProperties?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  $defs?: Record<string, Schema>;
}

const readSchema = (name: string) =>
  JSON.parse(readFileSync(path.join(root, 'schema', name), 'utf8')) as Schema;

describe.each(['manifest.json', 'row.json', 'change.json', 'findings.json'])('schema/%s', (name) => {
  test('describes every member, and allows no other', () => {
    const walk = (schema: Schema, where: string): void => {
      if (schema.properties) expect(schema.additionalProperties, where).toBe(false);
      for (const [key, member] of Object.entries(schema.properties ?? {})) {
        expect(member.description, `${where}/${key}`).toMatch(/\.$/);
        walk(member, `${where}/${key}`);
      }
      if (schema.items) walk(schema.items, `${where}[]`);
      for (const each of schema.anyOf ?? []) walk(each, where);
      for (const [key, each] of Object.entries(schema.$defs ?? {})) walk(each, `${where}#${key}`);
    };
    walk(readSchema(name), name);
  });
});

test('schema/row.json has every column, in order, and none but `urls` may be missing', () => {
  const { properties = {}, required } = readSchema('row.json');
  const names = COLUMNS.map(({ name }) => name);
  expect(Object.keys(properties)).toEqual(names);
  expect(required).toEqual(USUAL_COLUMNS.map(({ name }) => name));
});

describe('an inventory', () => {
  let inventory: string;

  beforeAll(async () => {
    const files = [
      'plain.txt',
      'quote " and, comma\'s.txt',
      '=1+1',
      'ünï/日本 😀.txt',
      'a/../b',
      "it's|<b>`x`.md",
    ];
    const server = await startB2Server({
      buckets: [
        { name: 'first-bucket', content: listContent(files.map((name) => ({ name, bytes: name }))) },
        { name: 'empty-bucket', type: 'allPublic', content: listContent([]) },
      ],
      keys: [
        { id: '005test', secret: 'K005secret-of-the-test-key', capabilities: ['listBuckets', 'listFiles'] },
      ],
    });
    try {
      const result = await runAction({
        inputs: {
          'application-key-id': '005test',
          'application-key': 'K005secret-of-the-test-key',
          endpoint: server.url,
          bucket: '*',
          formats: 'urls, ndjson, json, csv',
        },
        secrets: () => server.secrets(),
      });
      expect(result.code, result.stdout).toBe(0);
      inventory = result.outputs['output-dir']!;
    } finally {
      await server.close();
    }
  });

  test('is as the schemas and its manifest say', async () => {
    const manifest = await validateInventory(inventory);
    expect(manifest).toMatchObject({ complete: true, files: 6, buckets: [{ files: 0 }, { files: 6 }] });
    expect(manifest.outputs.map(({ format, rows }) => [format, rows])).toEqual([
      ['urls', 6],
      ['ndjson', 6],
      ['json', 6],
      ['csv', 6],
      ['buckets', 2],
    ]);
  });

  test.each<[what: string, spoil: (folder: string) => void, fault: RegExp]>([
    ['a file that has grown', (folder) => appendFileSync(`${folder}/urls.txt`, 'x'), /urls\.txt: bytes/],
    ['a byte that has changed', flip('files.csv'), /files\.csv: sha256/],
    ['a file that nobody listed', (folder) => writeFileSync(`${folder}/left.tmp`, ''), /left\.tmp/],
    ['a member that the schema has not', edit((manifest) => ({ ...manifest, more: 1 })), /additional/],
    ['a member that is missing', edit(({ complete: _, ...rest }) => rest), /required property 'complete'/],
    ['a count that is off', edit((manifest) => ({ ...manifest, files: 7 })), /files: 7/],
    ['a path that leads out', edit((manifest) => withPath(manifest, '../urls.txt')), /outputs\/0\/path/],
    [
      'a row that lacks a column',
      row((line) => line.replace(/"sha1":[^,]*,/, '')),
      /required property 'sha1'/,
    ],
    ['a row in another order', row(reversed), /its columns are/],
  ])('with %s is refused', async (_, spoil, fault) => {
    const folder = makeFolder('spoiled');
    cpSync(inventory, folder, { recursive: true });
    spoil(folder);
    await expect(validateInventory(folder)).rejects.toThrow(fault);
  });
});

function edit(change: (manifest: Manifest) => object): (folder: string) => void {
  return (folder) => {
    const file = path.join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Manifest)));
  };
}

function withPath(manifest: Manifest, to: string): object {
  return {
    ...manifest,
    outputs: manifest.outputs.map((file, at) => (at === 0 ? { ...file, path: to } : file)),
  };
}

function flip(name: string): (folder: string) => void {
  return (folder) => {
    const bytes = readFileSync(path.join(folder, name));
    bytes[0] = bytes[0]! ^ 1;
    writeFileSync(path.join(folder, name), bytes);
  };
}

/** Changes the first line of files.ndjson. */
function row(change: (line: string) => string): (folder: string) => void {
  return (folder) => {
    const file = path.join(folder, 'files.ndjson');
    const [first, ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [change(first!), ...rest].join('\n'));
  };
}

function reversed(line: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse()));
}
