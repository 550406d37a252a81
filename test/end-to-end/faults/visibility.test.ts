import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, listContent } from '../../b2-server/index.ts';
import { runInventory, startAccount } from '../setup.ts';
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
    const key = {
      id: '0045f0571db506a0000000009',
      secret: 'K004bound0to0one0prefix0and0no0more',
      capabilities: ['listBuckets', 'listFiles'],
      namePrefix: `${SECRET_NAME}/`,
    };
    const content = listContent([{ name: `${SECRET_NAME}/a` }]);
    const prefixed = await startAccount([{ name: 'private-bucket', content }], [key]);
    try {
      const event = REPOSITORIES.public!;
      const result = await runInventory(
        prefixed,
        { bucket: 'private-bucket', 'artifact-name': '' },
        { event, key },
      );
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
