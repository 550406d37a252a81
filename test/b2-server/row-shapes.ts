import type { Content } from './content.ts';
import { type RowParts, renderVersion } from './rows.ts';

type Row = Record<string, unknown>;

/** How rows of other buckets and servers differ from those of this server. */
const SHAPES = {
  /** Fields in another order. */
  order: (row: Row) => Object.fromEntries(ORDER.filter((key) => key in row).map((key) => [key, row[key]])),
  /** Every eleventh file is a large one; the others have two kinds of fileInfo. */
  mixed(row: Row, i: number) {
    if (i % 11 === 0) {
      const fileInfo = { large_file_sha1: row.contentSha1 };
      return { ...row, contentMd5: null, contentSha1: 'none', fileInfo };
    }
    return i % 3 === 0 ? { ...row, fileInfo: {} } : row;
  },
  /** No fileInfo and no encryption. */
  plain: (row: Row) => ({ ...row, fileInfo: {}, serverSideEncryption: { algorithm: null, mode: null } }),
  /** One content type. */
  'one-type': (row: Row) => ({ ...row, contentType: 'image/jpeg' }),
  /** Escapes in every name, which JSON would not need. */
  escapes: (row: Row) => row,
  /** An own Object Lock date for each file. */
  locked: (row: Row, i: number) => ({
    ...row,
    fileRetention: {
      isClientAuthorizedToRead: true,
      value: { mode: 'governance', retainUntilTimestamp: 1_800_000_000_000 + i * 997 },
    },
  }),
} satisfies Record<string, (row: Row, i: number) => Row>;

export type RowShape = keyof typeof SHAPES;
export const ROW_SHAPES = Object.keys(SHAPES) as RowShape[];

const ORDER = [
  'uploadTimestamp',
  'fileName',
  'contentType',
  'accountId',
  'serverSideEncryption',
  'fileInfo',
  'contentSha1',
  'action',
  'legalHold',
  'fileId',
  'contentLength',
  'bucketId',
  'fileRetention',
  'contentMd5',
  'replicationStatus',
];

/**
 * The same files with rows of another shape. They are only for listings: other calls answer as without it. A row is
 * rendered once and then kept, or the server would be slower than the clients whose processor time is measured.
 */
export function shapedContent(content: Content, shape: RowShape): Content {
  const change = SHAPES[shape];
  const render = (i: number, v: number, parts: RowParts): Buffer => {
    const plain = renderVersion(content.name(i), content.key(i, v), content.version(i, v), parts);
    const row = JSON.stringify(change(JSON.parse(plain) as Row, i));
    return Buffer.from(shape === 'escapes' ? row.replace(/(?<="fileName":")[ -!#-[\]-~]/, escaped) : row);
  };
  const rendered = new WeakMap<RowParts, Map<number, Buffer>[]>();
  return {
    ...content,
    write(rows, i, v, parts) {
      const versions = rendered.get(parts) ?? [];
      rendered.set(parts, versions);
      versions[v] ??= new Map();
      const row = versions[v].get(i) ?? render(i, v, parts);
      versions[v].set(i, row);
      rows.copy(row);
    },
  };
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
