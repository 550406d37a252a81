import type { Client } from './client.ts';
import { readJson } from './json.ts';

/** A file as listings describe it. */
interface FoundFile {
  readonly fileId: string;
  readonly fileName: string;
  readonly fileInfo?: Readonly<Record<string, string>>;
}

/** The newest version of a file; undefined if there is none, or if it is hidden. The key needs `listFiles`. @throws B2Error */
export async function findFile(
  client: Client,
  bucketId: string,
  name: string,
  signal: AbortSignal,
): Promise<FoundFile | undefined> {
  const request = { bucketId, prefix: name, startFileName: name, maxFileCount: 1 };
  const files = await client.call('b2_list_file_names', request, readFiles, signal);
  return files.find(({ fileName }) => fileName === name);
}

/** Whether the newest version of a file has an id. */
export async function hasVersion(
  client: Client,
  bucketId: string,
  name: string,
  fileId: string,
  signal: AbortSignal,
): Promise<boolean> {
  return (await findFile(client, bucketId, name, signal))?.fileId === fileId;
}

/**
 * Cancels large files of a name that were started and not finished. Does what it can: lifecycle rules can cancel the rest.
 * @param signal ends it; an aborted run does not
 */
export async function cancelUnfinished(
  client: Client,
  bucketId: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const request = { bucketId, namePrefix: name, maxFileCount: 100 };
    const call = 'b2_list_unfinished_large_files';
    const files = await client.callDespiteAbort(call, request, readFiles, signal);
    for (const { fileId, fileName } of files) {
      if (fileName === name)
        await client.callDespiteAbort('b2_cancel_large_file', { fileId }, readJson, signal);
    }
  } catch {
    // What failed before is the error to report.
  }
}

function readFiles(bytes: Buffer): FoundFile[] {
  const files = readJson<{ files?: unknown } | null>(bytes)?.files;
  if (!Array.isArray(files)) throw new Error('no list "files"');
  return files as FoundFile[];
}
