import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type B2Server,
  BUCKETS_TWICE,
  editRow,
  editStorageApi,
  type Fault,
  type KeySpec,
  noSuchField,
  ODD_ANSWERS,
} from '../b2-server/index.ts';
import { takeInProcess } from './faults/in-process.ts';
import { bucketOf, failure, messages, readInventory, runInventory, startAccount } from './setup.ts';

const BUCKET_ID = 'c91364f5fb54d1286927ff90';
const capabilities = ['listBuckets', 'listFiles'];
const KEYS = {
  bound: { id: '0019999999999990000000001', secret: 'K001BoundKeyOfOddAnswers0+/x', buckets: ['odd-bucket'] },
  gone: { id: '0019999999999990000000002', secret: 'K001GoneKeyOfOddAnswers00+/x', buckets: ['never-was'] },
  allGone: {
    id: '0019999999999990000000003',
    secret: 'K001AllGoneKeyOfOddAnswers+/x',
    buckets: ['never-was', 'nor-this'],
  },
} satisfies Record<string, Omit<KeySpec, 'capabilities'>>;
const keyOf = (key: Omit<KeySpec, 'capabilities'>): KeySpec => ({ ...key, capabilities });

let server: B2Server;

beforeAll(async () => {
  server = await startAccount(
    [
      {
        ...bucketOf('odd-bucket', ['a/1', 'a/2', 'b/3'], 'allPublic'),
        id: BUCKET_ID,
      },
      bucketOf('other-bucket', ['x'], 'allPublic'),
    ],
    Object.values(KEYS).map(keyOf),
  );
});
afterEach(() => {
  server.faults.clear();
  server.requests.length = 0;
  server.counters.reset();
  server.settings.contentEncoding = undefined;
});
afterAll(() => server.close());

const bucket = 'odd-bucket';
const list = (inputs: Record<string, string> = {}, run: Parameters<typeof runInventory>[2] = {}) =>
  runInventory(server, { bucket, formats: 'ndjson', ...inputs }, run);
const attempts = (result: { stdout: string }) => result.stdout.match(/Attempt \d+ failed.*/g) ?? [];

describe('a row without a field that every row has', () => {
  test('is asked for again, and nothing of its page is taken', async () => {
    server.faults.next('list', editRow({ contentLength: 1.5 }, 1));
    const result = await list();
    expect(result.outputs.complete).toBe('true');
    expect(attempts(result)).toHaveLength(1);
    expect(attempts(result)[0]).toMatch(
      /: b2_list_file_names: HTTP 200 malformed: invalid response: file "a\/2": contentLength is missing or not a whole number$/,
    );
    expect(readInventory(result).rows.map(({ name, size }) => [name, size])).toEqual([
      ['a/1', 14],
      ['a/2', 14],
      ['b/3', 14],
    ]);
    expect(messages(result, 'warning')).toEqual([]);
  });

  test('names of files are not shown where they are private', async () => {
    server.updateBucket(bucket, { type: 'allPrivate' });
    try {
      server.faults.next('list', editRow({ action: noSuchField }, 1));
      const event = { repository: { private: false, visibility: 'public' } };
      const result = await list({}, { event });
      expect(result.outputs.complete).toBe('true');
      expect(attempts(result)[0]).toMatch(/file 2 of the page: action is missing or not a string$/);
      expect(result.stdout + result.summary).not.toContain('a/2');
    } finally {
      server.updateBucket(bucket, { type: 'allPublic' });
    }
  });

  test.each([
    ['contentLength', { contentLength: -1 }, 'file "a/1": contentLength is missing or not a whole number'],
    ['contentLength', { contentLength: '12' }, 'file "a/1": contentLength is missing or not a whole number'],
    [
      'uploadTimestamp',
      { uploadTimestamp: null },
      'file "a/1": uploadTimestamp is missing or not a whole number',
    ],
    ['action', { action: null }, 'file "a/1": action is missing or not a string'],
    ['fileId', { fileId: null }, 'file "a/1": fileId is missing or not a string'],
    ['fileName', { fileName: noSuchField }, 'file 1 of the page: fileName is missing or not a string'],
  ] as const)('%s: the final error names call, file and field', async (_, fields, message) => {
    server.faults.always('list', editRow(fields));
    const { error, waits } = await takeInProcess({ server, concurrency: 1, buckets: [bucket] });
    expect(error?.message).toBe(
      `b2_list_file_names: HTTP 200 malformed after 10 attempts: invalid response: ${message}`,
    );
    expect(waits).toHaveLength(9);
  });
});

