import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/changes/change.ts';
import { bucketRanks, RowOrderError } from '../../src/changes/row-order.ts';
import { SYMBOLS } from '../../src/documents/changes.ts';
import { compareNames } from '../../src/names/name-order.ts';
import { faultOf, validateChange } from '../contract/validate.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { type Compared, compare, objectsOf } from './compare.ts';
import { comparedRows, inBatches, type Listing, type WireFile } from './listed.ts';
import { digestOf, type ModelChange, modelChanges } from './model.ts';
import { world } from './world.ts';

const directory = makeFolder('changes');
const SHA1 = 'a'.repeat(40);

/** A change of the model as changes.ndjson should have it, but for the settings. */
function expected({ kind, bucket, name, fromName, before, after }: ModelChange): Record<string, unknown> {
  const version = (file: WireFile | undefined) =>
    file && { fileId: file.fileId, size: file.contentLength, sha1: digestOf(file) ?? null };
  const change = { kind, bucket, name, fromName, before: version(before), after: version(after) };
  return JSON.parse(JSON.stringify(change)) as Record<string, unknown>;
}

function found(compared: Compared): Record<string, unknown>[] {
  const version = (given: unknown) => {
    const { fileId, size, sha1 } = given as Record<string, unknown>;
    return { fileId, size, sha1 };
  };
  return objectsOf(compared).map((change) => ({
    ...change,
    ...('before' in change ? { before: version(change.before) } : {}),
    ...('after' in change ? { after: version(change.after) } : {}),
  }));
}

