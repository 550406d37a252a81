import { readPage } from '../../src/b2/page/read-page.ts';
import { Row } from '../../src/rows/row.ts';

const HOSTS = { downloadUrl: 'https://f.example', s3ApiUrl: 'https://s3.example' };

/** Gives a row of each name to a function, in the order given. */
export function rowsNamed<T>(names: readonly string[], use: (row: Row) => T): T[] {
  const files = names.map((fileName, index) => ({
    action: 'upload',
    contentLength: 1,
    contentSha1: '0'.repeat(40),
    contentType: 'text/plain',
    fileId: `id-${index}`,
    fileInfo: {},
    fileName,
    uploadTimestamp: 1,
  }));
  const page = readPage(Buffer.from(JSON.stringify({ files, nextFileName: null })));
  const row = new Row();
  row.enter('a-bucket', ['friendly'], HOSTS, false);
  return names.map((_, index) => {
    row.moveTo(page, index);
    return use(row);
  });
}
