import type { Comparison, Condition } from '../conditions/syntax-tree.ts';
import type { Term } from '../conditions/vocabulary.ts';

/** A figure of an inventory. */
export interface FigureTerm extends Term {
  /** What it cannot be known without: listed files, all versions of them, an inventory to compare with, rules. */
  readonly needs?: 'walk' | 'versions' | 'baseline' | 'rules';
}

/** What `gates` can ask of an inventory. */
export const FIGURE_VOCABULARY: readonly FigureTerm[] = [
  {
    name: 'file-count',
    type: 'count',
    scoped: true,
    needs: 'walk',
    description:
      'Files listed, as the output `file-count` counts them; with `versions: all` versions, hide markers and unfinished large files, too.',
    example: 'file-count in db/** >= 1',
  },
  {
    name: 'total-bytes',
    type: 'bytes',
    scoped: true,
    needs: 'walk',
    description: 'Bytes of the files listed.',
    example: 'total-bytes <= 2TB',
  },
  {
    name: 'newest-file',
    type: 'duration',
    since: true,
    scoped: true,
    needs: 'walk',
    description:
      'How long before the start of the walk the newest file was uploaded. Missing when there is no file.',
    example: 'newest-file < 25h',
  },
  {
    name: 'oldest-file',
    type: 'duration',
    since: true,
    scoped: true,
    needs: 'walk',
    description: 'The same of the oldest file.',
    example: 'oldest-file <= 90d',
  },
  {
    name: 'largest-file',
    type: 'bytes',
    scoped: true,
    needs: 'walk',
    description: 'Bytes of the largest file. Missing when there is no file.',
    example: 'largest-file < 5GB',
  },
  {
    name: 'bucket-count',
    type: 'count',
    description: 'Buckets walked, or where only the buckets are listed, listed.',
    example: 'bucket-count == 3',
  },
  {
    name: 'added',
    type: 'count',
    scoped: true,
    needs: 'baseline',
    description: 'Files that are new since the baseline.',
    example: 'added in db/** >= 1',
  },
  {
    name: 'removed',
    type: 'count',
    scoped: true,
    needs: 'baseline',
    description: 'Files of the baseline that are gone.',
    example: 'removed == 0',
  },
  {
    name: 'changed',
    type: 'count',
    scoped: true,
    needs: 'baseline',
    description: 'Files with other content than in the baseline.',
    example: 'changed in releases/** == 0',
  },
  {
    name: 'shrunk-by',
    type: 'percent',
    needs: 'baseline',
    description:
      'How much fewer bytes are listed than in the baseline, in percent of its bytes; 0% when there are not fewer.',
    example: 'shrunk-by < 20%',
  },
  {
    name: 'grown-by',
    type: 'percent',
    needs: 'baseline',
    description:
      'How many more bytes are listed than in the baseline, in percent of its bytes; 0% when there are not more. Missing when the baseline has no bytes and there are some now.',
    example: 'grown-by <= 50%',
  },
  {
    name: 'old-version-bytes',
    type: 'bytes',
    share: true,
    needs: 'versions',
    description:
      'Bytes of versions that are not the newest of their file, those of hidden files included; or their share of all bytes.',
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
    description: 'Unfinished large files. B2 does not list how many bytes of them it keeps.',
    example: 'unfinished-count <= 5',
  },
  {
    name: 'duplicate-bytes',
    type: 'bytes',
    needs: 'walk',
    description:
      'Bytes of files beyond one of the same size and SHA-1, where B2 has verified it. Missing when there are more files than can be compared.',
    example: 'duplicate-bytes < 50GB',
  },
  {
    name: 'locked-bytes',
    type: 'bytes',
    share: true,
    needs: 'walk',
    description:
      'Bytes of files that Object Lock protects now: by a retention or a legal hold; or their share of all bytes. Missing when the key lacks readFileRetentions or readFileLegalHolds.',
    example: 'locked-bytes >= 90%',
  },
  {
    name: 'errors',
    type: 'count',
    needs: 'rules',
    description:
      'Findings of level error that are not suppressed. Missing when a rule of this level could not be evaluated.',
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
    example: 'warn: notes == 0',
  },
  {
    name: 'public-buckets',
    type: 'count',
    description: 'Public buckets among those listed. Missing when the key lacks listBuckets.',
    example: 'public-buckets == 0',
  },
];

export function figureTerm(name: string): FigureTerm {
  return FIGURE_VOCABULARY.find((term) => term.name === name)!;
}

/** A figure as a condition asks for it. */
export interface Asked {
  readonly name: string;
  /** The glob behind `in`; null without. */
  readonly scope: string | null;
  /** As a share of all bytes, in percent. */
  readonly share: boolean;
}

/** What a comparison asks for. */
export function askedBy({ name, scope, value }: Comparison): Asked {
  return { name, scope, share: value.kind === 'percent' && figureTerm(name).share === true };
}

/** What a condition asks for, each once, in its order. */
export function askedIn(condition: Condition): Asked[] {
  const found = new Map<string, Asked>();
  const walk = (part: Condition): void => {
    if (part.kind === 'not') walk(part.of);
    else if (part.kind !== 'compare') part.of.forEach(walk);
    else {
      const asked = askedBy(part);
      found.set(JSON.stringify(asked), asked);
    }
  };
  walk(condition);
  return [...found.values()];
}
