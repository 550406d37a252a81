import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { ManifestFile } from './manifest.ts';

/** Bytes that are read at a time: few enough to be in the processor's cache when they are used. */
export const CHUNK = 131_072;
/** Chunks that are hashed without a break: some 10 ms. */
const CHUNKS_BETWEEN = 128;

/**
 * A file in chunks. A chunk is valid until the next one is read. Reads synchronously: most of the file is in the kernel's
 * cache, and handing a read to another thread takes several times the time of copying from there.
 */
export async function* chunksOf({ fd }: FileHandle): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafeSlow(CHUNK);
  for (let at = 0; ; ) {
    const bytesRead = readSync(fd, chunk, 0, CHUNK, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

/** What is wrong with a file, as text that continues its name; undefined: nothing. */
type Fault = string | undefined;

/** Compares a file with what its manifest says. @throws the signal's reason */
export async function fileFault(
  handle: FileHandle,
  file: Pick<ManifestFile, 'bytes' | 'sha256'>,
  signal?: AbortSignal,
): Promise<Fault> {
  return (await sizeFault(handle, file)) ?? digestFault(handle, file, signal);
}

/** Compares the size of a file with what its manifest says. */
export async function sizeFault(handle: FileHandle, { bytes }: Pick<ManifestFile, 'bytes'>): Promise<Fault> {
  const stat = await handle.stat();
  if (!stat.isFile()) return 'is not a file';
  return stat.size === bytes ? undefined : `has ${stat.size} bytes instead of ${bytes}`;
}

/** Compares the SHA-256 of a file with what its manifest says. @throws the signal's reason */
export async function digestFault(
  handle: FileHandle,
  { sha256 }: Pick<ManifestFile, 'sha256'>,
  signal?: AbortSignal,
): Promise<Fault> {
  const hash = createHash('sha256');
  let chunks = 0;
  for await (const chunk of chunksOf(handle)) {
    hash.update(chunk);
    // Lets a signal and responses arrive.
    if (++chunks % CHUNKS_BETWEEN === 0) await setImmediate();
    signal?.throwIfAborted();
  }
  return hash.digest('hex') === sha256 ? undefined : 'does not match its SHA-256';
}
