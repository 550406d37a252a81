import { expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import type { Kind } from '../../src/changes/change.ts';
import { ChangeCounter } from '../../src/changes/change-counter.ts';

test('changes are counted by kind, and by kind for each glob', () => {
  const counter = new ChangeCounter(['db/**', '**/*.gz', 'db/**', 'é*']);
  const add = (kind: Kind, name: string, size = 1) => {
    const file = { bucket: 'b', name: toByteString(name), size };
    const rest = { fileId: '', sha1: '', sha1Source: 'none', settings: '' };
    const side = { ...file, ...rest };
    if (kind === 'renamed')
      counter.add({ kind, before: { ...side, name: toByteString('old') }, after: side });
    else counter.add({ kind, [kind === 'removed' || kind === 'hidden' ? 'before' : 'after']: side });
  };
  add('added', 'db/a.gz', 5);
  add('removed', 'db/b');
  add('hidden', 'é');
  add('changed', 'x.gz');
  add('added', 'x', 7);
  add('unhidden', 'y');
  for (const kind of ['metadata', 're-uploaded', 'renamed'] as const) add(kind, 'db/c');
  const counts = (glob: string | null) =>
    (['added', 'removed', 'changed'] as const).map((kind) => counter.count(kind, glob));
  expect([counts(null), counts('db/**'), counts('**/*.gz'), counts('é*')]).toEqual([
    [3, 2, 1],
    [1, 1, 0],
    [1, 0, 1],
    [0, 1, 0],
  ]);
  expect(counter.names('removed', null)).toEqual([
    { bucket: 'b', name: 'db/b' },
    { bucket: 'b', name: 'é' },
  ]);
  expect(counter.names('added', '**/*.gz')).toEqual([{ bucket: 'b', name: 'db/a.gz' }]);
  expect(counter.first.renamed).toEqual([{ bucket: 'b', name: 'db/c', from: 'old' }]);
  expect(counter.kinds).toMatchObject({
    added: { files: 2, bytes: 12 },
    removed: { files: 1, bytes: 1 },
    renamed: { files: 1, bytes: 1 },
  });
});
