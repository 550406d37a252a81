import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Suppression } from '../../src/audit/suppressions.ts';
import {
  type BucketSpec,
  changingContent,
  type KeySpec,
  type ListedFile,
  listContent,
  startB2Server,
} from '../b2-server/index.ts';
import { startGithubServer } from '../github-server/server.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { type FindingsFile, GOOD, READER } from './rules-account.ts';
import { failure, messages, readInventory, runInventory } from './setup.ts';

const NIGHTS = 30;
const DAY = 86_400_000;
const BEGAN = Date.now();
const at = (night: number) => BEGAN + night * DAY;
const dayOf = (night: number) => new Date(at(night)).toISOString().slice(0, 10);

/** Nights of which something is not a change of the buckets. */
const RUN_FAILS = 22;
const WEAK_KEY = 24;
const NEW_KEY = 29;

const keyOf = (digit: number, days: number, without = ''): KeySpec => ({
  ...READER,
  id: `00123456789abcd000000003${digit}`,
  secret: `K001Reader0${digit}0Of0A0Whole0Month00`,
  name: `reader-${digit}`,
  capabilities: READER.capabilities.filter((name) => name !== without),
  expires: at(days),
});
/** Within 14 days of its end in night 28. */
const KEY = keyOf(1, 41.5);
const LATER_KEY = keyOf(2, 400);
const BLIND_KEY = keyOf(3, 400, 'readBucketEncryption');

const RULES = 'default\nempty-files: warning\nno-default-encryption: error';
const LEVELS: Readonly<Record<string, string>> = {
  'public-sensitive-names': 'error',
  'cors-any-origin-writes': 'error',
  'no-default-encryption': 'error',
  'hidden-versions-kept': 'note',
  'suppression-expired': 'note',
  'suppression-unused': 'note',
};
/** Gates, and whether they hold in the state that the account is in. */
const GATES: Readonly<Record<string, (month: Month) => boolean>> = {
  'errors == 0': ({ levels, isBlind }) => levels.error === 0 && !isBlind,
  'warnings <= 1': ({ levels }) => levels.warning <= 1,
  'public-buckets <= 1': ({ isPublic }) => !isPublic,
  'old-version-bytes < 20%': ({ wrong }) => !wrong.has('old-versions backups-db'),
};

/** What is wrong, written down when it is done, and never worked out from what is there. */
class Month {
  /** `rule resource` of every finding. */
  readonly wrong = new Set<string>();
  /** The same of those that are suppressed. */
  readonly accepted = new Set<string>(['bucket-public the-site']);
  suppressions: Suppression[] = [
    { rule: 'bucket-public', resource: 'the-site', reason: 'It is a web site.', expires: null },
  ];
  readonly files = new Map<string, ListedFile[]>([
    ['the-site', [{ name: 'index.html' }]],
    ['backups-db', [{ name: 'db/dump.sql.gz', bytes: 'x'.repeat(1_000) }]],
  ]);
  isPublic = false;
  isBlind = false;

  get levels(): { error: number; warning: number } {
    const count = (level: string) => [...this.wrong].filter((each) => levelOf(each) === level).length;
    return { error: count('error'), warning: count('warning') };
  }

  begins(...findings: string[]): void {
    for (const each of findings) this.wrong.add(each);
  }

  ends(...findings: string[]): void {
    for (const each of findings) this.wrong.delete(each);
  }

  add(bucket: string, ...files: ListedFile[]): void {
    this.files.get(bucket)!.push(...files);
  }

  remove(bucket: string, ...names: string[]): void {
    const kept = this.files.get(bucket)!.filter(({ name }) => !names.includes(name));
    this.files.set(bucket, kept);
  }
}

const levelOf = (finding: string) => LEVELS[finding.split(' ')[0]!] ?? 'warning';

type Change = (month: Month, update: (bucket: string, settings: Partial<BucketSpec>) => void) => void;

const OPEN_CORS = [{ corsRuleName: 'a', allowedOrigins: ['*'], allowedOperations: ['b2_upload_file'] }];
const EMPTY = 'empty-files backups-db';

