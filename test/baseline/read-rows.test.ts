import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BaselineRows } from '../../src/baseline/read-rows.ts';
import { CsvScanner } from '../../src/baseline/scan-csv.ts';
import { NdjsonScanner } from '../../src/baseline/scan-ndjson.ts';
import { scanned } from '../../src/baseline/scanner.ts';
import type { Manifest, ManifestFile } from '../../src/inventory/manifest.ts';
import { COLUMNS, USUAL_COLUMNS } from '../../src/rows/columns.ts';
import { COMPARED_COLUMNS, type ComparedRow } from '../../src/rows/compared-row.ts';
import { comparedRows, type Listing, type WireFile } from '../changes/listed.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import {
  bytesOf,
  COMPRESSIONS,
  FORMATS_READ,
  formatOf,
  manifestOf,
  parquetOf,
  place,
} from './inventory-files.ts';

const word = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      ',',
      '"',
      "'",
      '=',
      '+',
      '-',
      '@',
      ' ',
      '\n',
      '\r',
      '\t',
      '\\',
      '{',
      ']',
      'a',
      'ü',
      '😀',
    ),
    minLength: 1,
    maxLength: 6,
  }),
);
const file = fc
  .record({
    fileName: word,
    fileId: fc.constantFrom('4_z1', '4_z"2'),
    action: fc.constantFrom('upload' as const, 'upload' as const, 'hide' as const, 'start' as const),
    contentLength: fc.maxSafeNat(),
    contentSha1: fc.constantFrom(null, 'none', 'b'.repeat(40), `unverified:${'c'.repeat(40)}`),
    contentMd5: fc.constantFrom(null, 'd'.repeat(32)),
    contentType: fc.option(word),
    fileInfo: fc.dictionary(fc.oneof(word, fc.constantFrom('fileId', 'size', 'large_file_sha1')), word, {
      maxKeys: 2,
    }),
    legalHold: fc.constantFrom(
      null,
      { isClientAuthorizedToRead: true, value: 'on' },
      { isClientAuthorizedToRead: false, value: null },
    ),
    fileRetention: fc.constantFrom(null, {
      isClientAuthorizedToRead: true,
      value: { mode: 'compliance', retainUntilTimestamp: 1_700_000_000_123 },
    }),
    serverSideEncryption: fc.constantFrom(null, { mode: 'SSE-B2', algorithm: 'AES256' }),
    replicationStatus: fc.constantFrom(null, 'pending'),
  })
  .map((each) => each as WireFile);
const listings: Listing[] = fc.sample(
  fc
    .array(fc.array(file, { maxLength: 12 }), { minLength: 1, maxLength: 3 })
    .map((buckets) => buckets.map((files, index) => ({ bucket: `bucket-${index}`, files }))),
  { numRuns: 60, seed: 3 },
);

