import type { Condition } from '../conditions/syntax-tree.ts';
import type { Term } from '../conditions/vocabulary.ts';

/** A figure of an inventory. */
export interface FigureTerm extends Term {
  /** What it cannot be known without: rows that are walked, all versions of them, an inventory to compare with. */
  readonly needs?: 'walk' | 'versions' | 'baseline';
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
    needs: 'versions',
    description: 'Bytes of versions that are not the newest of their file, those of hidden files included.',
    example: 'old-version-bytes < 100GB',
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
];

export function figureTerm(name: string): FigureTerm {
  return FIGURE_VOCABULARY.find((term) => term.name === name)!;
}

/** A figure as a condition asks for it: its name, and the glob behind `in` or null. */
export interface Asked {
  readonly name: string;
  readonly scope: string | null;
}

/** What a condition asks for, each once, in its order. */
export function askedIn(condition: Condition): Asked[] {
  const found = new Map<string, Asked>();
  const walk = (part: Condition): void => {
    if (part.kind === 'not') walk(part.of);
    else if (part.kind !== 'compare') part.of.forEach(walk);
    else found.set(JSON.stringify([part.name, part.scope]), { name: part.name, scope: part.scope });
  };
  walk(condition);
  return [...found.values()];
}
