import type { Comparison, Condition } from '../conditions/syntax-tree.ts';
import type { Term, Vocabulary } from '../conditions/vocabulary.ts';

/** A figure of an inventory. */
export interface FigureTerm extends Term {
  /** What it is computed from: listed files, all versions of them, a baseline, the findings of rules, URLs. */
  readonly needs?: 'files' | 'versions' | 'baseline' | 'rules' | 'urls';
}

const FIGURES: readonly FigureTerm[] = [
  {
    name: 'file-count',
    type: 'count',
    scoped: true,
    needs: 'files',
    description:
      'Number of listed files, like the output `file-count`. With `versions: all`, all versions, hide markers and unfinished large files count.',
    example: 'file-count in db/** >= 1',
  },
  {
    name: 'total-bytes',
    type: 'bytes',
    scoped: true,
    needs: 'files',
    description: 'Total size of the listed files.',
    example: 'total-bytes <= 2TB',
  },
  {
    name: 'newest-file',
    type: 'duration',
    since: true,
    scoped: true,
    needs: 'files',
    description:
      'Time from the upload of the newest file until the listing started. Missing if there is no file.',
    example: 'newest-file < 25h',
  },
  {
    name: 'oldest-file',
    type: 'duration',
    since: true,
    scoped: true,
    needs: 'files',
    description: 'The same for the oldest file.',
    example: 'oldest-file <= 90d',
  },
  {
    name: 'largest-file',
    type: 'bytes',
    scoped: true,
    needs: 'files',
    description: 'Size of the largest file. Missing if there is no file.',
    example: 'largest-file < 5GB',
  },
  {
    name: 'bucket-count',
    type: 'count',
    description: 'Number of buckets whose files are listed, or of listed buckets if no files are.',
    example: 'bucket-count == 3',
  },
  {
    name: 'added',
    type: 'count',
    scoped: true,
    needs: 'baseline',
    description: 'Files that are not in the baseline.',
    example: 'added in db/** >= 1',
  },
  {
    name: 'removed',
    type: 'count',
    scoped: true,
    needs: 'baseline',
    description: 'Files of the baseline that no longer exist.',
    example: 'removed == 0',
  },
  {
    name: 'changed',
    type: 'count',
    scoped: true,
    needs: 'baseline',
    description: 'Files whose content differs from the baseline.',
    example: 'changed in releases/** == 0',
  },
  {
    name: 'shrunk-by',
    type: 'percent',
    needs: 'baseline',
    description: 'Decrease of total bytes since the baseline, in percent; 0% if they did not decrease.',
    example: 'shrunk-by < 20%',
  },
  {
    name: 'grown-by',
    type: 'percent',
    needs: 'baseline',
    description:
      'Increase of total bytes since the baseline, in percent; 0% if they did not increase. Missing if the baseline has no bytes and there are some now.',
    example: 'grown-by <= 50%',
  },
  {
    name: 'old-version-bytes',
    type: 'bytes',
    share: true,
    needs: 'versions',
    description:
      'Total size of versions that are not the newest of their file, including all versions of hidden files; or its share of all bytes.',
    example: 'old-version-bytes < 20%',
  },
  {
    name: 'hidden-count',
    type: 'count',
    needs: 'versions',
    description: 'Files whose newest version is a hide marker.',
    example: 'hidden-count == 0',
  },
  {
    name: 'unfinished-count',
    type: 'count',
    needs: 'versions',
    description: 'Unfinished large files. B2 does not report how many bytes they use.',
    example: 'unfinished-count <= 5',
  },
  {
    name: 'duplicate-bytes',
    type: 'bytes',
    needs: 'files',
    description:
      'Reclaimable bytes: total size of all but one of the files with the same size and verified SHA-1. Missing if there are more files than can be compared.',
    example: 'duplicate-bytes < 50GB',
  },
  {
    name: 'locked-bytes',
    type: 'bytes',
    share: true,
    needs: 'files',
    description:
      'Total size of files that Object Lock protects now, by a retention or a legal hold; or its share of all bytes. Missing if the key lacks readFileRetentions or readFileLegalHolds.',
    example: 'locked-bytes >= 90%',
  },
  {
    name: 'errors',
    type: 'count',
    needs: 'rules',
    description:
      'Findings of level error that are not suppressed. Missing if a rule of this level could not be evaluated.',
    example: 'errors == 0',
  },
  {
    name: 'warnings',
    type: 'count',
    needs: 'rules',
    description: 'The same of level warning.',
    example: 'warnings <= 3',
  },
  {
    name: 'notes',
    type: 'count',
    needs: 'rules',
    description: 'The same of level note.',
    example: 'notes == 0',
  },
  {
    name: 'url-failures',
    type: 'count',
    needs: 'urls',
    description:
      'URLs that fail the rules `url-unreachable` and `url-mismatch` and are not suppressed. Missing if some could not be verified.',
    example: 'url-failures == 0',
  },
  {
    name: 'public-buckets',
    type: 'count',
    description: 'Public buckets among those listed. Missing if the key lacks listBuckets.',
    example: 'public-buckets == 0',
  },
];

/** The figures that `gates` can test. */
export const FIGURE_VOCABULARY: Vocabulary & { readonly terms: readonly FigureTerm[] } = {
  noun: 'gate figure',
  terms: FIGURES,
  synonyms: {
    age: 'newest-file',
    bytes: 'total-bytes',
    size: 'total-bytes',
    count: 'file-count',
    files: 'file-count',
    new: 'added',
    deleted: 'removed',
    missing: 'removed',
    modified: 'changed',
    dupes: 'duplicate-bytes',
    grown: 'grown-by',
    growth: 'grown-by',
    shrinkage: 'shrunk-by',
    shrinked: 'shrunk-by',
  },
};

export function figureTerm(name: string): FigureTerm {
  return FIGURES.find((term) => term.name === name)!;
}

/** A figure in a condition. */
export interface Asked {
  readonly name: string;
  /** The glob after `in`, or null. */
  readonly scope: string | null;
  /** As a share of all bytes, in percent. */
  readonly share: boolean;
}

/** What a comparison asks for. */
export function askedBy({ name, scope, value }: Comparison): Asked {
  return { name, scope, share: value.kind === 'percent' && figureTerm(name).share === true };
}

/** The figures in a condition, without duplicates, in its order. */
export function askedIn(condition: Condition): Asked[] {
  const found = new Map<string, Asked>();
  const visit = (part: Condition): void => {
    if (part.kind === 'not') visit(part.of);
    else if (part.kind !== 'compare') part.of.forEach(visit);
    else {
      const asked = askedBy(part);
      found.set(JSON.stringify(asked), asked);
    }
  };
  visit(condition);
  return [...found.values()];
}
