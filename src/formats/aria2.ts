import { NEW_LINE } from '../bytes/ascii.ts';
import type { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { encodeName } from '../names/file-url.ts';
import type { Row } from '../rows/row.ts';
import { downloadSink, LeftOut, NO_PATH } from './downloads.ts';
import type { Format } from './format.ts';

const PATH = 'aria2.txt';

/** @param mirrors files have several URLs */
export function aria2(mirrors: boolean): Format {
  const columns = [mirrors ? 'urls' : 'url', 'name', 'sha1'];
  return {
    name: 'aria2',
    path: PATH,
    description: 'For `aria2c -i`: the URLs of each file, its local path, and its SHA-1 if B2 verified it.',
    columns,
    begin: async (folder) => {
      const file = await folder.file(PATH, columns);
      const leftOut = new LeftOut(PATH, file);
      return downloadSink(folder.buckets, {
        add: (row, path) => {
          if (path === undefined) return leftOut.add(NO_PATH);
          const out = outOption(path, row);
          if (out === undefined) return leftOut.add('with a name that aria2 cannot read');
          writeUrls(row, mirrors, file.to);
          file.to.text(out);
          // A wrong digest would make a good download fail, so only verified ones are written.
          if (row.sha1Source() === 'verified') file.to.text(` checksum=sha-1=${row.sha1().slice(1, -1)}\n`);
          file.rows++;
        },
        end: () => leftOut.warn(folder),
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
 * The line with a file's local path. aria2 has no escapes: it strips spaces from both ends of a value, ends it at the
 * end of the line, and replaces every `${HOME}` with the home folder, so that `..${HOME}` leaves the output folder.
 * @returns undefined if no line can represent the path; empty if aria2 takes the right name from the URL
 */
function outOption(path: ByteString, row: Row): ByteString | undefined {
  if (/[\0-\x1f\x7f]|\$\{HOME\}/.test(path)) return undefined;
  if (path.endsWith(' ')) return isNamedByUrls(path, row) ? '' : undefined;
  return ` out=${path.startsWith(' ') ? './' : ''}${path}\n`;
}

/** Whether aria2 saves a download without `out` under that name: the URL's, unless the response has another. */
function isNamedByUrls(path: ByteString, row: Row): boolean {
  const last = `/${encodeName(path)}`;
  return (
    !path.includes('/') &&
    row.urls.every((url) => url.endsWith(last)) &&
    !/content-disposition/i.test(row.literal('fileInfo'))
  );
}
