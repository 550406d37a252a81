import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Content } from './content.ts';
import { type ListedFile, listContent } from './list-content.ts';
import { isLegalName } from './names-content.ts';
import { lowerBoundOf } from './order.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.gz': 'application/gzip',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
  '.zip': 'application/zip',
};

/** Which entries of a folder a bucket leaves out. */
export interface FolderOptions {
  /** Names of entries at any depth, or paths from the folder; default `node_modules` and `.git`. */
  exclude?: string[];
}

/**
 * A real folder as a bucket: real sizes, digests and times, taken once; bytes are read when downloaded. Links
 * and names that Backblaze would refuse are left out.
 */
export async function folderContent(dir: string, options: FolderOptions = {}): Promise<Content> {
  const exclude = new Set(options.exclude ?? ['node_modules', '.git']);
  const files: ListedFile[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of await readdir(join(dir, folder), { withFileTypes: true })) {
      const name = `${folder}${entry.name}`;
      if (exclude.has(entry.name) || exclude.has(name)) continue;
      if (entry.isDirectory()) pending.push(`${name}/`);
      else if (entry.isFile() && isLegalName(name)) files.push(await describe(dir, name));
    }
  }
  const listed = listContent(files);
  const names = files.map((file) => file.name);
  // Node reads names that are not UTF-8 with U+FFFD in them, and two could then look alike.
  if (new Set(names).size !== names.length) throw new Error(`${dir} holds names that are not UTF-8`);
  return {
    ...listed,
    lowerBound: (name) => lowerBoundOf(listed.count, listed.name, name),
    bytes: (i) => readFile(join(dir, listed.name(i))),
  };
}

async function describe(dir: string, name: string): Promise<ListedFile> {
  const path = join(dir, name);
  const [data, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
  const time = Math.floor(mtimeMs);
  return {
    name,
    contentLength: data.length,
    contentSha1: createHash('sha1').update(data).digest('hex'),
    contentMd5: createHash('md5').update(data).digest('hex'),
    contentType: TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
    fileInfo: { src_last_modified_millis: String(time) },
    uploadTimestamp: time,
    serverSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' },
  };
}
