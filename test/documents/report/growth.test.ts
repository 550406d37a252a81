import { expect, test } from 'vitest';
import type { ChangedFile, ChangeRecord } from '../../../src/changes/change.ts';
import { Growth } from '../../../src/documents/report/growth.ts';

const file = (name: string, size: number): ChangedFile => ({
  ...{ bucket: 'my-bucket', fileId: '', sha1: '', sha1Source: 'none', settings: '' },
  ...{ name, size },
});

function growth(changes: readonly ChangeRecord[], several = false) {
  const collected = new Growth(several);
  for (const change of changes) collected.add(change);
  return collected.result;
}

test('sums up by two levels, the largest first; a rename moves bytes', () => {
  expect(
    growth([
      { kind: 'added', after: file('a/b/c/1', 5) },
      { kind: 'unhidden', after: file('a/b/2', 4) },
      { kind: 'removed', before: file('a/3', 100) },
      { kind: 'changed', before: file('top', 7), after: file('top', 8) },
      { kind: 'renamed', before: file('x/old', 50), after: file('y/new', 50) },
    ]),
  ).toEqual({
    prefixes: [
      { prefix: 'a/', added: 0, removed: 1, changed: 0, growth: -100 },
      { prefix: 'y/', added: 0, removed: 0, changed: 1, growth: 50 },
      { prefix: 'x/', added: 0, removed: 0, changed: 0, growth: -50 },
      { prefix: 'a/b/', added: 2, removed: 0, changed: 0, growth: 9 },
      { prefix: '', added: 0, removed: 0, changed: 1, growth: 1 },
    ],
    more: 0,
  });
});

test('any number of prefixes: the largest are kept, and nothing is lost', () => {
  const changes = Array.from(
    { length: 20_000 },
    (_, at): ChangeRecord => ({ kind: 'added', after: file(`p${at}/x`, at) }),
  );
  const { prefixes, more } = growth(changes, true);
  expect(prefixes).toHaveLength(50);
  expect(more).toBeLessThan(4_000);
  const [others, ...largest] = prefixes;
  expect(others!.prefix).toBe('other prefixes');
  expect(largest[0]).toEqual({
    prefix: 'my-bucket: p19999/',
    added: 1,
    removed: 0,
    changed: 0,
    growth: 19_999,
  });
});
