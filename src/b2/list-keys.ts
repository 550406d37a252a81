import type { Account } from './account.ts';
import type { Client } from './client.ts';
import { readJson } from './json.ts';

/** An application key of the account. The secret itself is never listed. */
export interface AccountKey {
  readonly keyName: string;
  readonly capabilities: readonly string[];
  /** The buckets that it is restricted to; null: it is not restricted. */
  readonly bucketIds: readonly string[] | null;
  /** When it expires, in milliseconds since 1970; null: never. */
  readonly expires: number | null;
}

/** A page of b2_list_keys. API v4 lists `bucketIds`; a key that was made by an older version has `bucketId`. */
interface ListKeysResponse {
  keys: {
    keyName: string;
    capabilities: string[];
    bucketIds?: string[] | null;
    bucketId?: string | null;
    expirationTimestamp?: number | null;
  }[];
  nextApplicationKeyId: string | null;
}

/** Keys that one response may contain at most. One transaction is billed for each started 1,000. */
const PAGE_KEYS = 10_000;
/** Keys that are listed. An account may create 100 million in its life. */
const MOST_KEYS = 100_000;

/**
 * All application keys of the account except its master key, which B2 does not list.
 * @returns undefined if the key lacks `listKeys`, or if there are more than MOST_KEYS
 * @throws B2Error
 */
export async function listKeys(client: Client, account: Account): Promise<AccountKey[] | undefined> {
  if (!account.capabilities.includes('listKeys')) return undefined;
  const found: AccountKey[] = [];
  let start: string | null = null;
  do {
    const body: object = {
      accountId: account.accountId,
      maxKeyCount: PAGE_KEYS,
      ...(start === null ? {} : { startApplicationKeyId: start }),
    };
    const page: ListKeysResponse = await client.call('b2_list_keys', body, readKeys);
    for (const { keyName, capabilities, bucketIds, bucketId, expirationTimestamp } of page.keys) {
      found.push({
        keyName,
        capabilities,
        bucketIds: bucketIds ?? (bucketId ? [bucketId] : null),
        expires: expirationTimestamp ?? null,
      });
    }
    // A cursor that stands still would never end.
    if (start !== null && page.nextApplicationKeyId === start) return undefined;
    start = page.nextApplicationKeyId;
    if (found.length > MOST_KEYS) return undefined;
  } while (start !== null);
  return found;
}

function readKeys(bytes: Buffer): ListKeysResponse {
  const page = readJson<ListKeysResponse>(bytes);
  const isList =
    Array.isArray(page?.keys) && page.keys.every(({ capabilities }) => Array.isArray(capabilities));
  if (!isList) throw new Error('it is not a list of keys');
  return { ...page, nextApplicationKeyId: page.nextApplicationKeyId ?? null };
}