describe('an optional field of another type', () => {
  test('is null in its row, with one warning for all of them', async () => {
    const odd = {
      contentMd5: 5,
      contentSha1: ['x'],
      contentType: {},
      fileInfo: { large_file_sha1: 7 },
      fileRetention: { isClientAuthorizedToRead: 'yes', value: null },
      legalHold: 'on',
      replicationStatus: 3,
      serverSideEncryption: { algorithm: 'AES256' },
    };
    server.faults.always('list', editRow(odd, 1));
    const result = await list({ formats: 'ndjson,csv,parquet' });
    expect(result.outputs.complete, result.stdout).toBe('true');
    expect(attempts(result)).toEqual([]);
    expect(messages(result, 'warning')).toEqual([
      `B2 returned ${Object.keys(odd).join(', ')} of some files in a form that its API does not document; in those rows, the value is null`,
    ]);
    const [before, row, after] = readInventory(result).rows;
    expect(row).toMatchObject({
      name: 'a/2',
      size: 14,
      md5: null,
      sha1: null,
      sha1Source: 'none',
      contentType: null,
      fileInfo: null,
      retention: null,
      legalHold: null,
      replication: null,
      encryption: null,
    });
    expect([before!.sha1Source, after!.sha1Source]).toEqual(['verified', 'verified']);
  });

  test('nullable fields, unknown fields and unknown actions are passed through without a message', async () => {
    const fields = {
      contentMd5: null,
      contentSha1: null,
      contentType: null,
      replicationStatus: null,
      serverSideEncryption: null,
      fileRetention: null,
      legalHold: null,
      action: 'archive',
      newField: { deep: [1] },
    };
    server.faults.always('list', editRow(fields, 1));
    const result = await list();
    expect(result.outputs.complete).toBe('true');
    expect(messages(result, 'warning')).toEqual([]);
    expect(readInventory(result).rows[1]).toMatchObject({ action: 'archive', url: null, md5: null });
  });

  test('of a file with unknown encryption, nothing says that it is not encrypted', async () => {
    server.faults.always('list', editRow({ serverSideEncryption: { algorithm: null } }, 1));
    const result = await list({ where: 'encryption == none' });
    expect(readInventory(result).names).not.toContain('a/2');
  });

  test('an inventory with such rows is a baseline that can be read', async () => {
    server.faults.always('list', editRow({ contentMd5: 5, serverSideEncryption: 'AES256' }, 1));
    const first = await list({ 'output-dir': 'first' });
    const second = await list(
      { 'output-dir': 'second', baseline: 'first/manifest.json' },
      { workspace: first.workspace },
    );
    expect(messages(second, 'error')).toEqual([]);
    expect(second.outputs).toMatchObject({ complete: 'true', added: '0', removed: '0', changed: '0' });
  });
});

test('a modification before 1970 is a time like any other', async () => {
  server.faults.always('list', editRow({ fileInfo: { src_last_modified_millis: '-86400001' } }, 1));
  const result = await list({ formats: 'ndjson,csv,parquet', where: 'modified < 1970-01-01' });
  const { rows, text } = readInventory(result);
  expect(rows.map(({ name, modifiedAt }) => [name, modifiedAt])).toEqual([
    ['a/2', '1969-12-30T23:59:59.999Z'],
  ]);
  expect(text('files.csv')).toContain('1969-12-30T23:59:59.999Z');
});

describe('an endpoint that is another kind of server: one error at once', () => {
  const wrong =
    "not_b2. This is not B2's native API; leave `endpoint` empty. If it is empty, a proxy answered in place of B2";

  test.each(Object.entries(ODD_ANSWERS) as [string, Fault][])('%s', async (_, fault) => {
    server.faults.always('b2_authorize_account', fault);
    const result = await list();
    expect(failure(result)).toBe(`b2_authorize_account: HTTP ${fault.answer!.status} ${wrong}`);
    expect(server.counters.total).toBe(1);
    expect(attempts(result)).toEqual([]);
  });

  test.each([
    [401, '{"message":"Unauthorized"}'],
    [404, '{"error":{"code":404}}'],
    [405, 'Method Not Allowed'],
    [501, '<Error><Code>NotImplemented</Code></Error>'],
    [505, ''],
  ])('HTTP %i: %s', async (status, body) => {
    server.faults.always('b2_authorize_account', { kind: 'answer', answer: { status, body } });
    expect(failure(await list())).toBe(`b2_authorize_account: HTTP ${status} ${wrong}`);
    expect(server.counters.total).toBe(1);
  });
});

