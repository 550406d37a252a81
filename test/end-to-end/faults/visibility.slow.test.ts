import { afterAll, beforeAll, expect, test } from 'vitest';
import type { B2Server } from '../../b2-server/index.ts';
import { CASES, checkCase, startBuckets } from './visibility.ts';

let server: B2Server;
beforeAll(async () => {
  server = await startBuckets();
});
afterAll(() => server.close());

test('every combination is tried', () => {
  expect(CASES).toHaveLength(60);
});

test.concurrent.each(CASES)('$repository repository, $buckets, artifact-name $artifact', (each) =>
  checkCase(server, each),
);
