/** The calls that are used, as on the wire (native API v4). Enumerations are open: B2 may add values. */

export interface AuthorizeResponse {
  accountId: string;
  authorizationToken: string;
  /** When the key expires, in milliseconds since 1970; null: never. */
  applicationKeyExpirationTimestamp: number | null;
  apiInfo: {
    storageApi: {
      apiUrl: string;
      downloadUrl: string;
      s3ApiUrl: string | null;
      recommendedPartSize?: number;
      absoluteMinimumPartSize?: number;
      allowed: {
        capabilities: string[];
        /** null: every bucket. The name of a deleted bucket is null. */
        buckets: { id: string; name: string | null }[] | null;
        namePrefix: string | null;
      };
    };
  };
}

/** A value that the key may not be allowed to read, in which case `value` is null or missing. */
export interface Readable<T> {
  isClientAuthorizedToRead: boolean;
  value?: T | null;
}

export interface Bucket {
  accountId: string;
  bucketId: string;
  bucketName: string;
  bucketType: string;
  bucketInfo?: Record<string, string>;
  [property: string]: unknown;
}

export interface ListBucketsResponse {
  buckets: Bucket[];
}

export interface ListFilesRequest {
  bucketId: string;
  /** Inclusive. */
  startFileName?: string;
  /** Inclusive; only for versions, and only with startFileName. */
  startFileId?: string;
  /** 1 to 10,000. */
  maxFileCount: number;
  prefix?: string;
  delimiter?: string;
}

/** The most rows in one response. */
export const PAGE_ROWS = 10_000;

/** Class C transactions billed for a page: one for each started 1,000 rows, and one for an empty page. */
export function transactionsFor(rows: number): number {
  return Math.max(1, Math.ceil(rows / 1_000));
}

export type ListCall = 'b2_list_file_names' | 'b2_list_file_versions';
