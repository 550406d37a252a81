import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HttpError } from './http.ts';
import type { JobIdentity } from './token.ts';
import { writeZip } from './zip.ts';

/** One finished artifact. */
export interface StoredArtifact extends JobIdentity {
  readonly id: number;
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** What REST reports: the digest, unless the artifact was planted with another, or with none. */
  readonly toldDigest: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The uploaded bytes (a ZIP archive unless the upload was raw), read from disk when asked for. */
  readonly bytes: Buffer;
}

/** An artifact that a test puts there, as if another job or an earlier attempt had uploaded it. */
export interface PlantedArtifact {
  name: string;
  runId: number;
  attempt?: number;
  jobId?: string;
  /** Zipped as the client would. Give these or `bytes`. */
  files?: Record<string, string | Uint8Array>;
  bytes?: Uint8Array;
  mimeType?: string;
  createdAt?: Date;
  expiresAt?: Date;
  /** What REST reports, where it is not that of the bytes: null for none. */
  toldDigest?: string | null;
}

/** The place that one upload goes to: its blocks, then the blob made of them. */
export interface Blob {
  readonly id: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** The secrets in the signed URLs: one lets write, the other lets read. */
  readonly uploadSignature: string;
  readonly downloadSignature: string;
  committed: boolean;
}

interface Entry extends JobIdentity {
  id: number;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  blob: Blob;
  /** Absent as long as the upload was not finalized: such an artifact is in no listing, yet its name is taken. */
  finished?: { size: number; digest: string; toldDigest: string | null };
}

const day = 24 * 3600 * 1000;

/** Artifacts and their bytes, the latter in a temporary folder since some tests upload hundreds of megabytes. */
export class ArtifactStore {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'github-server-'));
  readonly #blobs = new Map<string, Blob>();
  readonly #uniquePer: 'run' | 'attempt';
  readonly #now: () => Date;
  #entries: Entry[] = [];
  #nextId = 4001;

  constructor(uniquePer: 'run' | 'attempt', now: () => Date) {
    this.#uniquePer = uniquePer;
    this.#now = now;
  }

  /** Takes the name and gives the blob to upload to, or says that the name is taken. */
  create(job: JobIdentity, name: string, mimeType: string, expiresAt?: Date, createdAt = this.#now()): Entry {
    const taken = this.#entries.some(
      (entry) =>
        entry.runId === job.runId &&
        entry.name === name &&
        (this.#uniquePer === 'run' || entry.attempt === job.attempt),
    );
    if (taken)
      throw new HttpError(
        409,
        'already_exists',
        'an artifact with this name already exists on the workflow run',
      );
    const blob: Blob = {
      id: randomUUID(),
      fileName: mimeType === 'application/zip' && !name.endsWith('.zip') ? `${name}.zip` : name,
      mimeType,
      uploadSignature: newSignature(),
      downloadSignature: newSignature(),
      committed: false,
    };
    this.#blobs.set(blob.id, blob);
    const entry: Entry = {
      ...job,
      id: this.#nextId,
      name,
      createdAt,
      expiresAt: expiresAt ?? new Date(createdAt.getTime() + 90 * day),
      blob,
    };
    this.#nextId += 1;
    this.#entries.push(entry);
    return entry;
  }

  /** Ends an upload. Refuses a size or digest that is not that of the bytes received. */
  async finalize(
    job: JobIdentity,
    name: string,
    size: number,
    digest: string | undefined,
  ): Promise<StoredArtifact> {
    const entry = this.#entries.find(
      (each) =>
        each.runId === job.runId && each.attempt === job.attempt && each.name === name && !each.finished,
    );
    if (!entry?.blob.committed)
      throw new HttpError(404, 'not_found', 'no upload of this name was begun and written');
    const file = this.blobFile(entry.blob);
    const real = { size: statSync(file).size, digest: await digestOf(file) };
    if (size !== real.size || (digest !== undefined && digest !== real.digest)) {
      throw new HttpError(
        400,
        'invalid_argument',
        `size or hash is not that of the upload: ${real.size}, ${real.digest}`,
      );
    }
    entry.finished = { ...real, toldDigest: real.digest };
    return asStored(entry, file);
  }

  /** Puts a finished artifact there at once. */
  plant(planted: PlantedArtifact): StoredArtifact {
    const { runId, attempt = 1, jobId = 'other-job', mimeType = 'application/zip' } = planted;
    const bytes = Buffer.from(planted.bytes ?? writeZip(planted.files ?? { 'README.txt': planted.name }));
    const entry = this.create(
      { runId, attempt, jobId },
      planted.name,
      mimeType,
      planted.expiresAt,
      planted.createdAt,
    );
    const file = this.blobFile(entry.blob);
    writeFileSync(file, bytes);
    entry.blob.committed = true;
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const { toldDigest = digest } = planted;
    entry.finished = { size: bytes.length, digest, toldDigest };
    return asStored(entry, file);
  }

  /** Every finished artifact, oldest first. */
  list(): StoredArtifact[] {
    return this.#entries
      .filter((entry) => entry.finished)
      .map((entry) => asStored(entry, this.blobFile(entry.blob)));
  }

  /** Removes an artifact; its name is free again. */
  delete(id: number): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  /** The blob with an artifact's bytes. */
  blobOf(artifactId: number): Blob {
    const entry = this.#entries.find((each) => each.id === artifactId);
    if (!entry) throw new HttpError(404, 'not_found', 'artifact not found');
    return entry.blob;
  }

  /** The blob of that id. */
  blob(id: string): Blob | undefined {
    return this.#blobs.get(id);
  }

  /** Where the blob's bytes are on disk. */
  blobFile(blob: Blob): string {
    return path.join(this.#folder, blob.id);
  }

  /** Where one block waits until the list of blocks is committed. */
  blockFile(blob: Blob, blockId: string): string {
    return path.join(this.#folder, `${blob.id}.${Buffer.from(blockId).toString('hex')}`);
  }

  /** Makes the blob of the blocks, in the order given. */
  async commit(blob: Blob, blockIds: string[]): Promise<void> {
    const target = createWriteStream(this.blobFile(blob));
    for (const blockId of blockIds) {
      const block = this.blockFile(blob, blockId);
      await pipeline(createReadStream(block), target, { end: false });
      rmSync(block);
    }
    await new Promise<void>((resolve, reject) => target.on('error', reject).end(resolve));
    blob.committed = true;
  }

  /** The signatures in signed URLs. */
  secrets(): string[] {
    return [...this.#blobs.values()].flatMap((blob) => [blob.uploadSignature, blob.downloadSignature]);
  }

  /** Removes everything from disk. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function asStored(entry: Entry, file: string): StoredArtifact {
  const { id, name, runId, attempt, jobId, createdAt, expiresAt, blob, finished } = entry;
  if (!finished) throw new Error(`artifact ${name} is not finished`);
  return {
    ...{ id, name, runId, attempt, jobId, createdAt, expiresAt, mimeType: blob.mimeType, ...finished },
    get bytes(): Buffer {
      return readFileSync(file);
    },
  };
}

/** Base64 with its `+`, `/` and `=`, as Azure's are: code that masks or searches must handle the encoded form, too. */
function newSignature(): string {
  return createHash('sha256').update(randomUUID()).digest('base64');
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return `sha256:${hash.digest('hex')}`;
}
