import type { RunEvent } from './event.ts';

/**
 * What may be shown where more people can read the repository than the buckets. Decided once for a run; whatever
 * prints or publishes asks this object.
 */
export class PrivacyPolicy {
  /** File names, and everything made from them, are left out of log, annotations, summary and errors. */
  readonly hidesNames: boolean;
  /** Names of application keys, which concern the whole account, appear nowhere, findings.json included. */
  readonly hidesKeyNames: boolean;

  /** More people can read the repository than the buckets. */
  readonly isExposed: boolean;

  readonly #listsPrivate: boolean;

  /**
   * @param visibility of the repository; one that is not known counts as public
   * @param buckets those that are listed; one whose type is not known counts as private
   * @param listsFiles otherwise there are no names to hide
   */
  constructor(
    visibility: RunEvent['visibility'],
    buckets: readonly { bucketType: string | null }[],
    listsFiles = true,
  ) {
    this.#listsPrivate = buckets.some(({ bucketType }) => bucketType !== 'allPublic');
    this.hidesKeyNames = visibility !== 'private';
    this.isExposed = visibility !== 'private' && this.#listsPrivate;
    this.hidesNames = this.isExposed && listsFiles;
  }

  /** Whether an artifact may be uploaded. @param named the user gave `artifact-name`, which asks for it */
  publishes(named: boolean): boolean {
    return named || !this.isExposed;
  }

  /** Whether a copy may be stored in a bucket. @param bucketType null: unknown, so that it may be public */
  allowsCopy(bucketType: string | null): boolean {
    return !this.#listsPrivate || (bucketType !== null && bucketType !== 'allPublic');
  }

  /** A text that contains names of files, or the substitute. */
  show(text: string, substitute: string): string {
    return this.hidesNames ? substitute : text;
  }
}