describe('an authorization of another shape: one error at once', () => {
  test.each([
    [{ downloadUrl: noSuchField }, '`downloadUrl` is missing or not a string'],
    [{ apiUrl: 5 }, '`apiUrl` is missing or not a string'],
    [{ allowed: noSuchField }, '`allowed` is missing, so it is not known what the key may do'],
    [
      { allowed: { capabilities, namePrefix: null } },
      '`allowed` lacks `buckets`, so it is not known which buckets the key is restricted to',
    ],
    [
      { allowed: { capabilities, buckets: {}, namePrefix: null } },
      '`allowed.buckets` is not a list of buckets',
    ],
    [
      { allowed: { capabilities: 'all', buckets: null } },
      '`allowed.capabilities` is missing or not a list of strings',
    ],
    [{ allowed: { capabilities, buckets: null, namePrefix: 1 } }, '`allowed.namePrefix` is not a string'],
  ] as [Record<string, unknown>, string][])('%j', async (fields, message) => {
    server.faults.always('b2_authorize_account', editStorageApi(fields));
    expect(failure(await list())).toBe(
      `b2_authorize_account: HTTP 200 invalid_authorization: ${message}. Leave \`endpoint\` empty; if it is empty, check for a proxy between this runner and B2`,
    );
    expect(server.counters.total).toBe(1);
  });

  test.each([501, 505, 404, 418])('HTTP %i of a list call is not retried', async (status) => {
    server.faults.always('list', { kind: 'answer', answer: { status, body: 'no' } });
    const result = await list();
    expect(failure(result)).toBe(`b2_list_file_names: HTTP ${status} no_code`);
    expect(server.counters.calls.b2_list_file_names).toBe(1);
  });
});

test.each([{ s3ApiUrl: noSuchField }, { s3ApiUrl: null }, { s3ApiUrl: '' }])(
  'an authorization with %j is an error only if a URL needs it',
  async (fields) => {
    server.faults.always('b2_authorize_account', editStorageApi(fields));
    const result = await list();
    expect(result.outputs.complete).toBe('true');
    expect(readInventory(result).rows[0]!.url).toBe(`${server.url}/file/odd-bucket/a/1`);
    const s3 = await list({ 'url-style': 's3' });
    expect(failure(s3)).toBe(
      'Input `url-style`: "s3" needs the URL of B2\'s S3 API, which the authorization does not contain; use "friendly" or "id"',
    );
    expect(server.counters.calls.b2_list_file_names).toBe(1);
  },
);

test('URLs of the service that end in `/`', async () => {
  const url = `${server.url}/`;
  server.faults.always(
    'b2_authorize_account',
    editStorageApi({ apiUrl: url, downloadUrl: url, s3ApiUrl: `${url}/` }),
  );
  const result = await list({ 'url-style': 'friendly\nid\ns3' });
  const [row] = readInventory(result).rows;
  expect(row!.urls).toEqual([
    `${server.url}/file/odd-bucket/a/1`,
    `${server.url}/b2api/v4/b2_download_file_by_id?fileId=${row!.fileId}`,
    `${server.url}/odd-bucket/a/1`,
  ]);
});

test.each(['gzip', 'deflate', 'br', 'zstd'] as const)(
  'answers in %s, which nobody asked for',
  async (encoding) => {
    server.settings.contentEncoding = encoding;
    // One of them is a refusal, whose code has to be read, too.
    server.faults.next('list', 'expired-token');
    const result = await list();
    expect(result.outputs.complete, result.stdout).toBe('true');
    expect(readInventory(result).names).toEqual(['a/1', 'a/2', 'b/3']);
    expect(attempts(result)).toHaveLength(1);
    expect(attempts(result)[0]).toContain('expired_auth_token');
  },
);

