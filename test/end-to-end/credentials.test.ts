import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { bucketOf, failure, MASTER, readInventory, runInventory, startAccount } from './setup.ts';

const BASE = { full_name: 'octo-org/octo-repo', private: true, visibility: 'private' };
const pullFrom = (head: object | null) => ({ repository: BASE, pull_request: { head: { repo: head } } });
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([bucketOf('my-bucket', ['a'])]);
});
afterAll(() => server.close());

describe('missing credentials', () => {
  const none = { 'application-key-id': '', 'application-key': '' };
  const text = (why: (variable: string) => string) =>
    '2 inputs are wrong:\n' +
    ['application-key-id', 'application-key']
      .map((name) => {
        const variable = name === 'application-key' ? 'B2_APPLICATION_KEY' : 'B2_APPLICATION_KEY_ID';
        return `- Input \`${name}\` is missing; set it, or set ${variable} in the environment. ${why(variable)}`;
      })
      .join('\n');
  const fork =
    'GitHub passes no secrets to a pull request from a fork: skip this step there, and do not use pull_request_target instead';
  const secrets = (variable: string) =>
    `A secret that does not exist is empty: check the name in \${{ secrets.${variable} }}, and whether the job needs an \`environment\``;

  test.each([
    ['on a pull request from a fork', pullFrom({ full_name: 'someone/octo-repo' }), () => fork],
    ['when the fork is gone', pullFrom(null), () => fork],
    ['on a pull request of the repository', pullFrom({ full_name: 'octo-org/octo-repo' }), secrets],
    ['on a push', { repository: BASE }, secrets],
  ])('%s', async (_, event, why) => {
    const result = await runInventory(
      server,
      { bucket: 'my-bucket', ...none },
      { event, eventName: 'pull_request' },
    );
    expect(failure(result)).toBe(text(why));
    expect(result.files()).toEqual([]);
  });
});

test('stray white space and line ends are trimmed, and the key is masked as it is used', async () => {
  const inputs = {
    'application-key-id': ` ${MASTER.id}\r\n`,
    'application-key': `\n\t${MASTER.secret}\n`,
    bucket: ' my-bucket\n',
  };
  const result = await runInventory(server, inputs);
  expect(result.outputs).toMatchObject({ complete: 'true', 'file-count': '1' });
  expect(result.masks).toContain(MASTER.secret);
});

test('the environment serves where inputs are empty, and inputs come first', async () => {
  const env = { B2_APPLICATION_KEY_ID: ` ${MASTER.id}\n`, B2_APPLICATION_KEY: `${MASTER.secret}\n` };
  const empty = { bucket: 'my-bucket', 'application-key-id': ' ', 'application-key': '' };
  const result = await runInventory(server, empty, { env });
  expect(readInventory(result).names).toEqual(['a']);
  expect(result.masks).toEqual(expect.arrayContaining([MASTER.id, MASTER.secret]));

  const wrong = {
    B2_APPLICATION_KEY_ID: '001000000000000000000dead',
    B2_APPLICATION_KEY: 'K001NotTheKeyThatIsUsed',
  };
  const first = await runInventory(server, { bucket: 'my-bucket' }, { env: wrong });
  expect(first.outputs.complete).toBe('true');
});

test('everything secret is masked before anything else is printed', async () => {
  const result = await runInventory(server, { bucket: 'my-bucket' });
  const basic = Buffer.from(`${MASTER.id}:${MASTER.secret}`).toString('base64');
  const [, , , token] = result.masks;
  expect(result.masks.slice(0, 3)).toEqual([MASTER.id, MASTER.secret, basic]);
  expect(server.secrets()).toContain(token);
  expect(result.log[0]!.kind).toBe('add-mask');
  expect(result.log[1]!.kind).toBe('add-mask');
});
