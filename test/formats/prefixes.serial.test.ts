import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { readPage } from '../../src/b2/page/read-page.ts';
import { ByteSink } from '../../src/bytes/byte-sink.ts';
import { prefixes } from '../../src/formats/prefixes.ts';
import { OutputFile } from '../../src/inventory/output-file.ts';
import { Row } from '../../src/rows/row.ts';
import type { SinkFolder } from '../../src/rows/row-sink.ts';
import { Duck } from '../readers/duckdb.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const HOSTS = { downloadUrl: 'https://f.example.com', s3ApiUrl: 'https://s3.example.com' };
/** Files of each folder of the last level. */
const FILES = 5;
/** Folders in each folder. */
const FOLDERS = 100;
const MIB = 2 ** 20;

/** Lists a bucket of `top` × 100 × 100 folders. @returns the most memory in use after a page, in bytes */
async function write(top: number, folder: string): Promise<number> {
  const file = await OutputFile.open(path.join(folder, `${top}.parquet`));
  const sink = await prefixes.begin({
    startedAt: new Date(),
    versions: false,
    file: async () => file,
  } as unknown as SinkFolder);
  const row = new Row();
  let most = 0;
  await sink.enter!('many-prefixes');
  row.enter('many-prefixes', ['friendly'], HOSTS, false);
  const body = new ByteSink(8 * MIB);
  for (let at = 0; at < top * FOLDERS; at++) {
    body.length = 0;
    body.text('{"files":[');
    const [first, second] = [Math.floor(at / FOLDERS), at % FOLDERS].map((each) =>
      String(each).padStart(4, '0'),
    );
    for (let index = 0; index < FOLDERS * FILES; index++) {
      const third = String(Math.floor(index / FILES)).padStart(4, '0');
      body.text(
        `${index === 0 ? '' : ','}{"fileName":"${first}/${second}/${third}/${index % FILES}","fileId":"4_z","action":"upload","contentLength":${index},"uploadTimestamp":1767225600000}`,
      );
    }
    body.text('],"nextFileName":null}');
    const page = readPage(Buffer.from(new Uint8Array(body.bytes.subarray(0, body.length)).buffer));
    for (let index = 0; index < page.count; index++) {
      row.moveTo(page, index);
      sink.add!(row);
    }
    await file.flush();
    if (at % (10 * FOLDERS) === FOLDERS) {
      collectGarbage();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers);
    }
  }
  await sink.end!(true);
  await file.end();
  return most;
}

test('a million prefixes of five million files, in memory that does not grow', async () => {
  const folder = makeFolder('prefixes');
  onTestFinished(() => removeFolder(folder));
  const few = await write(10, folder);
  const many = await write(FOLDERS, folder);
  console.log(`100,000 prefixes: ${(few / MIB).toFixed(1)} MiB; 1,000,000: ${(many / MIB).toFixed(1)} MiB`);
  // Totals kept for each of 900,000 prefixes would take more than this; a row group of Parquet takes less.
  expect(many).toBeLessThan(few + 96 * MIB);

  const duck = await Duck.in(folder);
  onTestFinished(() => duck.close());
  const bytes = (FILES * FOLDERS * (FILES * FOLDERS - 1)) / 2;
  expect(
    await duck.query(
      `SELECT depth, count(*) AS prefixes, count(DISTINCT prefix) AS names, sum(files) AS files, sum(bytes) AS bytes
       FROM '100.parquet' GROUP BY depth ORDER BY depth`,
    ),
  ).toEqual(
    [0, 1, 2, 3].map((depth) => ({
      depth: String(depth),
      prefixes: String(FOLDERS ** depth),
      names: String(FOLDERS ** depth),
      files: String(FILES * FOLDERS ** 3),
      bytes: String(bytes * FOLDERS ** 2),
    })),
  );
});
