import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, type FaultKind, generatedContent } from '../../b2-server/index.ts';
import { MASTER, runInventory, startAccount } from '../setup.ts';
import { startFront } from './fronts.ts';

/** `runInventory` fails when a secret is found in anything that a run wrote; these runs write all that they can. */
const DEBUG = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' };
const inputs = { bucket: '*', formats: 'urls, ndjson, json, csv', 'artifact-name': '' };

let server: B2Server;

beforeAll(async () => {
  server = await startAccount(
    [
      { name: 'one-bucket', content: generatedContent('hex', 500), info: { 'api-token': 'hunter2-hunter2' } },
      { name: 'two-bucket', content: generatedContent('logs', 500) },
    ],
    [],
    { settings: { pageLimit: 50 } },
  );
});
afterAll(() => server.close());
afterEach(() => {
  server.faults.clear();
  server.settings.tokenLifetimeCalls = undefined;
});

describe('no secret in anything that a run leaves', () => {
  test('that is complete, with debug logs and several tokens', async () => {
    server.settings.tokenLifetimeCalls = 8;
    const result = await runInventory(server, inputs, { env: DEBUG, secrets: ['hunter2-hunter2'] });
    expect(result.outputs.complete, result.stdout).toBe('true');
    // Each token is masked before anything else is printed.
    const tokens = server.secrets().filter((secret) => secret.startsWith('4_'));
    expect(tokens.length).toBeGreaterThan(2);
    for (const secret of [MASTER.secret, MASTER.id, ...tokens]) expect(result.masks).toContain(secret);
  });

  test.each<[string, string, FaultKind, RegExp]>([
    ['whose key is wrong', 'b2_authorize_account', 'unauthorized', /^b2_authorize_account: HTTP 401/],
    ['whose key is capped', 'b2_list_buckets', 'cap', /^b2_list_buckets: HTTP 403/],
    ['that is redirected', 'b2_list_buckets', 'redirect', /^b2_list_buckets: HTTP 302/],
  ])('%s', async (_, call, fault, message) => {
    server.faults.always(call, fault);
    const result = await runInventory(server, inputs, { env: DEBUG });
    expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    expect(result.annotations.at(-1)!.message).toMatch(message);
  });

  test('that ends in the middle', async () => {
    server.faults.at('b2_list_file_names', 9, 'cap');
    const result = await runInventory(server, inputs, { env: DEBUG });
    expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    expect(result.annotations.at(-1)!.message).toMatch(/^b2_list_file_names: HTTP 403/);
  });

  test('that no server answers', async () => {
    const result = await runInventory({ url: 'https://no-such-host.invalid' }, inputs, { env: DEBUG });
    expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  });

  test('whose responses are reset and cut', async () => {
    server.faults.at('b2_authorize_account', 1, 'truncated-json');
    server.faults.at('b2_list_buckets', 1, 'reset');
    server.faults.at('b2_list_file_names', 1, 'cut');
    const result = await runInventory(server, inputs, { env: DEBUG });
    expect(result.outputs.complete).toBe('true');
    expect(result.stdout.match(/^Attempt \d failed/gm)).toHaveLength(3);
  });

  test('that crashes', async () => {
    const result = await runInventory(server, inputs, {
      env: DEBUG,
      // Like an unexpected error: Node prints the error and its properties.
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(CRASH)}`],
    });
    expect(result.code).not.toBe(0);
    expect(result.outputs.complete).toBe('false');
    expect(result.stderr).toMatch(/crashed in the middle/);
  });

  test('whose authorization is spoilt right behind its token', async () => {
    let spoilt = 0;
    const front = await startFront({
      target: server.url,
      rewrite: (text, url) => {
        const sound = text.replaceAll(server.url, url);
        return spoilt++ === 0 ? sound.replace(/("authorizationToken":"[^"]+")/, '$1x') : sound;
      },
    });
    try {
      const result = await runInventory(front, inputs, {
        env: DEBUG,
        // JSON.parse quotes a few characters around the mistake.
        secrets: () =>
          server.secrets().map((secret) => ({ name: 'the end of a token', value: secret.slice(-9) })),
      });
      expect(result.outputs.complete, result.stdout).toBe('true');
      expect(spoilt).toBe(2);
    } finally {
      await front.close();
    }
  });
});

const CRASH = `let n = 0; const write = process.stdout.write;
process.stdout.write = function (text, ...rest) {
  if (String(text).includes('::group::List the files') && n++ === 0)
    setTimeout(() => { throw new Error('crashed in the middle'); }, 5);
  return write.call(this, text, ...rest);
};`;
