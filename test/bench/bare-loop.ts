/**
 * What the least program does: one request after the other, `JSON.parse`, count.
 * Its arguments are URL, KEY_ID, KEY and BUCKET; prints the number of files.
 */
import { Agent, request } from 'undici';

interface Page {
  files: unknown[];
  nextFileName: string | null;
}

const [url, keyId, key, bucketName] = process.argv.slice(-4) as [string, string, string, string];
const dispatcher = new Agent({ connections: 1 });
const basic = Buffer.from(`${keyId}:${key}`).toString('base64');

async function call<T>(name: string, authorization: string, body?: object): Promise<T> {
  const response = await request(`${url}/b2api/v4/${name}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization },
    body: body ? JSON.stringify(body) : null,
    dispatcher,
  });
  return (await response.body.json()) as T;
}

const account = await call<{ authorizationToken: string; accountId: string }>(
  'b2_authorize_account',
  `Basic ${basic}`,
);
const token = account.authorizationToken;
const { buckets } = await call<{ buckets: { bucketId: string }[] }>('b2_list_buckets', token, {
  accountId: account.accountId,
  bucketName,
});
let files = 0;
let startFileName: string | null = null;
do {
  const page: Page = await call<Page>('b2_list_file_names', token, {
    bucketId: buckets[0]!.bucketId,
    maxFileCount: 10_000,
    ...(startFileName === null ? {} : { startFileName }),
  });
  files += page.files.length;
  startFileName = page.nextFileName;
} while (startFileName !== null);
await dispatcher.close();
process.stdout.write(String(files));
