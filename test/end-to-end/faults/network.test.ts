import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type B2Server, type FaultKind, generatedContent } from '../../b2-server/index.ts';
import { MASTER, runInventory, startAccount } from '../setup.ts';
import { type Front, makeCertificate, startFront, startProxy } from './fronts.ts';
import { takeInProcess } from './in-process.ts';

const BASIC = `Basic ${Buffer.from(`${MASTER.id}:${MASTER.secret}`).toString('base64')}`;
const inputs = { bucket: 'the-bucket' };
const certificate = makeCertificate();

let server: B2Server;
let fronts: Front[] = [];
const kept = <T extends Front>(front: T): T => {
  fronts.push(front);
  return front;
};

beforeAll(async () => {
  server = await startAccount(
    ['the-bucket', 'b-bucket', 'c-bucket', 'd-bucket', 'e-bucket', 'f-bucket'].map((name) => ({
      name,
      content: generatedContent('hex', 500),
    })),
    [],
    { settings: { pageLimit: 100 } },
  );
});
afterAll(() => server.close());
beforeEach(() => {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.faults.clear();
  server.requests.length = 0;
  await Promise.all(fronts.map((front) => front.close()));
  fronts = [];
});

/** Takes an inventory with another server as the realm. */
const takeFrom = (url: string, more: object = {}) =>
  takeInProcess({ server: { ...server, url }, concurrency: 2, buckets: ['the-bucket'], ...more });

describe('plain http', () => {
  test('is refused as an endpoint before anything is sent', async () => {
    const result = await runInventory({ url: 'http://api.example.invalid' }, inputs);
    expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    expect(result.annotations[0]!.message).toMatch(
      /^Input `endpoint`: "http:\/\/api\.example\.invalid" is not/,
    );
  });

  test.each(['apiUrl', 'downloadUrl', 's3ApiUrl'])(
    'is refused as the %s that an authorization names, at once',
    async (member) => {
      const realm = kept(
        await startFront({
          target: server.url,
          rewrite: (text) => {
            const account = JSON.parse(text) as { apiInfo: { storageApi: Record<string, unknown> } };
            account.apiInfo.storageApi[member] = 'http://example.invalid';
            return JSON.stringify(account);
          },
        }),
      );
      const { error, waits, secrets } = await takeFrom(realm.url);
      expect(error?.message).toMatch(
        /^b2_authorize_account: HTTP 200 unsafe_host\. The authorization contains a URL that is not https/,
      );
      expect(realm.seen).toHaveLength(1);
      expect(waits).toEqual([]);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(MASTER.secret);
      expect(secrets.length).toBeGreaterThan(0);
    },
  );
});

describe('tokens', () => {
  test.each(['b2_authorize_account', 'b2_list_buckets', 'b2_list_file_names'])(
    'do not follow a redirect of %s',
    async (call) => {
      const elsewhere = kept(await startFront({ target: server.url }));
      server.faults.at(call, 1, { kind: 'redirect', location: `${elsewhere.url}/b2api/v4/${call}` });
      const result = await runInventory(server, inputs);
      expect(result.code).toBe(1);
      expect(result.outputs.complete).toBe('false');
      expect(result.annotations.find(({ kind }) => kind === 'error')?.message).toMatch(
        new RegExp(`${call}: HTTP 302 redirect`),
      );
      expect(elsewhere.connections.all).toBe(0);
    },
  );

  test('go to the host that the authorization named; the key goes to the realm alone', async () => {
    const api = kept(await startFront({ target: server.url }));
    const realm = kept(
      await startFront({ target: server.url, rewrite: (text) => text.replaceAll(server.url, api.url) }),
    );
    const { complete } = await takeFrom(realm.url);
    expect(complete).toBe(true);
    expect(realm.seen.map(({ url }) => url)).toEqual(['/b2api/v4/b2_authorize_account']);
    expect(realm.seen[0]!.authorization).toBe(BASIC);
    expect(api.seen.length).toBeGreaterThan(4);
    for (const { authorization } of api.seen) expect(authorization).toMatch(/^4_/);
  });

  test.each(['reset', 'cut', 'cut-chunked', 'truncated-json', '200-html', '502-html'] as FaultKind[])(
    'and keys are in no part of the error that %s ends in',
    async (kind) => {
      server.faults.always('b2_list_buckets', kind);
      const { error, reasons } = await takeFrom(server.url);
      expect(error?.message).toMatch(/^b2_list_buckets: .* after 10 attempts/);
      const all = inspect([error, reasons], { depth: 20, showHidden: true, getters: true });
      for (const secret of [...server.secrets(), BASIC.slice(6)]) expect(all).not.toContain(secret);
    },
  );

  test('that the service repeats in its messages are taken out', async () => {
    const realm = kept(await startFront({ target: server.url }));
    const seen: string[] = [];
    const take = server.faults.take.bind(server.faults);
    server.faults.take = (call) => {
      const token = realm.seen.at(-1)?.authorization ?? '';
      seen.push(token);
      return call === 'b2_list_file_names'
        ? {
            kind: 'unauthorized',
            message: `${token} of ${MASTER.id}:${MASTER.secret} (${BASIC}) is not good here`,
          }
        : take(call);
    };
    try {
      const result = await runInventory({ ...server, url: realm.url }, inputs, {
        env: { RUNNER_DEBUG: '1' },
      });
      expect(result.code).toBe(1);
      expect(result.stdout).toContain('is not good here');
      expect(seen.length).toBeGreaterThan(2);
    } finally {
      server.faults.take = take;
    }
  });
});

