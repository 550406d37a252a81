import { count } from '../../text/numbers.ts';
import type { SuppressionRule } from '../rule.ts';

/** Rules about the suppressions: they are always on when there are any, unless dropped by name. */

const SUPPRESSIONS = 'https://www.backblaze.com/docs/cloud-storage-buckets';

export const suppressionExpired: SuppressionRule = {
  of: 'suppression',
  id: 'suppression-expired',
  level: 'note',
  what: 'A suppression is past its date',
  why: 'It no longer applies, and what it accepted is a finding again.',
  mend: 'Mend what it was for, or set a new date in the file of the input `suppressions`.',
  link: SUPPRESSIONS,
  message: (suppressions) =>
    `${count(suppressions, 'suppression')} past ${suppressions === 1 ? 'its' : 'their'} date.`,
};

export const suppressionUnused: SuppressionRule = {
  of: 'suppression',
  id: 'suppression-unused',
  level: 'note',
  what: 'A suppression matches nothing',
  why: 'What it was for is mended, or its rule or resource is misspelt.',
  mend: 'Remove it from the file of the input `suppressions`, or correct it.',
  link: SUPPRESSIONS,
  message: (suppressions) =>
    `${count(suppressions, 'suppression')} that ${suppressions === 1 ? 'matches' : 'match'} no finding.`,
};
