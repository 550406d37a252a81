/** What a job needs of its key. */
export interface KeyJob {
  /** Files are listed, and not only buckets. */
  readonly listsFiles: boolean;
  /** Names of the buckets that are listed; null: every bucket that the key sees. */
  readonly buckets: readonly string[] | null;
  /** What the names of the listed files begin with. */
  readonly prefix: string;
  /** Capabilities beyond `listBuckets` and `listFiles`, for other inputs and for what rules read. */
  readonly capabilities: readonly string[];
}

/** Seconds of 90 days. */
const DURATION_SECONDS = 7_776_000;
/** Buckets that a command line names. */
const MOST_BUCKETS = 20;
/** Capabilities that a key restricted to buckets cannot have. */
const UNRESTRICTED = new Set(['listKeys']);

/**
 * The smallest key that can do a job, as a command line of the b2 tool (version 4; several `--bucket` take 4.4 or later).
 * It expires after 90 days. A prefix is quoted for a POSIX shell.
 */
export function smallestKey({ listsFiles, buckets, prefix, capabilities }: KeyJob): string {
  const isRestricted = listsFiles && buckets !== null && buckets.length <= MOST_BUCKETS;
  const needed = new Set(['listBuckets', ...(listsFiles ? ['listFiles'] : []), ...capabilities]);
  const given = [...needed].filter((name) => !isRestricted || !UNRESTRICTED.has(name)).sort();
  return [
    'b2 key create',
    ...(isRestricted ? buckets.map((name) => `--bucket ${name}`) : []),
    ...(isRestricted && prefix !== '' ? [`--name-prefix ${quoted(prefix)}`] : []),
    `--duration ${DURATION_SECONDS}`,
    'b2-inventory',
    given.join(','),
  ].join(' ');
}

function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