/** What happens before a night's run. Where nothing happens, nothing may change. */
const CHANGES: Readonly<Record<number, Change>> = {
  2(month, update) {
    month.isPublic = true;
    update('backups-db', { type: 'allPublic' });
    month.begins('bucket-public backups-db', 'public-sensitive-names backups-db');
  },
  4(month, update) {
    month.isPublic = false;
    update('backups-db', { type: 'allPrivate' });
    month.ends('bucket-public backups-db', 'public-sensitive-names backups-db');
  },
  5(month, update) {
    update('backups-db', {
      lifecycleRules: GOOD.lifecycleRules!.map((rule) => ({ ...rule, daysFromHidingToDeleting: null })),
    });
    month.begins('hidden-versions-kept backups-db');
  },
  6(month) {
    month.add('backups-db', { name: 'db/upload', action: 'start', uploadTimestamp: at(6) - 3_600_000 });
  },
  7(month, update) {
    update('backups-db', { lifecycleRules: GOOD.lifecycleRules! });
    month.ends('hidden-versions-kept backups-db');
  },
  8(month, update) {
    update('the-site', { corsRules: OPEN_CORS });
    month.begins('cors-any-origin-writes the-site');
  },
  9(month) {
    month.suppressions.push({
      rule: 'cors-any-origin-writes',
      resource: 'the-*',
      reason: 'Until the form is replaced.',
      expires: dayOf(12),
    });
    month.ends('cors-any-origin-writes the-site');
    month.accepted.add('cors-any-origin-writes the-site');
  },
  10(month) {
    month.add('backups-db', { name: 'db/empty.sql', bytes: '' });
    month.begins(EMPTY);
  },
  11(month) {
    month.suppressions.push({
      rule: 'empty-files',
      resource: 'backups-db/db/*',
      reason: 'An empty database.',
      expires: null,
    });
    month.ends(EMPTY);
    month.accepted.add(EMPTY);
  },
  // The date has passed; and the upload is a week old.
  13(month) {
    month.accepted.delete('cors-any-origin-writes the-site');
    month.begins('cors-any-origin-writes the-site', 'suppression-expired suppressions');
    month.begins('unfinished-uploads backups-db');
  },
  14(month) {
    month.add('backups-db', { name: 'other/empty', bytes: '' });
    month.begins(EMPTY);
  },
  15(month, update) {
    update('the-site', { corsRules: GOOD.corsRules! });
    month.ends('cors-any-origin-writes the-site');
  },
  16(month) {
    month.suppressions = month.suppressions.filter(({ expires }) => expires === null);
    month.ends('suppression-expired suppressions');
  },
  17(month) {
    month.remove('backups-db', 'db/upload', 'db/empty.sql', 'other/empty');
    month.ends('unfinished-uploads backups-db', EMPTY);
    month.accepted.delete(EMPTY);
    month.begins('suppression-unused suppressions');
  },
  18(month) {
    month.suppressions.pop();
    month.ends('suppression-unused suppressions');
  },
  19(month) {
    const old = { name: 'db/dump.sql.gz', bytes: 'y'.repeat(2_000), uploadTimestamp: at(-3) };
    month.add('backups-db', old);
    month.begins('old-versions backups-db');
  },
  21(month) {
    month.files.set('backups-db', [{ name: 'db/dump.sql.gz', bytes: 'x'.repeat(1_000) }]);
    month.ends('old-versions backups-db');
  },
  [WEAK_KEY](month) {
    month.isBlind = true;
  },
  [WEAK_KEY + 1](month) {
    month.isBlind = false;
  },
  28(month) {
    month.begins('key-expires-soon key');
  },
  [NEW_KEY](month) {
    month.ends('key-expires-soon key');
  },
};

/** The issue as it must be: updated by the rules of docs/tracking-issue.md. */
class ExpectedIssue {
  state: 'none' | 'open' | 'closed' = 'none';
  comments = 0;
  #problems = new Set<string>();

  report(problems: ReadonlySet<string>, isPartial = false): void {
    if (problems.size === 0) {
      if (this.state === 'open') this.#set('closed', problems, true);
      return;
    }
    const before = this.state === 'open' ? this.#problems : new Set<string>();
    const added = problems.difference(before).size;
    const gone = isPartial ? 0 : before.difference(problems).size;
    this.#set(
      'open',
      isPartial ? before.union(problems) : problems,
      this.state !== 'none' && added + gone > 0,
    );
  }

  #set(state: 'open' | 'closed', problems: ReadonlySet<string>, comments: boolean): void {
    this.state = state;
    this.#problems = new Set(problems);
    if (comments) this.comments++;
  }
}

/** Makes the action live in another night. */
function clockOf(night: number): string[] {
  const text = `const Real = Date, offset = ${night * DAY};
    globalThis.Date = class Date extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + offset); }
      static now() { return Real.now() + offset; }
    };`;
  return ['--import', `data:text/javascript,${encodeURIComponent(text)}`];
}