describe('a bucket twice in an answer counts once', () => {
  test.each([
    ['listing files', { bucket: '*' }, undefined, ['odd-bucket', 'other-bucket']],
    ['listing buckets', { bucket: '', formats: '' }, undefined, ['odd-bucket', 'other-bucket']],
    ['a key bound to one', { bucket: '*' }, keyOf(KEYS.bound), ['odd-bucket']],
  ] as const)('%s', async (_, inputs, key, names) => {
    server.faults.always('b2_list_buckets', BUCKETS_TWICE);
    const result = await list(inputs, key ? { key } : {});
    expect(result.outputs).toMatchObject({ complete: 'true', 'bucket-count': String(names.length) });
    expect(readInventory(result).manifest.buckets.map(({ bucketName }) => bucketName)).toEqual(names);
  });

  test('in the scope of a key', async () => {
    const buckets = [1, 2].map(() => ({ id: BUCKET_ID, name: bucket }));
    server.faults.always(
      'b2_authorize_account',
      editStorageApi({ allowed: { capabilities, buckets, namePrefix: null } }),
    );
    const result = await list({ bucket: '*' });
    expect(result.outputs).toMatchObject({ complete: 'true', 'bucket-count': '1', 'file-count': '3' });
  });
});

describe('messages about buckets and keys', () => {
  test.each([
    ['of an unrestricted key', undefined, BUCKET_ID],
    ['of a restricted key', keyOf(KEYS.bound), BUCKET_ID],
    ['in capitals', undefined, BUCKET_ID.toUpperCase()],
  ] as const)('the id of a bucket, %s', async (_, key, id) => {
    expect(failure(await list({ bucket: id }, key ? { key } : {}))).toBe(
      `Input \`bucket\`: "${id}" is the id of odd-bucket; give its name, \`bucket: odd-bucket\``,
    );
  });

  test.each([
    ['one bucket', KEYS.gone, '*', 'a bucket that was deleted'],
    ['one bucket, listing buckets', KEYS.gone, '', 'a bucket that was deleted'],
    ['one bucket, named', KEYS.gone, 'never-was', 'a bucket that was deleted'],
    ['two buckets', KEYS.allGone, '*', 'buckets that were deleted'],
  ])('a key bound only to %s that was deleted', async (_, key, name, gone) => {
    const formats = name === '' ? '' : 'ndjson';
    expect(failure(await list({ bucket: name, formats }, { key: keyOf(key) }))).toBe(
      `The application key is restricted to ${gone}; create a key for a bucket that exists`,
    );
    expect(server.counters.total).toBe(1);
  });
});

describe('Retry-After beyond the limit', () => {
  test.each([
    ['429-retry-after', 3_600, 'HTTP 429 too_many_requests', '1h 0m 0s'],
    ['503-retry-after', 301, 'HTTP 503 service_unavailable', '5m 1s'],
    ['503-retry-after', 90_000, 'HTTP 503 service_unavailable', '1d 1h 0m'],
  ] as const)('%s of %i s', async (kind, retryAfter, what, asked) => {
    server.faults.always('list', { kind, retryAfter, message: 'busy' });
    expect(failure(await list())).toBe(
      `b2_list_file_names: ${what}: busy. B2 asked to wait ${asked} (Retry-After), and this action waits at most 5m 0s; run again later`,
    );
    expect(server.counters.calls.b2_list_file_names).toBe(1);
  });
});

describe('a proxy URL that is none', () => {
  const secret = 's3cr3t-of-the-proxy';
  test.each([
    ['HTTPS_PROXY', `http://user:${secret}@:notaport`],
    ['https_proxy', `http://user:${secret}#1@proxy.example:3128`],
    ['HTTPS_PROXY', `http://user:12/${secret}@proxy.example:3128`],
    ['HTTPS_PROXY', `http://user:12?${secret}@proxy.example:3128`],
    ['HTTP_PROXY', `http://user:${secret}%@proxy.example:3128`],
    ['HTTPS_PROXY', 'proxy.example:3128'],
    ['HTTPS_PROXY', 'ftp://proxy.example'],
  ])('%s=%s', async (name, value) => {
    const none = Object.fromEntries(
      ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap((each) => [
        [each, undefined],
        [each.toLowerCase(), undefined],
      ]),
    );
    const result = await list(
      {},
      { env: { ...none, [name]: value }, secrets: [{ name: 'password', value: secret }] },
    );
    expect(failure(result)).toBe(
      `Environment variable ${name}: not a proxy URL. Use one such as http://proxy.example:3128 and percent-encode the password in it, or unset the variable`,
    );
    expect(server.counters.total).toBe(0);
  });
});
