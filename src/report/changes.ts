import type { Changes } from '../changes/change-records.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { markdownTable, markdownText } from '../text/markdown.ts';
import { bytes, utcMinute, whole } from '../text/numbers.ts';
import { firstOf, folded, nameList } from './named-files.ts';

/** Changes up to which all names are shown without a click. */
const SHOWN_OPEN = 10;

/** What the section is made from. */
export interface ChangesFacts {
  /** When the listing of the baseline began. */
  since: string;
  changes: Pick<Changes, 'kinds' | 'count' | 'renamesKnown' | 'first'>;
  /** Several buckets are listed. */
  several: boolean;
  policy: PrivacyPolicy;
}

/** The changes as a section of the summary: the kinds that occur, and the first names of each. */
export function changesSection({ since, changes, several, policy }: ChangesFacts): string {
  const { kinds, count, renamesKnown, first } = changes;
  const occurring = Object.entries(kinds).filter(([, { files }]) => files > 0);
  const rows = occurring.map(([kind, totals]) => [
    markdownText(kind),
    whole(totals.files),
    bytes(totals.bytes),
  ]);
  const table =
    rows.length === 0 ? 'Nothing has changed.\n' : markdownTable(['Change', 'Files', 'Size'], rows, [1, 2]);
  const note = renamesKnown
    ? ''
    : '\nRenames are not detected, because too many files were added and removed: a renamed file counts as both.\n';
  const names = policy.hidesNames
    ? []
    : occurring.map(([kind, { files }]) => {
        const shown = first[kind as keyof typeof first];
        const [title, list] = [`${kind}${firstOf(shown.length, files)}`, nameList(shown, several)];
        return count <= SHOWN_OPEN ? `\n${title}:\n\n${list}` : `\n${folded(title, list)}`;
      });
  return `### Changes since ${markdownText(utcMinute(since))}\n\n${table}${note}${names.join('')}`;
}
