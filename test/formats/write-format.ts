import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ByteSink } from '../../src/bytes/byte-sink.ts';
import type { Format } from '../../src/formats/format.ts';
import { OutputFile } from '../../src/inventory/output-file.ts';
import { Row } from '../../src/rows/row.ts';
import type { SinkFile } from '../../src/rows/row-sink.ts';
import { pageOf } from '../b2/page/page-of.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';

const HOSTS = { downloadUrl: 'https://f.example.com', s3ApiUrl: 'https://s3.example.com' };

/** One file that a format wrote. */
export interface WrittenFile {
  path: string;
  bytes: Buffer;
  rows: number;
  leftOut: number;
  columns: readonly string[];
}

export interface WriteOptions {
  urlStyles?: string[];
  /** Rows are versions. */
  versions?: boolean;
  warn?(text: string): void;
}

/** What a format writes of the files of one bucket, as the service tells of them. */
export function writeFormat(
  format: Format,
  files: object[],
  options: WriteOptions = {},
): Promise<WrittenFile[]> {
  return writeBuckets(format, { 'my-bucket': files }, options);
}

/** The same for several buckets. */
export async function writeBuckets(
  format: Format,
  buckets: Readonly<Record<string, object[]>>,
  { urlStyles = ['friendly'], versions = false, warn = () => {} }: WriteOptions = {},
): Promise<WrittenFile[]> {
  const folder = makeFolder('format');
  const opened: { file: OutputFile; path: string; columns: readonly string[] }[] = [];
  const whole: WrittenFile[] = [];
  const dropped = new Set<string>();
  try {
    const writer = await format.begin({
      startedAt: new Date('2026-11-06T21:32:05.678Z'),
      buckets: Object.keys(buckets).length,
      versions,
      warn,
      file: async (name, columns, fileOptions) => {
        const file = await OutputFile.open(path.join(folder, String(opened.length)), fileOptions);
        opened.push({ file, path: name, columns });
        return file satisfies SinkFile & { to: ByteSink };
      },
      drop: async (name) => {
        dropped.add(name);
      },
      whole: async (name, columns, rows, bytes) => {
        whole.push({ path: name, bytes, rows, leftOut: 0, columns });
      },
    });
    const row = new Row();
    for (const [name, files] of Object.entries(buckets)) {
      await writer.enter?.(name);
      row.enter(name, urlStyles, HOSTS, versions);
      const page = pageOf(files);
      for (let index = 0; index < page.count; index++) {
        row.moveTo(page, index);
        writer.add!(row);
        await writer.pause?.();
        for (const { file } of opened) await file.flush();
      }
    }
    await writer.end?.(true);
    await writer.close?.();
    for (const { file } of opened) await file.end();
    const files = opened.map(({ file: { rows, leftOut }, path: name, columns }, index) => ({
      path: name,
      bytes: readFileSync(path.join(folder, String(index))),
      rows,
      leftOut,
      columns,
    }));
    return [...files.filter((file) => !dropped.has(file.path)), ...whole];
  } finally {
    for (const { file } of opened) await file.close();
    removeFolder(folder);
  }
}