describe.each([
  ['current', false],
  ['all', true],
])('versions: %s', (_, versions) => {
  test('finds what a naive comparison finds, in the order of names', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        world(versions),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 20 }),
        async ({ before, now }, batches, flushEvery) => {
          const compared = await compare(before, now, { versions, directory, batches, flushEvery });
          const model = modelChanges(before, now, versions);
          const changes = found(compared);
          expect(changes.map(({ bucket, name }) => [bucket, name])).toEqual(
            model
              .map(({ bucket, name }) => [bucket, name])
              .sort(([a, b], [c, d]) => (a === c ? compareNames(b!, d!) : compareNames(a!, c!))),
          );
          expect(new Set(changes.map((each) => canonical(each)))).toEqual(
            new Set(model.map((each) => canonical(expected(each)))),
          );
          for (const kind of KINDS) {
            const ofKind = model.filter((each) => each.kind === kind);
            const bytes = ofKind.reduce((sum, each) => sum + (each.after ?? each.before)!.contentLength, 0);
            expect(compared.changes.kinds[kind]).toEqual({ files: ofKind.length, bytes });
            seen.set(kind, (seen.get(kind) ?? 0) + ofKind.length);
          }
          expect(compared.changes).toMatchObject({ count: model.length, renamesKnown: true });
          textAgrees(compared);
          for (const change of objectsOf(compared)) {
            expect(validateChange(change) || faultOf(validateChange)).toBe(true);
          }
        },
      ),
      { numRuns: 200, seed: 7 },
    );
    // Otherwise the property says nothing of it.
    const kinds = versions ? KINDS : KINDS.filter((kind) => !kind.includes('hidden'));
    for (const kind of kinds) expect(seen.get(kind), kind).toBeGreaterThan(8);
  });

  test('finds no change where nothing changed', async () => {
    await fc.assert(
      fc.asyncProperty(world(versions), async ({ before }) => {
        const { changes, ndjson, text } = await compare(before, before, { versions, directory });
        expect([changes.count, ndjson, text]).toEqual([0, '', '']);
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  test('beyond the cap renames count as added and removed, and it says so', async () => {
    await fc.assert(
      fc.asyncProperty(world(versions), fc.nat(6), async ({ before, now }, mostKeys) => {
        const compared = await compare(before, now, { versions, directory, mostKeys });
        const model = modelChanges(before, now, versions);
        const files = (kind: string) => model.filter((each) => each.kind === kind).length;
        const { kinds, renamesKnown } = compared.changes;
        if (renamesKnown) expect(kinds.renamed.files).toBe(files('renamed'));
        else {
          expect(kinds.renamed).toEqual({ files: 0, bytes: 0 });
          expect(kinds.added.files).toBe(files('added') + files('renamed'));
          expect(kinds.removed.files).toBe(files('removed') + files('renamed'));
        }
        expect(objectsOf(compared)).toHaveLength(compared.changes.count);
      }),
      { numRuns: 50, seed: 13 },
    );
  });
});

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** Without its two escapes, changes.txt has the names of changes.ndjson. */
function textAgrees(compared: Compared): void {
  const lines = compared.text.split('\n').slice(0, -1);
  const undo = (text: string) =>
    text.replace(/\\(?:\\|u\{([0-9a-f]+)\})/g, (_, code?: string) =>
      code === undefined ? '\\' : String.fromCodePoint(Number.parseInt(code, 16)),
    );
  expect(lines.map((line) => [line.slice(0, 2), ...line.slice(2).split('\t').map(undo)])).toEqual(
    objectsOf(compared).map(({ kind, bucket, name, fromName }) => [
      `${SYMBOLS[kind as keyof typeof SYMBOLS]} `,
      `${bucket}/${name}`,
      ...(fromName === undefined ? [] : [`${bucket}/${fromName}`]),
    ]),
  );
}

const file = (fileName: string, fileId: string, more: Partial<WireFile> = {}): WireFile => ({
  fileName,
  fileId,
  action: 'upload',
  contentLength: 1,
  contentSha1: null,
  ...more,
});
const hide = (fileName: string, fileId: string) =>
  file(fileName, fileId, { action: 'hide', contentLength: 0 });
const start = (fileName: string, fileId: string) =>
  file(fileName, fileId, { action: 'start', contentLength: 0 });
const one = (...files: WireFile[]): Listing => [{ bucket: 'b', files }];
const kindsOf = async (before: Listing, now: Listing, versions = true) =>
  objectsOf(await compare(before, now, { versions, directory })).map(({ kind, name }) => `${kind} ${name}`);

describe('a name', () => {
  test.each<[what: string, before: WireFile[], now: WireFile[], changes: string[]]>([
    ['hidden and gone since was no file before', [hide('a', '2'), file('a', '1')], [], []],
    ['that came and was hidden since is none now', [], [hide('a', '2'), file('a', '1')], []],
    ['hidden anew stays hidden', [hide('a', '2')], [hide('a', '3'), file('a', '1')], []],
    [
      'uploaded over its marker is unhidden',
      [hide('a', '2')],
      [file('a', '3'), hide('a', '2')],
      ['unhidden a'],
    ],
    ['whose upload has only begun is no file', [start('a', '1')], [start('a', '1'), start('a', '2')], []],
    ['whose upload was finished is added', [start('a', '1')], [file('a', '1')], ['added a']],
    ['that is uploaded anew meanwhile is as it was', [file('a', '1')], [start('a', '2'), file('a', '1')], []],
    ['that lost old versions is as it was', [file('a', '2'), file('a', '1')], [file('a', '2')], []],
    [
      'whose newest version went has an older one',
      [file('a', '2'), file('a', '1')],
      [file('a', '1')],
      ['changed a'],
    ],
    [
      'of the same size whose digest one side lacks has changed',
      [file('a', '1', { contentSha1: SHA1 })],
      [file('a', '2')],
      ['changed a'],
    ],
    [
      'whose digest both sides only claim is uploaded again',
      [file('a', '1', { contentSha1: 'none', fileInfo: { large_file_sha1: SHA1 } })],
      [file('a', '2', { contentSha1: `unverified:${SHA1}` })],
      ['re-uploaded a'],
    ],
    [
      'known by MD5 alone is uploaded again',
      [file('a', '1', { contentMd5: 'd' })],
      [file('a', '2', { contentMd5: 'd' })],
      ['re-uploaded a'],
    ],
    [
      'that came twice is no rename',
      [file('a', '1', { contentSha1: SHA1 })],
      [file('b', '2', { contentSha1: SHA1 }), file('c', '3', { contentSha1: SHA1 })],
      ['removed a', 'added b', 'added c'],
    ],
    [
      'that was hidden and is elsewhere is no rename, for it can come back',
      [file('a', '1', { contentSha1: SHA1 })],
      [hide('a', '3'), file('a', '1', { contentSha1: SHA1 }), file('b', '2', { contentSha1: SHA1 })],
      ['hidden a', 'added b'],
    ],
  ])('%s', async (_, before, now, changes) => {
    expect(await kindsOf(one(...before), one(...now))).toEqual(changes);
  });

  test('of another bucket is another name', async () => {
    const sha1 = { contentSha1: SHA1 };
    const before = [{ bucket: 'b', files: [file('a', '1', sha1)] }];
    const now = [
      { bucket: 'a', files: [file('a', '1', sha1)] },
      { bucket: 'b', files: [] },
    ];
    expect(await kindsOf(before, now)).toEqual(['added a', 'removed a']);
  });

  test('with a hundred thousand versions is judged by the newest', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => file('a', `old-${index}`));
    expect(await kindsOf(one(...many), one(file('a', 'new'), ...many))).toEqual(['changed a']);
  });

  test('whose settings changed shows those that did', async () => {
    const hold = (value: string) => ({ legalHold: { isClientAuthorizedToRead: true, value } });
    const retention = (mode: string | null, retainUntilTimestamp: number | null) => ({
      fileRetention: { isClientAuthorizedToRead: true, value: { mode, retainUntilTimestamp } },
    });
    const compared = await compare(
      one(file('a', '1', { ...hold('off'), ...retention(null, null), contentSha1: SHA1 })),
      one(file('a', '1', { ...hold('on'), ...retention('governance', 0), contentSha1: SHA1 })),
      { versions: false, directory },
    );
    const same = { fileId: '1', size: 1, sha1: SHA1, sha1Source: 'verified' };
    expect(objectsOf(compared)).toEqual([
      {
        kind: 'metadata',
        bucket: 'b',
        name: 'a',
        before: { ...same, retention: 'none', retainUntil: null, legalHold: 'off' },
        after: { ...same, retention: 'governance', retainUntil: '1970-01-01T00:00:00.000Z', legalHold: 'on' },
      },
    ]);
  });

  test('whose settings only one of the keys could read is as it was', async () => {
    const hidden = { isClientAuthorizedToRead: false, value: null };
    const value = { mode: 'compliance', retainUntilTimestamp: 5 };
    expect(
      await kindsOf(
        one(file('a', '1', { fileRetention: hidden, legalHold: hidden })),
        one(
          file('a', '1', {
            fileRetention: { isClientAuthorizedToRead: true, value },
            legalHold: { isClientAuthorizedToRead: true, value: 'on' },
          }),
        ),
      ),
    ).toEqual([]);
  });
});

describe('rows that are no inventory are an error, never a change', () => {
  const good = one(file('a', '1'), file('b', '2'), file('c', '3'));
  test.each<[what: string, spoilt: Listing, versions: boolean, fault: RegExp]>([
    ['out of order', one(file('b', '2'), file('a', '1')), true, /Row 2 of .* is out of order/],
    [
      'in the order of UTF-16',
      one(file('\u{1f600}', '1'), file('\uff01', '2')),
      true,
      /Row 2 of .* is out of order/,
    ],
    [
      'a name twice',
      one(file('a', '1'), file('a', '2')),
      false,
      /Row 2 of .* has the name of the row before/,
    ],
    [
      'a name again',
      one(file('a', '1'), file('b', '2'), file('a', '3')),
      true,
      /Row 3 of .* is out of order/,
    ],
  ])('%s', async (_, spoilt, versions, fault) => {
    await expect(compare(spoilt, good, { versions, directory })).rejects.toThrow(fault);
    await expect(compare(good, spoilt, { versions, directory })).rejects.toThrow(fault);
    await expect(compare(spoilt, [{ bucket: 'b', files: [] }], { versions, directory })).rejects.toThrow(
      fault,
    );
  });

  test('two newest versions of a name', async () => {
    const rows = comparedRows(one(file('a', '1'), file('a', '2')), true).map((row) => ({
      ...row,
      latest: true,
    }));
    const spoilt = compare(good, good, { versions: true, directory, baseline: inBatches(rows, [1]) });
    await expect(spoilt).rejects.toThrow(
      /Row 2 of the baseline is the second row of its name that is marked latest/,
    );
  });

  test.each([
    [
      'of a bucket that nobody asked for',
      ['other'],
      /Row 1 of the baseline is from a bucket that is in neither inventory/,
    ],
    [
      'of a bucket that has passed',
      ['b', 'c', 'b'],
      /Row 3 of the baseline is from a bucket that should come before/,
    ],
  ])('%s', async (_, buckets, fault) => {
    const rows = buckets.map((bucket) => ({ ...comparedRows(good, false)[0]!, bucket }));
    const before = [...good, { bucket: 'c', files: [] }];
    const spoilt = compare(before, before, { versions: false, directory, baseline: inBatches(rows, [2]) });
    await expect(spoilt).rejects.toThrow(fault);
  });

  test('an error of the reader passes through', async () => {
    async function* broken() {
      yield comparedRows(good, false).slice(0, 1);
      throw new Error('the disk is gone');
    }
    await expect(compare(good, good, { versions: false, directory, baseline: broken() })).rejects.toThrow(
      'the disk is gone',
    );
  });
});

describe('bucketRanks', () => {
  test.each([
    [['a', 'b'], ['a', 'b'], 'a b'],
    [['a', 'c'], ['b', 'c'], 'a b c'],
    [['b', 'd'], ['a', 'b', 'c'], 'a b c d'],
    [[], ['a'], 'a'],
  ])('%j and %j', (before, now, order) => {
    expect([...bucketRanks(before, now).keys()].join(' ')).toBe(order);
  });

  test('are an error when two buckets are in opposite order', () => {
    expect(() => bucketRanks(['a', 'b'], ['b', 'a'])).toThrow(RowOrderError);
  });
});
