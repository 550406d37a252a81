import type { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { encodeName } from '../names/file-url.ts';
import type { Row } from '../rows/row.ts';
import { downloadWriter, LeftOut, NO_PATH } from './downloads.ts';
import type { Format } from './format.ts';

const PATH = 'aria2.txt';
const NEW_LINE = 0x0a;

/** @param mirrors there is more than one URL of a file */
export function aria2(mirrors: boolean): Format {
  const columns = [mirrors ? 'urls' : 'url', 'name', 'sha1'];
  return {
    name: 'aria2',
    path: PATH,
    description:
      'For `aria2c -i`: the URLs of each file, the path to save it under, and its SHA-1 if B2 verified it.',
    columns,
    begin: async (folder) => {
      const file = await folder.file(PATH, columns);
      const leftOut = new LeftOut(PATH, file);
      return downloadWriter(folder.buckets, {
        add: (row, path) => {
          if (path === undefined) return leftOut.add(NO_PATH);
          const out = outOption(path, row);
          if (out === undefined) return leftOut.add('with a name that aria2 cannot read');
          writeUrls(row, mirrors, file.to);
          file.to.text(out);
          // A claimed digest that is wrong would make a good download fail.
          if (row.sha1Source() === 'verified') file.to.text(` checksum=sha-1=${row.sha1().slice(1, -1)}\n`);
          file.rows++;
        },
        end: () => leftOut.tell(folder),
      });
    },
  };
}

function writeUrls(row: Row, mirrors: boolean, to: ByteSink): void {
  if (mirrors) to.text(row.urls.join('\t'));
  else row.writeUrl(to);
  to.byte(NEW_LINE);
}

/**
 * The line that tells where to save a file. aria2 knows no escapes: it strips blanks off both ends of a value, ends it
 * at the end of the line, and puts the home folder for every `${HOME}`, with which `..${HOME}` leaves the folder.
 * @returns undefined where no line can tell; empty where aria2 takes the right name from the URL
 */
function outOption(path: ByteString, row: Row): ByteString | undefined {
  if (/[\0-\x1f\x7f]|\$\{HOME\}/.test(path)) return undefined;
  if (path.endsWith(' ')) return isNamedByUrls(path, row) ? '' : undefined;
  return ` out=${path.startsWith(' ') ? './' : ''}${path}\n`;
}

/** Whether a download without `out` gets that name: from the URL, unless the response has another one. */
function isNamedByUrls(path: ByteString, row: Row): boolean {
  const last = `/${encodeName(path)}`;
  return (
    !path.includes('/') &&
    row.urls.every((url) => url.endsWith(last)) &&
    !/content-disposition/i.test(row.literal('fileInfo'))
  );
}
