import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Buckets } from './buckets.ts';
import { B2Error, unauthorized } from './errors.ts';
import type { KeySpec, Settings } from './types.ts';

interface Token {
  key: KeySpec;
  uses: number;
  /** When it was issued. */
  at: number;
  expired: boolean;
}

/** A token's longest life. */
const TOKEN_MS = 24 * 3600 * 1000;

/** What time it is for the service, in milliseconds. */
export function timeOf(settings: Settings): number {
  return settings.now ?? Date.now();
}

/** The account's keys and the tokens issued for them. */
export class Keys {
  private keys = new Map<string, KeySpec>();
  private tokens = new Map<string, Token>();
  private readonly buckets: Buckets;
  private readonly settings: Settings;

  constructor(specs: KeySpec[], buckets: Buckets, settings: Settings) {
    this.buckets = buckets;
    this.settings = settings;
    for (const spec of specs) this.keys.set(spec.id, spec);
  }

  /** Checks a Basic header and issues a token. */
  authorize(header: string | undefined): { token: string; key: KeySpec } {
    const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '')?.[1];
    const [id, secret] = split(Buffer.from(basic ?? '', 'base64').toString());
    const key = this.keys.get(id);
    if (key === undefined) throw new B2Error(401, 'bad_auth_token', '');
    if (!this.lives(key) || !same(key.secret, secret)) throw unauthorized();
    const token = `4_${key.id}_${randomBytes(18).toString('base64url')}_acct`;
    this.tokens.set(token, { key, uses: 0, at: timeOf(this.settings), expired: false });
    return { token, key };
  }

  /** The key behind a token that still lives; counts the use. */
  check(token: string | undefined): KeySpec {
    const known = this.tokens.get(token ?? '');
    if (known === undefined) throw new B2Error(401, 'bad_auth_token', 'Invalid authorization token');
    const { tokenLifetimeCalls } = this.settings;
    if (timeOf(this.settings) >= known.at + TOKEN_MS || !this.lives(known.key)) known.expired = true;
    if (tokenLifetimeCalls !== undefined && known.uses >= tokenLifetimeCalls) known.expired = true;
    if (known.expired) throw new B2Error(401, 'expired_auth_token', 'Authorization token has expired');
    known.uses += 1;
    return known.key;
  }

  private lives(key: KeySpec): boolean {
    return key.expires == null || key.expires > timeOf(this.settings);
  }

  /** Adds a key or replaces one. */
  add(key: KeySpec): void {
    this.remove(key.id);
    this.keys.set(key.id, key);
  }

  /** Revokes a key. */
  remove(id: string): void {
    const revoked = this.keys.get(id);
    this.keys.delete(id);
    for (const token of this.tokens.values()) if (token.key === revoked) token.expired = true;
  }

  /** The key with that id. */
  get(id: string): KeySpec | null {
    return this.keys.get(id) ?? null;
  }

  /** All keys, by id. */
  all(): KeySpec[] {
    return [...this.keys.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Whose token it is, dead or alive. */
  owner(token: string | undefined): KeySpec | null {
    return this.tokens.get(token ?? '')?.key ?? null;
  }

  /** Kills a token. */
  expire(token: string | undefined): void {
    const known = this.tokens.get(token ?? '');
    if (known !== undefined) known.expired = true;
  }

  /** The ids of the buckets that a key is confined to, or null. */
  scope(key: KeySpec): string[] | null {
    return key.buckets?.map((name) => this.buckets.idOf(name)) ?? null;
  }

  /** Refuses what lies outside the key. */
  need(key: KeySpec, capability: string, bucketId?: string, name?: string): void {
    if (!key.capabilities.includes(capability)) throw unauthorized();
    if (bucketId !== undefined && this.scope(key)?.includes(bucketId) === false) throw unauthorized();
    if (name !== undefined && !name.startsWith(key.namePrefix ?? '')) throw unauthorized();
  }

  secrets(): string[] {
    return [...[...this.keys.values()].map((key) => key.secret), ...this.tokens.keys()];
  }
}

function split(pair: string): [string, string] {
  const colon = pair.indexOf(':');
  return colon < 0 ? [pair, ''] : [pair.slice(0, colon), pair.slice(colon + 1)];
}

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
