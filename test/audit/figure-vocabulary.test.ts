import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FIGURE_VOCABULARY, figureTerm } from '../../src/audit/figure-vocabulary.ts';
import { FIGURE_READERS } from '../../src/audit/figures.ts';
import { parseGate } from '../../src/conditions/parse.ts';

test('every term has a reader and an example that asks for it', () => {
  expect(Object.keys(FIGURE_READERS)).toEqual(FIGURE_VOCABULARY.terms.map(({ name }) => name));
  for (const { name, example } of FIGURE_VOCABULARY.terms) {
    expect(parseGate(example, FIGURE_VOCABULARY).condition).toMatchObject({ kind: 'compare', name });
    expect(figureTerm(name).name).toBe(name);
  }
});

test('what is asked for a part of the names is of files', () => {
  for (const { scoped, needs } of FIGURE_VOCABULARY.terms)
    if (scoped) expect(['files', 'baseline']).toContain(needs);
});

test('every gate of the documentation can be read', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs/gates.md'), 'utf8');
  const block = /gates: \|\n((?: {2}.*\n)+)/.exec(text)![1]!.trim().split('\n');
  const table = [...text.matchAll(/^\| `([^`]+ (?:[<>]=?|==) [^`]+)` \|/gm)].map(([, gate]) => gate!);
  const first = /```text\n(removed == none .*)\n/.exec(text)![1]!;
  expect([block.length, table.length]).toEqual([6, 7]);
  for (const line of [...block, ...table, first])
    expect(() => parseGate(line, FIGURE_VOCABULARY), line).not.toThrow();
});