async function all(batches: AsyncIterable<readonly ComparedRow[]>): Promise<ComparedRow[]> {
  const rows: ComparedRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

async function readAll(folder: string, manifest: Manifest): Promise<ComparedRow[]> {
  const rows = await BaselineRows.open(join(folder, 'manifest.json'), manifest);
  try {
    const first = await all(rows.read());
    // A listing that starts over reads it again.
    expect(await all(rows.read())).toEqual(first);
    return first;
  } finally {
    await rows.close();
  }
}

const count = (listing: Listing) => listing.reduce((sum, { files }) => sum + files.length, 0);

describe('rows come back as they were written', () => {
  const columns = [...COLUMNS].reverse();

  test.each(FORMATS_READ)('%s, in chunks that end anywhere', async (name) => {
    const sizes = fc.sample(fc.integer({ min: 1, max: 40 }), { numRuns: listings.length, seed: 5 });
    for (const [index, listing] of listings.entries()) {
      const versions = index % 2 === 0;
      const format = formatOf(name, columns);
      const bytes = bytesOf(format, listing, versions);
      const scanner =
        name === 'csv' ? new CsvScanner(format.columns) : new NdjsonScanner(format.columns, name === 'json');
      expect(await all(scanned(scanner, chunks(bytes, sizes[index]!)))).toEqual(
        comparedRows(listing, versions),
      );
    }
  });

  test('csv with CRLF', async () => {
    const listing = [{ bucket: 'b', files: HOSTILE_NAMES.map((fileName) => wire(fileName)) }];
    const format = formatOf('csv');
    const bytes = Buffer.from(
      bytesOf(format, listing, false).toString('latin1').replaceAll('\n', '\r\n'),
      'latin1',
    );
    expect(await all(scanned(new CsvScanner(format.columns), chunks(bytes, 7)))).toEqual(
      comparedRows(listing, false),
    );
  });

  describe.each(FORMATS_READ)('%s', (name) => {
    test.each(Object.entries(COMPRESSIONS))('compressed as "%s"', async (ending, compress) => {
      const folder = makeFolder('rows');
      for (const listing of [...listings.slice(0, 6), large()]) {
        const format = formatOf(name);
        const path = `${format.path}${ending}`;
        const entry = { rows: count(listing), columns: format.columns };
        const placed = place(folder, path, compress(bytesOf(format, listing, true)), entry);
        expect(await readAll(folder, manifestOf(entry.rows, placed))).toEqual(comparedRows(listing, true));
      }
    });
  });

  test.each([3, 10_000])('parquet with row groups of %i', async (rowGroupSize) => {
    const folder = makeFolder('rows');
    for (const listing of [
      ...listings.slice(0, 20).filter((each) => count(each) > 0),
      large(rowGroupSize === 3 ? 100 : 1_000),
    ]) {
      const rows = count(listing);
      const placed = place(folder, 'files.parquet', parquetOf(listing, true, rowGroupSize), { rows });
      expect(await readAll(folder, manifestOf(rows, placed))).toEqual(comparedRows(listing, true));
    }
  });
});

describe('the file that is read', () => {
  const listing = [{ bucket: 'b', files: [wire('a'), wire('b')] }];
  const rows = 2;
  const put = (folder: string, path: string): ManifestFile => {
    const [, name, ending] = /^files\.(\w+?)(\.gz|\.zst)?$/.exec(path)!;
    if (name === 'parquet') return place(folder, path, parquetOf(listing, false, 10), { rows });
    const format = formatOf(name!);
    const bytes = COMPRESSIONS[(ending ?? '') as keyof typeof COMPRESSIONS](bytesOf(format, listing, false));
    return place(folder, path, bytes, { rows, columns: format.columns });
  };

  test.each([
    [['files.ndjson', 'files.csv'], 'files.csv'],
    [['files.ndjson', 'files.ndjson.gz', 'files.ndjson.zst'], 'files.ndjson.zst'],
    [['files.parquet', 'files.json.gz'], 'files.json.gz'],
    [['files.parquet'], 'files.parquet'],
  ])('of %j is %s, the cheapest', async (paths, chosen) => {
    const folder = makeFolder('rows');
    const manifest = manifestOf(rows, ...paths.map((path) => put(folder, path)));
    const opened = await BaselineRows.open(join(folder, 'manifest.json'), manifest);
    await opened.close();
    expect(opened.path).toBe(chosen);
  });

  test('is the next one where the cheapest is gone or lacks a column', async () => {
    const folder = makeFolder('rows');
    const partial = formatOf(
      'csv',
      USUAL_COLUMNS.filter(({ name }) => name !== 'md5'),
    );
    const csv = place(folder, 'files.csv', bytesOf(partial, listing, false), {
      rows,
      columns: partial.columns,
    });
    const manifest = manifestOf(rows, csv, put(folder, 'files.ndjson'), put(folder, 'files.json'));
    rmSync(join(folder, 'files.ndjson'));
    const opened = await BaselineRows.open(join(folder, 'manifest.json'), manifest);
    await opened.close();
    expect(opened.path).toBe('files.json');
  });

  test.each<[what: string, columns: readonly string[], fault: RegExp]>([
    ['some columns', ['name', 'size'], /files\.csv lacks bucket, fileId, sha1, .*, replication$/],
    ['all but one', COMPARED_COLUMNS.filter((name) => name !== 'sha1Source'), /files\.csv lacks sha1Source$/],
  ])('must not have only %s', async (_, names, fault) => {
    const folder = makeFolder('rows');
    const format = formatOf(
      'csv',
      COLUMNS.filter(({ name }) => names.includes(name)),
    );
    const csv = place(folder, 'files.csv', bytesOf(format, listing, false), {
      rows,
      columns: format.columns,
    });
    await expect(BaselineRows.open(join(folder, 'manifest.json'), manifestOf(rows, csv))).rejects.toThrow(
      fault,
    );
  });

  test('must be one of rows', async () => {
    const folder = makeFolder('rows');
    const outputs = [
      place(folder, 'urls.txt', Buffer.from('u\n'), { rows: 1, format: 'urls' }),
      place(folder, 'buckets.json', Buffer.from('[]'), { rows: 1, format: 'buckets' }),
    ];
    await expect(
      BaselineRows.open(join(folder, 'manifest.json'), manifestOf(rows, ...outputs)),
    ).rejects.toThrow('has no csv, ndjson, json or parquet file');
  });
});

describe('a file that is not what its manifest says is an error that names it', () => {
  const listing = large(40);
  const rows = count(listing);
  const paths = [
    'files.csv',
    'files.ndjson',
    'files.json',
    'files.ndjson.gz',
    'files.csv.zst',
    'files.parquet',
  ];

  const open = async (
    path: string,
    spoil: (folder: string, file: ManifestFile) => ManifestFile | undefined,
  ) => {
    const folder = makeFolder('spoilt');
    const [, name, ending] = /^files\.(\w+?)(\.gz|\.zst)?$/.exec(path)!;
    const bytes =
      name === 'parquet'
        ? parquetOf(listing, true, 7)
        : COMPRESSIONS[(ending ?? '') as keyof typeof COMPRESSIONS](bytesOf(formatOf(name!), listing, true));
    const columns = (name === 'json' ? COLUMNS : USUAL_COLUMNS).map((each) => each.name);
    const placed = place(folder, path, bytes, { rows, columns });
    return readAll(folder, manifestOf(rows, spoil(folder, placed) ?? placed));
  };

  describe.each(paths)('%s', (path) => {
    test.each<[what: string, spoil: Parameters<typeof open>[1], fault: RegExp]>([
      ['cut short', cut((bytes) => bytes - 30), /is damaged: files\.\S+ has \d+ bytes instead of/],
      [
        'grown',
        (folder) => void appendFileSync(join(folder, path), '\n'),
        /is damaged: files\.\S+ has \d+ bytes/,
      ],
      ['with a byte changed', flip, /is damaged: files\.\S+ does not match its SHA-256/],
      [
        'of fewer rows than were listed',
        (_, placed) => ({ ...placed, rows: rows - 1 }),
        /is damaged: files\.\S+ has 39 rows instead of 40/,
      ],
      ['cut short, and its manifest too', cutBoth(0.6), /is damaged: files\.\S+ /],
      ['that is empty, and its manifest too', cutBoth(0), /is damaged: files\.\S+ /],
      [
        'that leads out',
        (_, placed) => ({ ...placed, path: `../${path}` }),
        /lists a file outside its folder: "\.\.\/files\S+"/,
      ],
      [
        'that is absolute',
        (_, placed) => ({ ...placed, path: `/etc/${path}` }),
        /lists a file outside its folder: "\/etc\/\S+"/,
      ],
      ['that links out', linked, /lists a file outside its folder: "link\/files\S+"/],
      ['that is a folder', folder, /is damaged: files\.\S+ |cannot be read/],
    ])('%s', async (_, spoil, fault) => {
      await expect(open(path, spoil)).rejects.toThrow(fault);
    });
  });

  test.each<[what: string, path: string, change: (text: string) => string]>([
    ['a row too few', 'files.ndjson', (text) => text.slice(text.indexOf('\n') + 1)],
    ['a row too many', 'files.csv', (text) => text + text.slice(text.lastIndexOf('\n', text.length - 2) + 1)],
    ['a row of other members', 'files.ndjson', (text) => text.replace('"size":', '"bytes":')],
    ['a size that is none', 'files.ndjson', (text) => text.replace(/"size":\d+/, '"size":-1')],
    ['a row without a name', 'files.json', (text) => text.replace(/"name":"[^"]*"/, '"name":null')],
    ['rows behind the end', 'files.json', (text) => text.replace(/\}\n\]\n$/, '}\n]\n{}\n')],
    ['no list', 'files.json', (text) => text.replace('[', '{')],
    ['another header', 'files.csv', (text) => text.replace('bucket,', 'bucket;')],
    ['a record too short', 'files.csv', (text) => text.replace(/\n([^\n]*),[^,\n]*\n/, '\n$1\n')],
    ['a record too long', 'files.csv', (text) => text.replace(/(\n[^\n]*)\n/, '$1,more,"even"more\n')],
    ['a quote that stays open', 'files.csv', (text) => text.replace(/,([^,\n]*)\n$/, ',"$1\n')],
  ])('with the right checksum and %s', async (_, path, change) => {
    const spoil = (folder: string, { columns }: ManifestFile) => {
      const text = readFileSync(join(folder, path), 'latin1');
      expect(change(text)).not.toBe(text);
      return place(folder, path, Buffer.from(change(text), 'latin1'), { rows, columns });
    };
    await expect(open(path, spoil)).rejects.toThrow(/^is damaged: files\.\S+ /);
  });

  function cut(to: (bytes: number) => number) {
    return (folder: string, { path, bytes }: ManifestFile) => {
      truncateSync(join(folder, path), to(bytes));
      return undefined;
    };
  }

  /** Cut, with a new checksum. */
  function cutBoth(share: number) {
    return (folder: string, { path, columns }: ManifestFile) => {
      const bytes = readFileSync(join(folder, path));
      return place(folder, path, bytes.subarray(0, Math.floor(bytes.length * share)), { rows, columns });
    };
  }

  function flip(folder: string, { path }: ManifestFile) {
    const bytes = readFileSync(join(folder, path));
    const middle = bytes.length >> 1;
    bytes[middle] = bytes[middle]! ^ 1;
    writeFileSync(join(folder, path), bytes);
    return undefined;
  }

  function linked(folder: string, placed: ManifestFile) {
    symlinkSync(makeFolder('elsewhere'), join(folder, 'link'));
    writeFileSync(join(folder, 'link', placed.path), readFileSync(join(folder, placed.path)));
    return { ...placed, path: `link/${placed.path}` };
  }

  function folder(within: string, { path }: ManifestFile) {
    rmSync(join(within, path));
    mkdirSync(join(within, path));
    return undefined;
  }
});

function wire(fileName: string, more: Partial<WireFile> = {}): WireFile {
  return {
    fileName,
    fileId: `id of ${fileName}`,
    action: 'upload',
    contentLength: 5,
    contentSha1: null,
    ...more,
  };
}

/** Rows beyond what is read at a time. */
function large(files = 1_000): Listing {
  const padding = { note: 'é'.repeat(100) };
  return [
    {
      bucket: 'b',
      files: Array.from({ length: files }, (_, at) => wire(`n${at}"\\,`, { fileInfo: padding })),
    },
  ];
}

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    // The same memory each time, as a reader of files gives it.
    yield chunk.subarray(0, bytes.copy(chunk, 0, at, at + size));
  }
}
