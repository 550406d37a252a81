import type { OffenderTally } from './offenders.ts';
import type { ActiveSuppression } from './suppressions.ts';

/** What offends one rule in one bucket, apart from what suppressions for single files accept. */
export class RuleTally {
  readonly offenders: OffenderTally;
  readonly suppressed = new Map<ActiveSuppression, OffenderTally>();
  readonly #suppressions: readonly ActiveSuppression[];
  readonly #newTally: () => OffenderTally;

  constructor(suppressions: readonly ActiveSuppression[], newTally: () => OffenderTally) {
    this.#suppressions = suppressions;
    this.#newTally = newTally;
    this.offenders = newTally();
  }

  /** @param name called only where it is needed @returns whether it is not suppressed */
  add(bucketName: string, bytes: number, name: () => string): boolean {
    const tally =
      this.#suppressions.length === 0 ? this.offenders : this.#tallyFor(`${bucketName}/${name()}`);
    tally.add(bytes);
    if (tally.wantsNames) tally.name(name());
    return tally === this.offenders;
  }

  #tallyFor(resource: string): OffenderTally {
    const suppression = this.#suppressions.find(({ matches }) => matches(resource));
    if (!suppression) return this.offenders;
    suppression.uses++;
    let tally = this.suppressed.get(suppression);
    if (!tally) {
      tally = this.#newTally();
      this.suppressed.set(suppression, tally);
    }
    return tally;
  }
}
