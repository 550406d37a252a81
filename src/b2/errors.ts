interface Fault {
  call: string;
  status: number;
  code: string;
  message?: string | undefined;
  retryAfterMs?: number | undefined;
  tries?: number;
}

/**
 * A request to B2 that failed for good, or once.
 * `hint` says what to do; the service's own message is often empty (every scope error of API v4 is).
 */
export class B2Error extends Error {
  override readonly name = 'B2Error';
  /** HTTP status, or 0 when no whole response came. */
  readonly status: number;
  /**
   * The service's code, or one of ours: `network`, `host_not_found`, `certificate`, `proxy_refused`, `timeout`,
   * `malformed`, `redirect`, `unsafe_host`.
   */
  readonly code: string;
  readonly call: string;
  readonly hint: string;
  /** Milliseconds that the service asked to wait, from Retry-After. */
  readonly retryAfterMs: number | undefined;

  readonly #fault: Fault;

  constructor(fault: Fault) {
    const hint = hintFor(fault.call, fault.status, fault.code);
    const said = fault.message?.trim();
    super(
      `${fault.call}: ${fault.status === 0 ? '' : `HTTP ${fault.status} `}${fault.code}` +
        `${fault.tries ? ` after ${fault.tries} tries` : ''}` +
        `${said ? `: ${said.replace(/\.$/, '')}` : ''}${hint ? `. ${hint}` : ''}`,
    );
    this.#fault = fault;
    this.call = fault.call;
    this.status = fault.status;
    this.code = fault.code;
    this.hint = hint;
    this.retryAfterMs = fault.retryAfterMs;
  }

  /** The same error, with how often the call was tried. */
  afterTries(tries: number): B2Error {
    return tries > 1 ? new B2Error({ ...this.#fault, tries }) : this;
  }

  /** Worth another try: overload, a fault of the server or of the way to it, a body that is not whole. */
  get passing(): boolean {
    return (
      this.status === 408 ||
      this.status === 429 ||
      this.status >= 500 ||
      // Not whole, or not the service's own: it may have been that of a token that expired.
      (this.status === 401 && this.code === 'no_code') ||
      ['network', 'timeout', 'malformed'].includes(this.code)
    );
  }

  /** The account token is no longer good, which a new authorization mends. */
  get staleToken(): boolean {
    return this.status === 401 && (this.code === 'expired_auth_token' || this.code === 'bad_auth_token');
  }

  /** The service asks for fewer requests. */
  get throttled(): boolean {
    return this.status === 429 || this.status === 503;
  }
}

/** The capability that each call needs (b2-api: application key capabilities). */
const CAPABILITY: Record<string, string> = {
  b2_list_buckets: 'listBuckets',
  b2_list_file_names: 'listFiles',
  b2_list_file_versions: 'listFiles',
  b2_list_keys: 'listKeys',
};

function hintFor(call: string, status: number, code: string): string {
  if (call === 'b2_authorize_account' && status === 401) {
    return 'The key id or the application key is wrong, or the key was deleted or has expired; check both secrets';
  }
  if (status === 401 && code === 'unauthorized') {
    const needs = CAPABILITY[call];
    return `The key lacks ${needs ? `the capability ${needs}` : 'a capability'}, or the bucket or prefix is outside its scope`;
  }
  if (status === 403 && code.endsWith('cap_exceeded')) {
    return code === 'transaction_cap_exceeded'
      ? "The account's daily cap on transactions is reached; raise it in the B2 console, or run again after 00:00 UTC"
      : 'A cap of the account is reached; raise it under Caps & Alerts in the B2 console';
  }
  if (status === 400 && code === 'bad_bucket_id') return 'The bucket was deleted, or is not in this account';
  if (status === 429 || status === 503)
    return 'The service asks for fewer requests; lower `concurrency` or run at another time';
  if (code === 'redirect')
    return 'The B2 API never redirects; something between this runner and Backblaze does';
  if (code === 'unsafe_host')
    return 'The authorization names a host that is not https, and none of it is used';
  if (code === 'proxy_refused')
    return 'Check HTTPS_PROXY, its user and password, and NO_PROXY in the environment';
  if (status === 0) return 'Check that this runner can reach the B2 hosts, through its proxy if it has one';
  return '';
}
