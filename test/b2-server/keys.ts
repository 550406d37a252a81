import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Buckets } from './buckets.ts';
import { B2Error, unauthorized } from './errors.ts';
import type { KeySpec, Settings } from './types.ts';

interface Token {
  key: KeySpec;
  uses: number;
  expired: boolean;
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
    const live = key.expires == null || key.expires > Date.now();
    if (!live || !same(key.secret, secret)) throw unauthorized();
    const token = `4_${key.id}_${randomBytes(18).toString('base64url')}_acct`;
    this.tokens.set(token, { key, uses: 0, expired: false });
    return { token, key };
  }

  /** The key behind a token that still lives; counts the use. */
  check(token: string | undefined): KeySpec {
    const known = this.tokens.get(token ?? '');
    if (known === undefined) throw new B2Error(401, 'bad_auth_token', 'Invalid authorization token');
    const { tokenLifetimeCalls } = this.settings;
    if (tokenLifetimeCalls !== undefined && known.uses >= tokenLifetimeCalls) known.expired = true;
    if (known.expired) throw new B2Error(401, 'expired_auth_token', 'Authorization token has expired');
    known.uses += 1;
    return known.key;
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
