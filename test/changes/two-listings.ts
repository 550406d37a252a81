/**
 * Two generated inventories of COUNT rows, compared in a process of their own, so that its memory can be measured:
 * node --expose-gc two-listings.ts FOLDER COUNT. Prints what it found and the most memory that it held: resident, and
 * what was left at any time after a collection of garbage.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { BaselineRows } from '../../src/baseline/read-rows.ts';
import { ByteSink } from '../../src/bytes/byte-sink.ts';
import { ChangesRecorder } from '../../src/changes/recorder.ts';
import { changesDocument } from '../../src/documents/changes.ts';
import type { DocumentFacts } from '../../src/documents/document.ts';
import { ndjson } from '../../src/formats/json.ts';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { OutputFile } from '../../src/inventory/output-file.ts';
import { USUAL_COLUMNS } from '../../src/rows/columns.ts';
import type { Row } from '../../src/rows/row.ts';
import type { SinkFile } from '../../src/rows/row-sink.ts';
import { peakMemory } from '../runner/memory.ts';
import { rowsOf, type WireFile } from './listed.ts';

const BUCKET = 'my-bucket';
/** Numbers that share the first six of their nine digits. */
const FOLDER = 1_000;

/** The file of a number, before or now; about one in ten has changed in some way. */
function fileOf(number: number, isNow: boolean): WireFile | undefined {
  const fate = number % 100;
  const digits = String(number).padStart(9, '0');
  const file = (what: { name?: string; version?: number; content?: number; hold?: string }): WireFile => ({
    // In UTF-16 an emoji and U+FF01 sort the other way round.
    fileName: `${what.name ?? ''}folder-${digits.slice(0, 6)}/${number % 3 === 0 ? '\u{1f600}' : '\uff01'} "${digits}".bin`,
    fileId: `4_z27c88f1d182b150646ff0b16_f${digits}_d20240102_m030405_c004_v${what.version ?? 0}_t0000`,
    action: 'upload',
    contentLength: 1_000 + (number % 7_919),
    contentSha1: createHash('sha1')
      .update(`${number}/${what.content ?? 0}`)
      .digest('hex'),
    contentMd5: null,
    contentType: 'application/octet-stream',
    fileInfo: { src_last_modified_millis: '1700000000000' },
    legalHold: { isClientAuthorizedToRead: true, value: what.hold ?? 'off' },
    fileRetention: { isClientAuthorizedToRead: true, value: { mode: null, retainUntilTimestamp: null } },
    serverSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' },
    replicationStatus: null,
    uploadTimestamp: 1_700_000_000_000 + number,
  });
  if (!isNow) return fate === 1 ? undefined : file({ name: fate === 2 ? 'a-' : '' });
  if (fate === 0) return undefined;
  if (fate === 2) return file({ version: 1 });
  if (fate === 3) return file({ version: 1, content: 1 });
  if (fate === 4) return file({ version: 1 });
  if (fate === 5) return file({ hold: 'on' });
  return file({});
}

/** Rows in the order of names: those of `a-`, then the others; in a folder U+FF01 before the emoji. */
function* rowsOfSide(count: number, isNow: boolean): Generator<Row> {
  for (const first of ['a', 'f']) {
    for (let folder = 0; folder < count; folder += FOLDER) {
      const files: WireFile[] = [];
      for (const emoji of [false, true]) {
        for (let number = folder; number < Math.min(folder + FOLDER, count); number++) {
          const file = (number % 3 === 0) === emoji ? fileOf(number, isNow) : undefined;
          if (file?.fileName.startsWith(first)) files.push(file);
        }
      }
      yield* rowsOf([{ bucket: BUCKET, files }], false);
    }
  }
}

let keptBytes = 0;
function measure(): void {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  keptBytes = Math.max(keptBytes, heapUsed + external);
}

/** A file that is written front to back, with its checksum. */
class Out {
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #text = '';
  #writes = 0;
  bytes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async write(text: string): Promise<void> {
    this.#text += text;
    if (this.#text.length > 1 << 18) await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#text, 'latin1');
    this.#text = '';
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    await this.#file.writeFile(bytes);
    if (++this.#writes % 20 === 0) measure();
  }

  async end(): Promise<string> {
    await this.#flush();
    await this.#file.close();
    return this.#hash.digest('hex');
  }
}

const [folder, count] = [process.argv[2]!, Number(process.argv[3])];
const out = async (path: string) => new Out(await open(join(folder, path), 'wx'));
const format = ndjson(USUAL_COLUMNS);
const sink = new ByteSink(4_096);
const line = (row: Row) => {
  sink.length = 0;
  format.row(row, sink, false);
  return sink.slice(0);
};
await mkdir(join(folder, 'before'));

const before = await out('before/files.ndjson');
let rows = 0;
for (const row of rowsOfSide(count, false)) {
  await before.write(line(row));
  rows++;
}
const sha256 = await before.end();
const listed = {
  path: 'files.ndjson',
  format: 'ndjson',
  rows,
  bytes: before.bytes,
  sha256,
  columns: format.columns,
};
const manifest = { files: rows, outputs: [listed] } as Partial<Manifest> as Manifest;

const baseline = await BaselineRows.open(join(folder, 'before/manifest.json'), manifest);
const { signal } = new AbortController();
const recorder = new ChangesRecorder({
  baseline: { bucketNames: [BUCKET], rows: () => baseline.cursor() },
  buckets: [BUCKET],
  versions: false,
  directory: folder,
  signal,
  globs: [],
});
const comparison = await recorder.begin();
const now = await out('files.ndjson');
let passed = 0;
for (const row of rowsOfSide(count, true)) {
  comparison.add!(row);
  await now.write(line(row));
  if (++passed % 128 === 0) await comparison.read!();
}
await now.end();
await comparison.end!(true);
await comparison.close!();
const changes = recorder.changes!;
const documents: OutputFile[] = [];
let flushes = 0;
const file = async (path: string): Promise<SinkFile> => {
  const written = await OutputFile.open(join(folder, path));
  documents.push(written);
  const flush = written.flush.bind(written);
  written.flush = async () => {
    await flush();
    if (++flushes % 20 === 0) measure();
  };
  return written;
};
await changesDocument.write({ changes, signal } as DocumentFacts, {
  file,
  whole: () => Promise.reject(new Error('no small file is written')),
});
await baseline.close();
await recorder.close();
for (const written of documents) await written.end();
measure();
const { kinds, renamesKnown } = changes;
const peakBytes = peakMemory(process.pid) ?? process.resourceUsage().maxRSS * 1_024;
console.log(
  JSON.stringify({
    ...{ kinds, changes: changes.count, renamesKnown },
    ...{ before: rows, now: passed, peakBytes, keptBytes },
  }),
);
