import { duration } from '../text/numbers.ts';

interface Fault {
  call: string;
  status: number;
  code: string;
  message?: string | undefined;
  retryAfterMs?: number | undefined;
  attempts?: number;
  /** The longest wait, in milliseconds, if `retryAfterMs` is longer. */
  waitLimitMs?: number;
}

/** A failed request to B2. The message ends with advice, since the service's own message is often empty. */
export class B2Error extends Error {
  override readonly name = 'B2Error';
  /** HTTP status, or 0 if no complete response arrived. */
  readonly status: number;
  /**
   * The service's code, or one of ours: `network`, `host_not_found`, `certificate`, `proxy_refused`, `timeout`,
   * `malformed`, `damaged`, `redirect`, `unsafe_host`, `not_b2`, `invalid_authorization`, `no_code`.
   */
  readonly code: string;
  readonly call: string;
  /** From the Retry-After header, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  readonly #fault: Fault;

  constructor(fault: Fault) {
    const { call, status, code, attempts } = fault;
    const message = fault.message?.trim().replace(/\.$/, '');
    const advice = longWait(fault) ?? adviceFor(call, status, code);
    super(
      `${call}: ${status === 0 ? '' : `HTTP ${status} `}${code}${attempts ? ` after ${attempts} attempts` : ''}` +
        `${message ? `: ${message}` : ''}${advice ? `. ${advice}` : ''}`,
    );
    this.#fault = fault;
    this.call = call;
    this.status = status;
    this.code = code;
    this.retryAfterMs = fault.retryAfterMs;
  }

  /** The same error with the number of attempts in its message, if there were several. */
  afterAttempts(attempts: number): B2Error {
    return attempts > 1 ? new B2Error({ ...this.#fault, attempts }) : this;
  }

  /** The same error, whose message explains that the wait that was asked for is longer than the limit. */
  forLongWait(waitLimitMs: number): B2Error {
    return new B2Error({ ...this.#fault, waitLimitMs });
  }

  /** Worth a retry: overload, a server or network fault, an incomplete body. */
  get transient(): boolean {
    const { status, code } = this;
    if (code === 'damaged') return true;
    if (status === 0) return code === 'network' || code === 'timeout';
    // The code of a refusal that is cut off could have been that of an expired token.
    if (status === 200 || status === 401) return code === 'malformed';
    return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
  }

  /** The account token has to be renewed. */
  get staleToken(): boolean {
    return this.status === 401 && (this.code === 'expired_auth_token' || this.code === 'bad_auth_token');
  }

  /** The service asks for fewer requests. */
  get throttled(): boolean {
    return this.status === 429 || this.status === 503;
  }
}

/** The capability that each call needs. */
const CAPABILITY: Record<string, string> = {
  b2_list_buckets: 'listBuckets',
  b2_list_file_names: 'listFiles',
  b2_list_file_versions: 'listFiles',
  b2_list_keys: 'listKeys',
  b2_list_unfinished_large_files: 'listFiles',
  b2_download_file_by_name: 'readFiles',
  b2_get_upload_url: 'writeFiles',
  b2_upload_file: 'writeFiles',
  b2_start_large_file: 'writeFiles',
  b2_get_upload_part_url: 'writeFiles',
  b2_upload_part: 'writeFiles',
  b2_finish_large_file: 'writeFiles',
};

function longWait({ retryAfterMs = 0, waitLimitMs }: Fault): string | undefined {
  if (waitLimitMs === undefined) return undefined;
  const [asked, limit] = [retryAfterMs, waitLimitMs].map((ms) => duration(ms / 1_000));
  return `B2 asked to wait ${asked} (Retry-After), and this action waits at most ${limit}; run again later`;
}

function adviceFor(call: string, status: number, code: string): string {
  if (code === 'not_b2') {
    return "This is not B2's native API; leave `endpoint` empty. If it is empty, a proxy answered in place of B2";
  }
  if (code === 'invalid_authorization') {
    return 'Leave `endpoint` empty; if it is empty, check for a proxy between this runner and B2';
  }
  if (call === 'b2_authorize_account' && status === 401) {
    return 'The key id or the application key is wrong, or the key was deleted or has expired; check both secrets';
  }
  if (status === 401 && code === 'unauthorized') {
    const capability = CAPABILITY[call];
    return `The key lacks ${capability ? `the capability ${capability}` : 'a capability'}, or is restricted to another bucket or prefix`;
  }
  if (status === 403 && code.endsWith('cap_exceeded')) {
    return code === 'transaction_cap_exceeded'
      ? "The account's daily transaction cap is reached; raise it in the B2 console, or run again after 00:00 UTC"
      : 'A cap of the account is reached; raise it under Caps & Alerts in the B2 console';
  }
  if (status === 400 && code === 'bad_bucket_id')
    return 'The bucket was deleted, or belongs to another account';
  if (status === 429 || status === 503) return 'B2 asks for fewer requests; lower `concurrency` or run later';
  if (code === 'redirect')
    return 'B2 never redirects API calls; check for a proxy between this runner and B2';
  if (code === 'unsafe_host')
    return 'The authorization contains a URL that is not https; check `endpoint` and any proxy';
  if (code === 'proxy_refused') return 'Check HTTPS_PROXY, its user name and password, and NO_PROXY';
  if (status === 0) return 'Check that this runner can reach B2, through its proxy if it has one';
  return '';
}