describe('proxies from the environment', () => {
  const https = async () => {
    const front = kept(await startFront({ target: server.url, tls: certificate! }));
    const env = { NODE_EXTRA_CA_CERTS: certificate!.certFile };
    return { front, env };
  };

  test.skipIf(!certificate)(
    'HTTPS_PROXY: everything goes through CONNECT, and it sees no token',
    async () => {
      const { front, env } = await https();
      const proxy = kept(await startProxy());
      const HTTPS_PROXY = proxy.url.replace('//', '//user:pass-of-the-proxy@');
      const secrets = [{ name: "the proxy's password", value: 'pass-of-the-proxy' }, ...server.secrets()];
      const result = await runInventory(front, inputs, {
        env: { ...env, HTTPS_PROXY, RUNNER_DEBUG: '1' },
        secrets,
      });
      expect(result.outputs.complete, result.stdout).toBe('true');
      expect(proxy.seen.length).toBeGreaterThan(0);
      expect(proxy.seen.map(({ method, url, authorization }) => ({ method, url, authorization }))).toEqual(
        proxy.seen.map(() => ({ method: 'CONNECT', url: front.url.slice(8), authorization: undefined })),
      );
      expect(proxy.seen[0]!.proxyAuthorization).toBe(`Basic ${btoa('user:pass-of-the-proxy')}`);
      // Every connection that the service saw came out of the proxy.
      expect(front.connections.all).toBe(proxy.seen.length);
    },
  );

  test.skipIf(!certificate)('NO_PROXY: nothing goes through it', async () => {
    const { front, env } = await https();
    const proxy = kept(await startProxy());
    const result = await runInventory(front, inputs, {
      env: { ...env, HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: 'example.com,localhost' },
    });
    expect(result.outputs.complete, result.stdout).toBe('true');
    expect(proxy.connections.all).toBe(0);
    expect(front.seen.length).toBeGreaterThan(2);
  });

  test.skipIf(!certificate)('a certificate that nobody vouches for is one error at once', async () => {
    const { front } = await https();
    const { error, waits } = await takeFrom(front.url);
    expect(error?.message).toMatch(/^b2_authorize_account: certificate: /);
    expect(waits).toEqual([]);
    expect(front.seen).toEqual([]);
  });

  test('HTTP_PROXY does not get to see what stays on this machine', async () => {
    const proxy = kept(await startProxy());
    const { complete } = await takeFrom(server.url, { env: { HTTP_PROXY: proxy.url } });
    expect(complete).toBe(true);
    expect(proxy.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });

  test('one that refuses is named in the error', async () => {
    const proxy = kept(await startProxy(407));
    const HTTPS_PROXY = proxy.url.replace('//', '//user:wrong-password@');
    const { error, waits } = await takeFrom('https://api.example.invalid', { env: { HTTPS_PROXY } });
    expect(error?.message).toMatch(/^b2_authorize_account: proxy_refused: .*407.*Check HTTPS_PROXY/);
    expect(waits).toEqual([]);
    expect(inspect(error, { depth: 9 })).not.toContain('wrong-password');
  });

  test('one that is no URL is named in the error, without its password', async () => {
    const HTTPS_PROXY = 'http://user:pass-of-the-proxy@:notaport';
    const result = await runInventory(server, inputs, {
      env: { HTTPS_PROXY },
      secrets: ['pass-of-the-proxy'],
    });
    expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    expect(result.annotations.at(-1)!.message).toMatch(/HTTPS_PROXY/);
  });
});

test('every request says who asks', async () => {
  const result = await runInventory(server, inputs);
  expect(result.outputs.complete).toBe('true');
  expect(server.requests.length).toBeGreaterThan(4);
  for (const { userAgent } of server.requests) {
    expect(userAgent).toMatch(/^b2-inventory\/\d+\.\d+\.\d+ \(GitHub Action\)$/);
  }
});

test.each([1, 4])(
  'at concurrency %d there are no more connections than that, and they are kept',
  async (concurrency) => {
    const front = kept(await startFront({ target: server.url }));
    server.latency.perCallMs = 10;
    const { complete, stats } = await takeFrom(front.url, { concurrency, buckets: undefined });
    server.latency.perCallMs = 0;
    expect(complete).toBe(true);
    expect(stats.requests).toBeGreaterThan(30);
    expect(front.connections.peak).toBe(concurrency);
    expect(front.connections.all).toBe(concurrency);
  },
);
