import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';

/**
 * A front of the server for clients of before version 4 of the API: the path is put right, and the answer of
 * b2_authorize_account has the older shapes too. Everything else passes through.
 */
export async function startOldApi(url: string): Promise<{ url: string; close(): void }> {
  const front = createServer((req, res) => {
    const path = (req.url ?? '/').replace(/^\/b2api\/v\d+\//, '/b2api/v4/');
    const authorizes = path.endsWith('/b2_authorize_account');
    const { host: _, ...headers } = req.headers;
    const passed = request(`${url}${path}`, { method: req.method, headers }, async (answer) => {
      if (!authorizes) {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        pipeline(answer, res, () => {});
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
      const account = JSON.parse(Buffer.concat(chunks).toString());
      const { capabilities } = account.apiInfo.storageApi.allowed;
      const unbound = { bucketId: null, bucketName: null, namePrefix: null, capabilities };
      const sizes = { recommendedPartSize: 1e8, minimumPartSize: 1e8, absoluteMinimumPartSize: 5e6 };
      const common = { apiUrl: ownUrl, downloadUrl: ownUrl, s3ApiUrl: ownUrl, ...sizes };
      // Version 1 and 2 beside version 3: each client reads its own part.
      const storageApi = { ...account.apiInfo.storageApi, ...common, ...unbound };
      const older = { ...account, ...common, allowed: unbound, apiInfo: { ...account.apiInfo, storageApi } };
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(older));
    });
    passed.on('error', () => res.destroy());
    pipeline(req, passed, () => {});
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const ownUrl = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  return {
    url: ownUrl,
    close: () => {
      front.close();
      front.closeAllConnections();
    },
  };
}
