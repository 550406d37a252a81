import { createReadStream, type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';
import { isZip, readZip } from '../github-server/zip.ts';
import { parseLog } from './log.ts';
import { type Needle, needlesFor, type Secret } from './needles.ts';

export type { Secret };

/** Everything that a run leaves behind. */
export interface Traces {
  stdout?: string;
  stderr?: string;
  outputs?: Record<string, string>;
  summary?: string;
  /** Searched with all that is below them, names included. */
  folders?: string[];
  /** Absolute path of the file with signed URLs, the one place for them; it is not searched. */
  signedUrls?: string | undefined;
  /** Searched as uploaded and, where they are ZIP archives, unzipped too. */
  artifacts?: { name: string; bytes: Buffer }[];
}

/**
 * Where secrets occur in what a run left behind; empty when nowhere. A find names the place and which secret, and does
 * not repeat the secret. `::add-mask::` lines are the one place for secrets. In `::debug::` lines those that were masked
 * before are forgiven: the artifact client prints its signed URLs there, right after masking them.
 */
export async function searchForSecrets(traces: Traces, secrets: Iterable<Secret>): Promise<string[]> {
  const needles = needlesFor(secrets);
  const finds: string[] = [];
  const search = (where: string, content: string | Buffer) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (const needle of needles) {
      if (bytes.includes(needle.bytes)) finds.push(`${needle.label} in ${where}`);
    }
  };

  for (const stream of ['stdout', 'stderr'] as const) {
    const lines = parseLog(traces[stream] ?? '').lines;
    const rest = lines.map((line) =>
      line.kind === 'add-mask' ? '' : line.kind === 'debug' ? line.shown : line.raw,
    );
    // All lines at once first: one quick search when there is nothing, as nearly always.
    const whole = Buffer.from(rest.join('\n'));
    if (!needles.some((needle) => whole.includes(needle.bytes))) continue;
    rest.forEach((line, index) => {
      search(`${stream}, line ${index + 1}`, line);
    });
  }
  for (const [name, value] of Object.entries(traces.outputs ?? {}))
    search(`the output ${name}`, `${name}\n${value}`);
  search('the summary', traces.summary ?? '');
  for (const folder of traces.folders ?? []) await searchFolder(folder, traces.signedUrls, needles, finds);
  for (const { name, bytes } of traces.artifacts ?? []) {
    search(`the artifact ${name}`, Buffer.concat([Buffer.from(`${name}\n`), bytes]));
    if (!isZip(bytes)) continue;
    for (const entry of readZip(bytes)) {
      search(
        `${entry.name} in the artifact ${name}`,
        Buffer.concat([Buffer.from(`${entry.name}\n`), entry.bytes]),
      );
    }
  }
  return finds;
}

async function searchFolder(
  folder: string,
  except: string | undefined,
  needles: Needle[],
  finds: string[],
): Promise<void> {
  for (const entry of entriesBelow(folder)) {
    const file = path.join(entry.parentPath, entry.name);
    for (const needle of needles) {
      if (entry.name.includes(needle.bytes.toString()))
        finds.push(`${needle.label} in the name of a file in ${folder}`);
    }
    if (!entry.isFile() || file === except) continue;
    const found = await searchFile(file, needles).catch(ifRemoved);
    for (const label of found ?? []) finds.push(`${label} in ${file}`);
  }
}

/** Everything below a folder. @throws Error where the folder itself does not exist */
function* entriesBelow(folder: string): Generator<Dirent> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    yield entry;
    if (!entry.isDirectory()) continue;
    try {
      yield* entriesBelow(path.join(folder, entry.name));
    } catch (error) {
      ifRemoved(error);
    }
  }
}

/** Another run in the same folders may remove a file or a folder during the search. @throws any other error */
function ifRemoved(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Piece by piece, since inventories may be larger than memory; pieces overlap so that no find falls between two. */
async function searchFile(file: string, needles: Needle[]): Promise<Set<string>> {
  const found = new Set<string>();
  const overlap = Math.max(0, ...needles.map((needle) => needle.bytes.length - 1));
  let before = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 4 << 20 })) {
    const piece = Buffer.concat([before, chunk as Buffer]);
    for (const needle of needles) if (piece.includes(needle.bytes)) found.add(needle.label);
    before = piece.subarray(Math.max(0, piece.length - overlap));
  }
  return found;
}
