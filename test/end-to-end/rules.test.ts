import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../../src/audit/rules/index.ts';
import { type B2Server, startB2Server } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import {
  BAD,
  BAD_PUBLIC,
  BLIND,
  BOUND,
  EXPIRING,
  type FindingsFile,
  failed,
  GOOD,
  INFO_SECRET,
  MANY,
  READER,
  runRules,
  WRITER,
} from './rules-account.ts';
import { runInventory, startAccount } from './setup.ts';

let server: B2Server;
beforeAll(async () => {
  server = await startAccount([GOOD, BAD, BAD_PUBLIC], [READER, BLIND, BOUND, WRITER, EXPIRING]);
});
afterAll(() => server.close());

const open = ({ notEvaluated }: FindingsFile) => new Set(notEvaluated.map(({ rule }) => rule));
/** Those about URLs are tested in verify-urls.test.ts. */
const ids = RULES.filter(({ of }) => of !== 'url')
  .map(({ id }) => id)
  .sort();
const ALL_VERSIONS = { bucket: '*', versions: 'all' };

describe('every rule', () => {
  let good: FindingsFile;
  let bad: FindingsFile[];
  let blind: FindingsFile[];

  beforeAll(async () => {
    // The keys of this account are part of it: only those that pass.
    const second = { ...GOOD, name: 'good-second', id: '4'.repeat(24) };
    const sound = await startB2Server({ buckets: [GOOD, second], keys: [READER] });
    good = (await runRules(sound, { bucket: '*', versions: 'all' }, { key: READER })).found;
    sound.faults.at('b2_authorize_account', sound.counters.calls.b2_authorize_account! + 1, {
      kind: 'edit',
      edit: ({ applicationKeyExpirationTimestamp: _, ...rest }) => rest,
    });
    const forgetful = await runRules(sound, {}, { key: READER });
    await sound.close();

    const suppressions = 'suppressions.yml';
    const workspace = makeFolder('rules');
    writeFileSync(
      path.join(workspace, suppressions),
      '- {rule: empty-files, resource: nowhere, reason: gone}\n- {rule: empty-files, resource: x, reason: y, expires: 2020-01-31}\n',
    );
    bad = [
      (await runRules(server, { ...ALL_VERSIONS, suppressions }, { key: READER, workspace })).found,
      (await runRules(server, { bucket: 'good-bucket' }, { key: WRITER })).found,
      (await runRules(server, {}, { key: EXPIRING })).found,
    ];

    blind = [
      forgetful.found,
      (await runRules(server, { bucket: '*' }, { key: BLIND })).found,
      (await runRules(server, { bucket: '*' }, { key: BOUND })).found,
    ];
  });

  test('passes where all is well', () => {
    expect(good.findings).toEqual([]);
    expect(good.notEvaluated).toEqual([]);
    expect(good.rules.map(({ id }) => id).sort()).toEqual(ids);
  });

  test('fails where it should', () => {
    expect([...new Set(bad.flatMap(failed))].sort()).toEqual(ids);
  });

  test('is not evaluated where the key cannot see what it takes', () => {
    // Only a bucket that cannot be listed leaves these open; what the key in use can do is always known.
    const always = ['key-can-write', 'key-not-restricted', 'suppression-expired', 'suppression-unused'];
    const byBucket = RULES.filter(({ of, reads }) => of === 'file' && !reads).map(({ id }) => id);
    const found = new Set(blind.flatMap((each) => [...open(each)]));
    const expected = ids.filter((id) => !always.includes(id) && !byBucket.includes(id));
    expect([...found].sort()).toEqual(
      [
        ...new Set([
          ...expected,
          'unfinished-uploads',
          'old-versions',
          'many-versions',
          'public-sensitive-names',
        ]),
      ].sort(),
    );
  });
});

test('a bucket that cannot be listed leaves every file rule open, and the step fails', async () => {
  const half = await startAccount([GOOD, { ...BAD, name: 'gone-bucket' }], [READER]);
  half.faults.at('b2_list_file_versions', 1, '400');
  const { result, found } = await runRules(half, { ...ALL_VERSIONS, concurrency: '1' });
  await half.close();
  expect(result.code).toBe(1);
  const unseen = found.notEvaluated.filter(({ reason }) => reason === 'the bucket could not be listed');
  const fileRules = RULES.filter((rule) => rule.of === 'file').map(({ id }) => id);
  expect(unseen.map(({ rule }) => rule).sort()).toEqual(fileRules.sort());
});