test('a month: findings, gates and the tracking issue are right every night', async () => {
  const month = new Month();
  const bucket = (name: string, digit: string, type: string): BucketSpec => ({
    ...GOOD,
    name,
    id: digit.repeat(24),
    type,
    content: changingContent(listContent([]), () => contentOf(month.files.get(name)!)),
  });
  const b2 = await startB2Server({
    buckets: [bucket('the-site', '1', 'allPublic'), bucket('backups-db', '2', 'allPrivate')],
    keys: [KEY, LATER_KEY, BLIND_KEY],
  });
  const github = await startGithubServer();
  github.permissions.issues = 'write';
  const workspace = makeFolder('month');
  const expected = new ExpectedIssue();
  const seen = { failed: 0, passed: 0, open: 0, closed: 0 };

  for (let night = 0; night < NIGHTS; night++) {
    b2.settings.now = at(night);
    github.now = () => new Date(at(night));
    CHANGES[night]?.(month, (name, settings) => b2.updateBucket(name, settings));
    b2.faults.clear();
    if (night === RUN_FAILS) b2.faults.always('b2_list_buckets', 'cap');
    writeFileSync(path.join(workspace, 'accepted.json'), JSON.stringify(month.suppressions));

    const result = await runInventory(
      b2,
      {
        bucket: '*',
        versions: 'all',
        formats: 'urls',
        rules: RULES,
        suppressions: 'accepted.json',
        gates: Object.keys(GATES).join('\n'),
        'tracking-issue': 'true',
      },
      {
        key: night === WEAK_KEY ? BLIND_KEY : night === NEW_KEY ? LATER_KEY : KEY,
        github,
        runId: 7_000 + night,
        eventName: 'schedule',
        workspace,
        nodeArgs: clockOf(night),
      },
    );

    if (night === RUN_FAILS) {
      expect(failure(result)).toContain('cap');
      expected.report(new Set(['the run failed']), true);
    } else {
      const found = JSON.parse(readInventory(result).text('findings.json')) as FindingsFile;
      const listed = found.findings.map(({ level, rule, resource }) => `${level} ${rule} ${resource.name}`);
      expect(listed.sort(), `night ${night}`).toEqual(
        [...month.wrong].map((each) => `${levelOf(each)} ${each}`).sort(),
      );
      const suppressed = found.suppressed.map(({ rule, resource }) => `${rule} ${resource.name}`);
      expect(suppressed.sort(), `night ${night}`).toEqual([...month.accepted].sort());
      const open = new Set(found.notEvaluated.map(({ rule }) => rule));
      expect([...open].sort()).toEqual(month.isBlind ? ['no-default-encryption', 'not-encrypted'] : []);
      const { error, warning } = month.levels;
      expect(result.outputs).toMatchObject({ errors: String(error), warnings: String(warning) });

      const failing = Object.keys(GATES).filter((gate) => !GATES[gate]!(month));
      expect(result.outputs['gates-failed'], `night ${night}`).toBe(String(failing.length));
      expect(result.code).toBe(failing.length > 0 ? 1 : 0);
      seen[failing.length > 0 ? 'failed' : 'passed']++;
      const message = messages(result, 'error').at(-1) ?? '';
      for (const gate of failing) expect(message).toContain(`\n${gate}: `);
      const serious = [...month.wrong].filter((each) => levelOf(each) !== 'note');
      expected.report(new Set([...failing, ...serious]));
    }

    const [issue, ...others] = github.issues.issues;
    expect(others).toEqual([]);
    expect([issue?.state ?? 'none', issue?.comments.length ?? 0], `night ${night}`).toEqual([
      expected.state,
      expected.comments,
    ]);
    if (expected.state === 'none') continue;
    seen[expected.state]++;
    if (expected.state === 'closed') continue;
    expect(issue!.body).toContain(`/actions/runs/${7_000 + night}`);
    if (night === RUN_FAILS) expect(issue!.body).toContain('## B2 inventory failed');
    else for (const each of month.wrong) expect(issue!.body).toContain(`[${each.split(' ')[0]!}](`);
  }
  await b2.close();
  await github.close();
  // A month without one of these would prove nothing of it.
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(2);
}, 240_000);

/** Files that are encrypted unless they say otherwise, so that only what is done on purpose is wrong. */
function contentOf(files: readonly ListedFile[]) {
  const serverSideEncryption = { mode: 'SSE-B2', algorithm: 'AES256' };
  const byName = (a: ListedFile, b: ListedFile) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
  return listContent(files.map((file) => ({ serverSideEncryption, ...file })).sort(byName));
}
