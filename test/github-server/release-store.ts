import { createHash, randomUUID } from 'node:crypto';
import { HttpError, validationFailed } from './http.ts';

/** A file attached to a release. */
export interface ReleaseAsset {
  id: number;
  name: string;
  label: string | null;
  contentType: string;
  /** `starter` is what a failed upload leaves behind. */
  state: 'uploaded' | 'starter';
  bytes: Buffer;
  createdAt: Date;
  /** The secret in the URL that a download leads to. */
  signature: string;
}

/** A release. */
export interface Release {
  id: number;
  tag: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  createdAt: Date;
  publishedAt: Date | null;
  assets: ReleaseAsset[];
}

/** A release as a test states it: only the tag is needed. */
export interface PlantedRelease extends Partial<Omit<Release, 'id' | 'assets'>> {
  tag: string;
  assets?: Record<string, string | Uint8Array>;
}

const MAX_BODY = 125_000;

/** The releases of the repository and their assets. */
export class ReleaseStore {
  #releases: Release[] = [];
  #nextId = 7001;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Adds a release. */
  add(planted: PlantedRelease): Release {
    const { draft = false, createdAt = this.#now(), assets = {} } = planted;
    const release: Release = {
      id: this.#nextId,
      tag: planted.tag,
      name: planted.name ?? null,
      body: planted.body ?? null,
      draft,
      prerelease: planted.prerelease ?? false,
      immutable: planted.immutable ?? false,
      createdAt,
      publishedAt: draft ? null : (planted.publishedAt ?? createdAt),
      assets: [],
    };
    this.#nextId += 1;
    this.#releases.push(release);
    for (const [name, bytes] of Object.entries(assets)) {
      this.#put(release, name, Buffer.from(bytes as string), 'application/octet-stream', null);
    }
    return release;
  }

  /** All, newest first. */
  list(): Release[] {
    return [...this.#releases].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
  }

  get(id: number): Release | undefined {
    return this.#releases.find((release) => release.id === id);
  }

  /** An asset and the release that it belongs to. */
  asset(id: number): { release: Release; asset: ReleaseAsset } | undefined {
    for (const release of this.#releases) {
      const asset = release.assets.find((each) => each.id === id);
      if (asset !== undefined) return { release, asset };
    }
    return undefined;
  }

  /** Attaches what was uploaded. */
  upload(
    release: Release,
    name: string,
    bytes: Buffer,
    contentType: string,
    label: string | null,
  ): ReleaseAsset {
    if (release.immutable) {
      throw new HttpError(422, 'Unprocessable Entity', 'Cannot upload assets to an immutable release.');
    }
    if (name === '') throw validationFailed('ReleaseAsset', 'name', 'missing_field');
    if (bytes.length === 0) {
      const message = 'size must be greater than or equal to 1';
      throw validationFailed('ReleaseAsset', 'size', 'custom', message);
    }
    return this.#put(release, name, bytes, contentType, label);
  }

  /** Leaves what an upload leaves that failed on GitHub's side: an empty asset that takes the name. */
  leaveStarter(release: Release, name: string): void {
    this.#put(release, name, Buffer.alloc(0), 'application/octet-stream', null).state = 'starter';
  }

  /** Gives an asset another name. */
  rename(release: Release, asset: ReleaseAsset, name: string): void {
    checkMutable(release, 'update');
    const wanted = assetName(name);
    if (release.assets.some((each) => each !== asset && each.name === wanted)) {
      throw validationFailed('ReleaseAsset', 'name', 'already_exists');
    }
    asset.name = wanted;
  }

  remove(release: Release, asset: ReleaseAsset): void {
    checkMutable(release, 'delete');
    release.assets = release.assets.filter((each) => each !== asset);
  }

  /** Changes what a PATCH names. The notes of an immutable release can still be edited. */
  update(release: Release, changes: Record<string, unknown>, immutableWhenPublished: boolean): void {
    const { name, body, draft, prerelease, tag_name: tag } = changes;
    if (typeof body === 'string' && body.length > MAX_BODY) {
      throw validationFailed('Release', 'body', 'custom', 'body is too long (maximum is 125000 characters)');
    }
    if (release.immutable && (draft === true || (typeof tag === 'string' && tag !== release.tag))) {
      const message = 'state cannot be changed when release is immutable';
      throw validationFailed('Release', 'state', 'custom', message);
    }
    if (typeof name === 'string') release.name = name;
    if (typeof body === 'string') release.body = body;
    if (typeof prerelease === 'boolean') release.prerelease = prerelease;
    if (typeof tag === 'string') release.tag = tag;
    if (typeof draft === 'boolean') {
      if (release.draft && !draft) {
        release.publishedAt = this.#now();
        release.immutable = immutableWhenPublished;
      }
      release.draft = draft;
    }
  }

  /** The signatures in download URLs. */
  secrets(): string[] {
    return this.#releases.flatMap((release) => release.assets.map((asset) => asset.signature));
  }

  #put(
    release: Release,
    name: string,
    bytes: Buffer,
    contentType: string,
    label: string | null,
  ): ReleaseAsset {
    const stored = assetName(name);
    if (release.assets.some((asset) => asset.name === stored)) {
      throw validationFailed('ReleaseAsset', 'name', 'already_exists');
    }
    const asset: ReleaseAsset = {
      id: this.#nextId,
      name: stored,
      label,
      contentType,
      state: 'uploaded',
      bytes,
      createdAt: this.#now(),
      signature: createHash('sha256').update(randomUUID()).digest('hex'),
    };
    this.#nextId += 1;
    release.assets.push(asset);
    return asset;
  }
}

function checkMutable(release: Release, what: 'update' | 'delete'): void {
  if (!release.immutable) return;
  const message =
    what === 'delete'
      ? 'Cannot delete asset from an immutable release'
      : 'Cannot update asset of an immutable release';
  throw new HttpError(422, 'Unprocessable Entity', message);
}

/** The name that GitHub gives an asset: a period for each run of other characters, and none at the ends. */
export function assetName(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '.').replace(/\.{2,}/g, '.');
  return plain.replace(/\.$/, '').replace(/^\./, 'default.');
}
