import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, listContent, startB2Server } from '../../b2-server/index.ts';
import { CAPABILITIES, KEY, KEY_ID, runOn } from './setup.ts';
import { CASES, checkCase, namesShown, REPOSITORIES, SECRET_NAME, startBuckets } from './visibility.ts';

let server: B2Server;
beforeAll(async () => {
  server = await startBuckets();
});
afterAll(() => server.close());

/** One of each sort; the slow tests go through all. */
const some = CASES.filter(
  ({ repository, buckets, artifact }) =>
    (repository === 'public' && buckets === 'private-bucket') ||
    (repository === 'unknown' && buckets.includes(',') && artifact === 'not given') ||
    (repository === 'public' && /^(public|hidden)-bucket$/.test(buckets) && artifact === 'not given') ||
    (repository === 'internal' && buckets === 'private-bucket' && artifact === 'not given'),
);

describe('what is public when the repository or a bucket is', () => {
  test.concurrent.each(some)('$repository repository, $buckets, artifact-name $artifact', (each) =>
    checkCase(server, each),
  );
});

describe('in a public repository, a prefix that only the key knows', () => {
  test('is in neither log nor summary', async () => {
    const prefixed = await startB2Server({
      buckets: [{ name: 'private-bucket', content: listContent([{ name: `${SECRET_NAME}/a` }]) }],
      keys: [{ id: KEY_ID, secret: KEY, capabilities: CAPABILITIES, namePrefix: `${SECRET_NAME}/` }],
    });
    try {
      const event = REPOSITORIES.public!;
      const result = await runOn(prefixed, { event, inputs: { bucket: 'private-bucket' } });
      expect(result.outputs.complete).toBe('true');
      expect([
        ...namesShown(result),
        ...result.summary.split('\n').filter((line) => line.includes(SECRET_NAME)),
      ]).toEqual([]);
    } finally {
      await prefixed.close();
    }
  });
});
