import type { ChangingContent, Content } from './content.ts';
import type { Counters } from './counters.ts';
import type { Faults } from './faults.ts';
import type { ListedFile } from './list-content.ts';

/** A bucket of the server. What is not stated has the defaults of a new private bucket. */
export interface BucketSpec {
  name: string;
  /** 24 hex digits; derived from the name when absent. */
  id?: string;
  /** Default `allPrivate`. */
  type?: string;
  content: Content | ChangingContent;
  info?: Record<string, string>;
  corsRules?: unknown[];
  lifecycleRules?: LifecycleRule[];
  defaultServerSideEncryption?: { mode: string | null; algorithm?: string | null };
  fileLockConfiguration?: unknown;
  replicationConfiguration?: unknown;
  options?: string[];
  revision?: number;
  /** Fields that b2_list_buckets leaves out, as it does `replicationConfiguration` for old clients. */
  absent?: string[];
}

/** A lifecycle rule; null and absent days do nothing. */
export interface LifecycleRule {
  fileNamePrefix: string;
  daysFromUploadingToHiding?: number | null;
  daysFromHidingToDeleting?: number | null;
  daysFromStartingToCancelingUnfinishedLargeFiles?: number | null;
}

/** What one daily pass of the lifecycle rules over a bucket did. */
export interface LifecycleReport {
  /** Names that got a hide marker. */
  hidden: string[];
  /** Versions and hide markers that are gone. */
  deleted: { fileName: string; fileId: string; action: string; contentLength: number }[];
  /** Bytes of the deleted versions, as listings state them. */
  deletedBytes: number;
  /** Unfinished large files that are gone. */
  cancelled: { fileName: string; fileId: string }[];
  /** Bytes of their parts. No listing states these: an unfinished large file has no size in any row. */
  cancelledBytes: number;
}

/** An application key. The one whose id is the account's is the master key. */
export interface KeySpec {
  id: string;
  secret: string;
  /** What b2_list_keys calls it; default the id. */
  name?: string;
  capabilities: string[];
  /** Names; null or absent for all. A name that no bucket has means a deleted one: {id, name: null}. */
  buckets?: string[] | null;
  namePrefix?: string | null;
  /** When the key itself dies, in milliseconds. */
  expires?: number | null;
}

/** How long a call takes. */
export interface Latency {
  perCallMs: number;
  perRowMs: number;
}

/** How an answer is compressed. */
export type ContentEncoding = 'gzip' | 'deflate' | 'br' | 'zstd';

/** What can be changed while the server runs. */
export interface Settings {
  /** A token dies after this many calls. */
  tokenLifetimeCalls?: number | undefined;
  /** List calls return at most this many rows, with a cursor, even if more were asked for. */
  pageLimit?: number | undefined;
  /** Names that a call of b2_list_file_names examines at most; beyond, it returns a short or empty page. */
  scanLimit?: number | undefined;
  /** 429 beyond this many requests within a second. */
  rateLimit?: { perSecond: number; retryAfter?: number } | undefined;
  /** Names mode: the cursor is the last name and a space (default), or the name of the next file. */
  cursor?: 'space' | 'exact' | undefined;
  /** A full last page has a cursor all the same, and an empty page follows. */
  finalEmptyPage?: boolean | undefined;
  /** Layout of list pages: one line, indented, or with fields in another order and non-ASCII escaped. */
  pageStyle?: 'compact' | 'pretty' | 'shuffled' | undefined;
  /** Compresses list pages for clients that accept it. */
  gzip?: boolean | undefined;
  /** Compresses the answers of all calls, whatever the client accepts. */
  contentEncoding?: ContentEncoding | undefined;
  /** What the `Date` header is off by. */
  clockOffsetMs?: number | undefined;
  /** What time it is for keys, tokens, uploads and signed URLs, in milliseconds; default the real time. */
  now?: number | undefined;
  /** Bytes: what a part holds at least, but the last, and what an upload or a part holds at most. */
  partSizes?: { minimum?: number; recommended?: number; maximum?: number } | undefined;
  /** Where S3 requests go, as authorize says: another host name for this server, or null for none. */
  s3ApiUrl?: string | null | undefined;
  /** Whether a setting of a bucket that the key may not read has the value null (default) or no value. */
  unreadable?: 'null' | 'missing' | undefined;
  /** Keys without readBucketLifecycleRules see no lifecycle rules. Not known of the real service. */
  hideLifecycleRules?: boolean | undefined;
}

/** A clock in milliseconds. */
interface Clock {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

/** What to start. */
export interface B2ServerOptions {
  /** Default 0: any free port. */
  port?: number;
  buckets: BucketSpec[];
  keys: KeySpec[];
  /** 12 hex digits. */
  accountId?: string;
  latency?: Partial<Latency>;
  /** Measures and waits; the real clock by default. */
  clock?: Clock;
  settings?: Settings;
  /** Opens GET and POST /_control, for a server in a process of its own. */
  control?: boolean;
  tls?: never;
}

/** One request as it was answered. */
export interface RequestLog {
  call: string;
  /** Parsed body, or the query of a GET; null when there is none. */
  body: unknown;
  /** 0 while unanswered and for requests that never were. */
  status: number;
  keyId: string | null;
  /** Rows in the answer. */
  rows: number;
  /** The fault that was injected, if any. */
  fault: string | null;
  userAgent: string | null;
  /** Milliseconds since the server started. */
  at: number;
}

/** A running server. */
export interface B2Server {
  /** `http://127.0.0.1:PORT`: realm, apiUrl, downloadUrl and s3ApiUrl in one. */
  url: string;
  /** The host that takes uploads, and nothing else: another port. */
  podUrl: string;
  accountId: string;
  counters: Counters;
  faults: Faults;
  latency: Latency;
  settings: Settings;
  /** The newest 10,000. */
  requests: RequestLog[];
  /** Every key's secret and every token ever issued: what must not occur in anything a run writes. */
  secrets(): string[];
  /** The id of a bucket, also of a removed one. */
  bucketId(name: string): string;
  addBucket(spec: BucketSpec): void;
  /** Changes settings of a bucket; its files stay. */
  updateBucket(name: string, changes: Partial<Omit<BucketSpec, 'name' | 'id' | 'content'>>): void;
  removeBucket(name: string): void;
  /** Adds a key, or replaces the one with its id; tokens of the old one die. */
  addKey(key: KeySpec): void;
  /** Revokes a key and its tokens. */
  removeKey(id: string): void;
  /** Stores a file as the newest version of its name, uploaded now; or hides one with `action: 'hide'`. Gives the id. */
  putFile(bucket: string, file: ListedFile): string;
  /** Does what the service does once a day: applies a bucket's lifecycle rules as of a time, default now. */
  applyLifecycle(bucket: string, at?: number): LifecycleReport;
  close(): Promise<void>;
}
