import { ftruncateSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { toByteString } from '../bytes/byte-string.ts';
import { encodeName } from '../names/file-url.ts';
import type { Client } from './client.ts';
import { B2Error } from './errors.ts';

/** A download that is longer than what was asked for may be. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/**
 * Downloads the newest version of a file. The key needs `readFiles`, unless the bucket is public.
 * @param path where to; it must not exist
 * @param maxBytes that the file may have
 * @returns whether there is such a file; if not, `path` is empty
 * @throws B2Error; TooLongError; Error of the file system; the signal's reason
 */
export async function downloadFile(
  client: Client,
  { bucketName, name }: { readonly bucketName: string; readonly name: string },
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<boolean> {
  const file = await open(path, 'wx');
  try {
    const url = `/file/${encodeName(toByteString(bucketName))}/${encodeName(toByteString(name))}`;
    const begin = () => {
      ftruncateSync(file.fd, 0);
      let length = 0;
      return (chunk: Buffer) => {
        if (length + chunk.length > maxBytes) throw new TooLongError(`has more than ${maxBytes} bytes`);
        for (let at = 0; at < chunk.length; )
          at += writeSync(file.fd, chunk, at, chunk.length - at, length + at);
        length += chunk.length;
      };
    };
    await client.download(url, begin, signal);
    return true;
  } catch (error) {
    if (error instanceof B2Error && error.status === 404) return false;
    throw error;
  } finally {
    await file.close();
  }
}
