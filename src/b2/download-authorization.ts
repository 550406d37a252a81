import type { Client } from './client.ts';
import { readJson } from './json.ts';

/**
 * A token that opens every file of a bucket under a prefix, by name. The key needs `shareFiles`. It is masked.
 * @param seconds how long it is valid, 1 to 604,800
 * @throws B2Error
 */
export async function downloadAuthorization(
  client: Client,
  bucketId: string,
  fileNamePrefix: string,
  seconds: number,
): Promise<string> {
  const request = { bucketId, fileNamePrefix, validDurationInSeconds: seconds };
  return client.call('b2_get_download_authorization', request, (bytes) => {
    const token = readJson<{ authorizationToken?: unknown } | null>(bytes)?.authorizationToken;
    if (typeof token !== 'string' || token === '') throw new Error('no `authorizationToken`');
    client.secrets.addToken(token);
    return token;
  });
}
