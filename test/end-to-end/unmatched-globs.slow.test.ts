import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL } from '../b2-server/client.ts';
import type { B2Server } from '../b2-server/index.ts';
import { bucketOf, failure, messages, readInventory, runInventory, startAccount } from './setup.ts';

const RESTRICTED = {
  id: '00123456789abcd0000000002',
  secret: 'K001RestrictedToReleases0000000',
  capabilities: ALL,
  namePrefix: 'releases/',
};
const NAMES = [
  'db/a.dump',
  'db/b.dump',
  'releases/v1/a.zip',
  'releases/v1/b.zip',
  'scratch/x.tmp',
  'top.txt',
];
let server: B2Server;

beforeAll(async () => {
  server = await startAccount(
    [
      bucketOf('my-bucket', NAMES),
      bucketOf('private-bucket', NAMES, 'allPrivate'),
      bucketOf('empty-bucket', []),
    ],
    [RESTRICTED],
  );
});
afterAll(() => server.close());

const run = (inputs: Record<string, string>, more = {}) =>
  runInventory(server, { bucket: 'my-bucket', formats: 'ndjson', ...inputs }, more);
const OPEN = { event: { repository: { private: false, visibility: 'public' } } };

/** The warnings of a step that passes, and its log. */
async function warnings(inputs: Record<string, string>, more = {}) {
  const result = await run(inputs, more);
  expect(result.outputs.complete, result.stdout).toBe('true');
  const { names } = readInventory(result);
  result.dispose();
  return { warnings: messages(result, 'warning'), names, log: result.stdout };
}

describe('include', () => {
  const WRONG: [include: string, text: string][] = [
    ['- db/**', '"- db/**" matches no file; it begins with "- ": did you mean "db/**"?'],
    ['db/** # dumps', '"db/** # dumps" matches no file; it has a comment: did you mean "db/**"?'],
    ['"db/**"', '""db/**"" matches no file; it is in quotes: did you mean "db/**"?'],
    [
      '["db/**", "logs/**"]',
      '"["db/**", "logs/**"]" matches no file; it is in brackets, is a list with commas, is in quotes: did you mean "db/**" and "logs/**", one on each line?',
    ],
    [
      'db/**, logs/**',
      '"db/**, logs/**" matches no file; it is a list with commas: did you mean "db/**" and "logs/**", one on each line?',
    ],
    ['/db/**', '"/db/**" matches no file; it begins with "/": did you mean "db/**"?'],
    ['./db/**', '"./db/**" matches no file; it begins with "./": did you mean "db/**"?'],
    [
      'scratch/',
      '"scratch/" matches no file; it names a folder, not the files in it: did you mean "scratch/**"?',
    ],
    [
      'scratch',
      '"scratch" matches no file; it names a folder, not the files in it: did you mean "scratch/**"?',
    ],
    ['*.dump', '"*.dump" matches no file; it matches only names without "/": did you mean "**/*.dump"?'],
    ['nothing/**', '"nothing/**" matches no file'],
  ];
  // GitHub shows ten warnings of a step.
  test.each([WRONG.slice(0, 6), WRONG.slice(6)])(
    'those that match nothing are warnings, with what was probably meant (%#)',
    async (...wrong) => {
      const include = [...wrong.map(([line]) => line), 'releases/**'].join('\n');
      const { warnings: shown, names } = await warnings({ include });
      expect(shown).toEqual(wrong.map(([, text]) => `Input \`include\`: ${text}`));
      expect(names).toEqual(['releases/v1/a.zip', 'releases/v1/b.zip']);
    },
  );

  test('one that forgets the prefix', async () => {
    const { warnings: shown } = await warnings({ prefix: 'releases/', include: 'v1/**' });
    expect(shown).toEqual([
      'Input `include`: "v1/**" matches no file; it does not begin with `prefix`: a glob matches the whole name: did you mean "releases/v1/**"?',
      'No file was found in bucket my-bucket whose name begins with "releases/" and that matches `include`',
    ]);
  });

  test('is not reported if what it matches is excluded or filtered', async () => {
    const { warnings: shown } = await warnings({
      include: 'db/**\nscratch/**\ntop.txt',
      exclude: 'scratch/**',
      where: 'name != db/*',
    });
    expect(shown).toEqual([]);
  });
});

