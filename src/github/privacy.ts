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
    this.hidesKeyNames = visibility !== 'private';
    this.isExposed = visibility !== 'private' && buckets.some(({ bucketType }) => bucketType !== 'allPublic');
    this.hidesNames = this.isExposed && listsFiles;
  }

  /** Whether an artifact may be uploaded. @param named the user gave `artifact-name`, which asks for it */
  publishes(named: boolean): boolean {
    return named || !this.isExposed;
  }

  /** A text that contains names of files, or the substitute. */
  show(text: string, substitute: string): string {
    return this.hidesNames ? substitute : text;
  }
}
