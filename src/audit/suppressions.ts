import { filterNames } from '../names/name-filter.ts';
import type { Resource, SuppressedFinding } from './finding.ts';

/** An accepted finding: one entry of the file of the input `suppressions`. */
export interface Suppression {
  /** Id of a rule. */
  readonly rule: string;
  /** Glob for a bucket's name, `key`, `keys/NAME`, or for files `BUCKET/NAME`. */
  readonly resource: string;
  readonly reason: string;
  /** The last day on which it applies, as YYYY-MM-DD in UTC; null: it does not expire. */
  readonly expires: string | null;
}

/** A suppression at work. */
export interface ActiveSuppression {
  readonly suppression: Suppression;
  matches(resource: string): boolean;
  /** How often it was needed. */
  uses: number;
}

/** The suppressions of a run: which still apply, and which are used. */
export class Suppressions {
  readonly expired: readonly Suppression[];
  readonly #active = new Map<string, ActiveSuppression[]>();

  /** @param now milliseconds since 1970 */
  constructor(all: readonly Suppression[], now: number) {
    const today = new Date(now).toISOString().slice(0, 10);
    const isExpired = ({ expires }: Suppression) => expires !== null && expires < today;
    this.expired = all.filter(isExpired);
    for (const suppression of all) {
      if (isExpired(suppression)) continue;
      const { matches } = filterNames([suppression.resource], []);
      const others = this.#active.get(suppression.rule) ?? [];
      this.#active.set(suppression.rule, [...others, { suppression, matches, uses: 0 }]);
    }
  }

  /** Those of a rule, in the order of the file. */
  of(rule: string): readonly ActiveSuppression[] {
    return this.#active.get(rule) ?? [];
  }

  /** The one that accepts a whole finding. */
  accepts(rule: string, { name }: Resource): SuppressedFinding['suppression'] | undefined {
    const found = this.of(rule).find(({ matches }) => matches(name));
    if (!found) return undefined;
    found.uses++;
    return describe(found);
  }

  /** @param isEvaluated whether a rule was evaluated for everything: otherwise nothing follows from its not being used */
  unused(isEvaluated: (rule: string) => boolean): Suppression[] {
    return [...this.#active].flatMap(([rule, active]) =>
      isEvaluated(rule) ? active.flatMap(({ suppression, uses }) => (uses === 0 ? suppression : [])) : [],
    );
  }
}

export function describe({
  suppression: { reason, expires },
}: ActiveSuppression): SuppressedFinding['suppression'] {
  return { reason, expires };
}