describe('exclude', () => {
  const WRONG: [exclude: string, fault: string, meant: string][] = [
    ['- scratch/**', 'begins with "- "', 'scratch/**'],
    ['scratch/** # temporary', 'has a comment', 'scratch/**'],
    ["'scratch/**'", 'is in quotes', 'scratch/**'],
    ['[scratch/**]', 'is in brackets', 'scratch/**'],
    ['/scratch/**', 'begins with "/"', 'scratch/**'],
    ['./scratch/**', 'begins with "./"', 'scratch/**'],
    ['scratch/', 'names a folder, not the files in it', 'scratch/**'],
    ['scratch', 'names a folder, not the files in it', 'scratch/**'],
  ];
  test('one that looks misspelled is a warning', async () => {
    const { warnings: shown, names } = await warnings({ exclude: WRONG.map(([line]) => line).join('\n') });
    expect(shown).toEqual(
      WRONG.map(
        ([exclude, fault, meant]) =>
          `Input \`exclude\`: "${exclude}" matches no file; it ${fault}: did you mean "${meant}"?`,
      ),
    );
    expect(names).toEqual(NAMES);
  });

  test('any other is a line in the log', async () => {
    const others = ['**/*.bak', 'nothing/**', '../**', '/**'];
    const { warnings: shown, log } = await warnings({ exclude: [...others, 'scratch/**'].join('\n') });
    expect(shown).toEqual([]);
    for (const glob of others) expect(log).toContain(`Input \`exclude\`: "${glob}" matches no file\n`);
    expect(log).not.toContain('"scratch/**" matches no file');
  });
});

describe('gates', () => {
  test('a glob that matches no file is shown with the gate', async () => {
    const { warnings: shown, log } = await warnings({
      gates: 'file-count in **/*.bak == 0\ntotal-bytes in gone/** < 1GB\nfile-count in db/** == 2',
    });
    expect(shown).toEqual([]);
    expect(log).toContain('file-count in **/*.bak == 0: file-count in **/*.bak is 0 (0 files match)');
    expect(log).toContain('total-bytes in gone/** is 0 bytes (0 files match)');
    expect(log).toContain('file-count in db/** is 2\n');
  });

  test('and one that looks misspelled warns', async () => {
    const globs = ['scratch', 'scratch/', '/scratch/**', './scratch'];
    const { warnings: shown } = await warnings({
      gates: globs.map((glob) => `file-count in ${glob} <= 5`).join('\n'),
    });
    expect(shown).toEqual(
      globs.map(() =>
        expect.stringMatching(/^Input `gates`: ".*" matches no file; it .*: did you mean "scratch\/\*\*"\?$/),
      ),
    );
  });

  test('of changes count what is listed and what was removed', async () => {
    const first = await run({ formats: 'ndjson' });
    const gates = 'removed in db/** == 0\nremoved in releases == 0\nchanged in gone/** == 0';
    const baseline = 'b2-inventory/manifest.json';
    const { warnings: shown, log } = await warnings({ gates, baseline }, { workspace: first.workspace });
    expect(log).toContain('removed in db/** is 0\n');
    expect(log).toContain('changed in gone/** is 0 (0 files match)');
    expect(shown).toEqual([
      'Input `gates`: "releases" matches no file; it names a folder, not the files in it: did you mean "releases/**"?',
    ]);
  });
});

