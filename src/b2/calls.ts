/** The few calls that we make, as they are on the wire (native API v4). Enumerations are open: new values may come. */

export interface AuthorizeResponse {
  accountId: string;
  authorizationToken: string;
  /** When the key expires, in milliseconds since 1970; null means never. */
  applicationKeyExpirationTimestamp: number | null;
  apiInfo: {
    storageApi: {
      apiUrl: string;
      downloadUrl: string;
      s3ApiUrl: string;
      allowed: {
        capabilities: string[];
        /** null: every bucket. A name is null when that bucket was deleted. */
        buckets: { id: string; name: string | null }[] | null;
        namePrefix: string | null;
      };
    };
  };
}

/** A value that the key may not be allowed to read; then `value` is null or missing. */
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
  /** Inclusive: the first name at or after it. */
  startFileName?: string;
  /** With startFileName, versions only: inclusive. */
  startFileId?: string;
  /** 1 to 10,000; one transaction is billed for each started 1,000 rows. */
  maxFileCount: number;
  prefix?: string;
  delimiter?: string;
}

/** Rows that one response may hold at the most. */
export const PAGE_ROWS = 10_000;

export type ListCall = 'b2_list_file_names' | 'b2_list_file_versions';