test('what is found, in detail', async () => {
  const { found, result } = await runRules(server, ALL_VERSIONS);
  const of = (rule: string) => found.findings.find((finding) => finding.rule === rule)!;
  expect(of('similar-names').offenders).toEqual({
    unit: 'file',
    count: 3,
    bytes: null,
    names: ['a.TXT', 'a.txt', 'caf\u00e9'],
  });
  expect(of('empty-files').offenders).toMatchObject({ count: 2, names: ['empty', 'versions.log'] });
  expect(of('unsafe-names').offenders).toMatchObject({ count: 1, names: ['invoice\u202efdp.exe'] });
  expect(of('no-digest').offenders).toMatchObject({ count: 1, bytes: 5, names: ['large'] });
  expect(of('replication-failed').offenders).toMatchObject({ count: 1, bytes: 3, names: ['not-copied'] });
  expect(of('unfinished-uploads')).toMatchObject({
    message: '2 uploads older than 7 days, the oldest begun 20 days ago. Their size is unknown.',
    offenders: { unit: 'upload', count: 2, bytes: null, names: ['upload'] },
  });
  expect(of('many-versions')).toMatchObject({
    message: `1 file with more than 10,000 versions; the largest number is ${MANY.toLocaleString('en-US')} versions.`,
  });
  expect(of('old-versions').offenders).toMatchObject({ count: MANY, bytes: 1_000 });
  expect(of('old-versions').lifecycle).toEqual({
    lifecycleRules: [
      {
        fileNamePrefix: '',
        daysFromUploadingToHiding: null,
        daysFromHidingToDeleting: 30,
        daysFromStartingToCancelingUnfinishedLargeFiles: 7,
      },
    ],
    frees: { versions: 1, bytes: 1_000 },
    notEvaluated: null,
  });
  expect(of('public-sensitive-names').offenders).toMatchObject({
    count: 2,
    bytes: 7,
    names: ['backup/db.sql.gz', 'site/.env'],
  });
  expect(of('account-keys-can-delete').offenders).toMatchObject({ unit: 'key', count: 1, names: ['writer'] });
  const levels = found.findings.map(({ level }) => level);
  expect(levels).toEqual([...levels].sort((a, b) => 'ewn'.indexOf(a[0]!) - 'ewn'.indexOf(b[0]!)));
  const { errors, warnings } = found;
  expect(result.outputs).toMatchObject({ errors: String(errors), warnings: String(warnings) });
  expect([errors, result.code]).toEqual([2, 0]);
});

test('the ten worst are annotated, and every finding is in the summary', async () => {
  const { found, result } = await runRules(server, ALL_VERSIONS);
  const ofRules = result.annotations.filter(({ message }) => /\([a-z-]+\)(?: First: .*)?$/.test(message));
  expect(ofRules.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 2 }, () => 'error'),
    ...Array.from({ length: 8 }, () => 'warning'),
  ]);
  for (const { rule } of found.findings) expect(result.summary).toContain(rule);
  expect(JSON.stringify(result)).not.toContain(INFO_SECRET);
});

test('names of files and keys stay out of a public repository', async () => {
  const { result, found } = await runRules(server, ALL_VERSIONS, {
    event: { repository: { visibility: 'public' } },
  });
  const shown = [result.stdout, result.summary, JSON.stringify(result.annotations)].join('\n');
  for (const name of ['db.sql.gz', 'invoice', 'versions.log', 'not-copied', 'writer'])
    expect(shown).not.toContain(name);
  const ofKeys = found.findings.filter(({ resource }) => resource.kind === 'keys');
  expect(ofKeys.map(({ offenders }) => offenders!.names)).toEqual([[], []]);
});

test('without rules there are no findings, and nothing is asked for', async () => {
  const before = server.counters.total;
  const result = await runInventory(server, { bucket: 'bad-bucket' }, { key: READER });
  expect(result.outputs).toMatchObject({ errors: '', warnings: '' });
  expect(result.files('b2-inventory')).not.toContain('findings.json');
  expect(server.requests.slice(before - server.counters.total).map(({ call }) => call)).not.toContain(
    'b2_list_keys',
  );
});

test('all keys of a large account are looked at', async () => {
  const keys = Array.from({ length: 10_001 }, (_, index) => ({
    ...READER,
    id: `002${String(index).padStart(22, '0')}`,
    secret: `K002${String(index).padStart(27, '0')}`,
    name: `job-${index}`,
    expires: index === 10_000 ? null : READER.expires!,
  }));
  const large = await startB2Server({ buckets: [GOOD], keys: [READER, ...keys] });
  const { found } = await runRules(large, { rules: '+account-keys-no-expiry' }, { secrets: [] });
  await large.close();
  expect(large.requests.filter(({ call }) => call === 'b2_list_keys')).toHaveLength(2);
  expect(found.findings[0]!.offenders).toMatchObject({ count: 1, names: ['job-10000'] });
});