test('globs and prefixes are hidden where names are', async () => {
  const inputs = { bucket: 'private-bucket', include: '- secret/**', gates: 'file-count in secret <= 5' };
  const { warnings: shown, log } = await warnings(inputs, OPEN);
  expect(log).not.toContain('secret');
  expect(shown).toContain('Input `include`: a glob matches no file; it begins with "- "');
  expect(shown).toContain('Input `gates`: a glob matches no file; it names a folder, not the files in it');
  const other = await warnings({ bucket: 'private-bucket', prefix: '/secret/' }, OPEN);
  expect(other.log).not.toContain('secret');
  expect(other.warnings).toContain(
    'No file was found in bucket private-bucket whose name begins with the prefix; it begins with "/"',
  );
});

describe('no file', () => {
  test.each([
    [
      { prefix: '/releases/' },
      'whose name begins with "/releases/"; it begins with "/": did you mean "releases/"?',
    ],
    [
      { prefix: 'releases/*' },
      'whose name begins with "releases/*"; it has a wildcard: a prefix is plain text: did you mean "releases/"?',
    ],
    [
      { prefix: 'my-bucket/releases/' },
      'whose name begins with "my-bucket/releases/"; it begins with the name of the bucket: did you mean "releases/"?',
    ],
    [{ prefix: './db' }, 'whose name begins with "./db"; it begins with "./": did you mean "db"?'],
    [
      { prefix: 'Releases/' },
      'whose name begins with "Releases/"; names are case-sensitive, and match from the first character',
    ],
    [{ where: 'size > 1TB' }, 'that matches `where`'],
  ])('%j', async (inputs, text) => {
    const { warnings: shown } = await warnings(inputs);
    expect(shown).toEqual([`No file was found in bucket my-bucket ${text}`]);
  });

  test('in an empty bucket', async () => {
    expect((await warnings({ bucket: 'empty-bucket' })).warnings).toEqual([
      'No file was found in bucket empty-bucket: it is empty, or all files are hidden',
    ]);
  });
});

describe('a key that is restricted to a prefix', () => {
  const key = { key: RESTRICTED };
  const restricted = 'names outside "releases/", the prefix that the application key is restricted to';
  test.each([
    [
      { include: 'db/**' },
      `Input \`include\`: "db/**" can match ${restricted}; begin each glob with it, or set \`prefix\` to it`,
    ],
    [
      { include: 'releases/v1/**\n**/*.zip\n{releases,db}/*' },
      `Input \`include\`: "**/*.zip", "{releases,db}/*" can match ${restricted}; begin each glob with it, or set \`prefix\` to it`,
    ],
    [
      { gates: 'file-count in db/** == 0' },
      `Input \`gates\`: "db/**" can match ${restricted}; begin each glob with it, or set \`prefix\` to it`,
    ],
    [
      { prefix: 'releases/', gates: 'file-count in db/** == 0' },
      `Input \`gates\`: "db/**" matches only ${restricted}; use a key that may read them`,
    ],
  ])('refuses %j before the listing', async (inputs, text) => {
    server.counters.reset();
    const result = await run(inputs, key);
    expect(failure(result)).toBe(text);
    expect(server.counters.calls.b2_list_file_names ?? 0).toBe(0);
    result.dispose();
  });

  test.each([
    { include: 'releases/**' },
    { include: 'releases/v1/*.zip', gates: 'file-count in releases/** == 2' },
    { prefix: 'releases/', include: '**/*.zip', gates: 'file-count in **/*.zip == 2' },
  ])('accepts %j', async (inputs) => {
    expect((await warnings(inputs, key)).names).toEqual(['releases/v1/a.zip', 'releases/v1/b.zip']);
  });

  test('hides both where names are hidden', async () => {
    const result = await run({ bucket: 'private-bucket', include: 'db/**' }, { ...key, ...OPEN });
    expect(failure(result)).toBe(
      'Input `include`: a glob can match names outside the prefix that the application key is restricted to; begin each glob with it, or set `prefix` to it',
    );
    result.dispose();
  });
});

test('an account without buckets', async () => {
  const empty = await startAccount([]);
  try {
    const result = await runInventory(empty, { bucket: '*' });
    expect(messages(result, 'warning')).toEqual(['No file was found: there is no bucket to list']);
  } finally {
    await empty.close();
  }
});
