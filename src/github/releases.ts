import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  explaining,
  openRest,
  patiently,
  type Rest,
  RestError,
  type RestNeed,
  type RestOptions,
  statusOf,
} from './rest.ts';

/** A release as it was found. */
export interface Release {
  readonly id: number;
  readonly url: string;
  readonly isDraft: boolean;
  readonly isImmutable: boolean;
  /** URL template of uploads. */
  readonly uploadUrl: string;
}

/** A file that is attached to a release. */
export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** `sha256:` and 64 hexadecimal digits; undefined: its upload did not end, or it is older than digests. */
  readonly digest: string | undefined;
}

/** A file to upload. */
export interface UploadFile {
  /** Absolute. */
  readonly path: string;
  /** Not 0. */
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** GitHub takes files that are smaller. */
export const MOST_ASSET_BYTES = 2 * 2 ** 30;

const PAGE = 100;
/** Pages of releases in which a draft is looked for. */
const MOST_PAGES = 10;
/** Slower uploads and downloads are given up. */
const LEAST_BYTES_PER_MS = 50;
const BASE_MS = 60_000;

/** The releases of the repository. @throws Error that names the permission if GitHub refuses a call */
export class Releases {
  readonly #rest: Rest;
  readonly #where: { owner: string; repo: string };
  readonly #need: RestNeed;
  readonly #signal: AbortSignal;

  private constructor(
    rest: Rest,
    where: { owner: string; repo: string },
    need: RestNeed,
    signal: AbortSignal,
  ) {
    this.#rest = rest;
    this.#where = where;
    this.#need = need;
    this.#signal = signal;
  }

  static async open(
    token: string,
    env: NodeJS.ProcessEnv,
    need: RestNeed,
    signal: AbortSignal,
  ): Promise<Releases> {
    const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    return new Releases(await openRest(token, signal), { owner, repo }, need, signal);
  }

  /** The published release of a tag, else its newest draft, which GitHub shows only in the list and to writers. */
  find(tag: string): Promise<Release | undefined> {
    const { repos } = this.#rest.rest;
    return this.#explaining(async () => {
      const published = await repos.getReleaseByTag({ ...this.#where, tag }).catch(ifMissing);
      if (published) return releaseOf(published.data);
      for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await repos.listReleases({ ...this.#where, per_page: PAGE, page });
        const draft = data.find((each) => each.draft && each.tag_name === tag);
        if (draft) return releaseOf(draft);
        if (data.length < PAGE) break;
      }
      return undefined;
    });
  }

  /** Checks that the token may change releases, by the one request that needs the permission and changes nothing. */
  async checkWritable(): Promise<void> {
    await this.remove({ id: 0 });
  }

  /** All assets of a release, those whose upload failed included. */
  assets({ id }: Release): Promise<Asset[]> {
    return this.#explaining(async () => {
      const { listReleaseAssets } = this.#rest.rest.repos;
      const all = await this.#rest.paginate(listReleaseAssets, {
        ...this.#where,
        release_id: id,
        per_page: PAGE,
      });
      return all.map(assetOf);
    });
  }

  /** @param name not taken by another asset */
  upload(release: Release, name: string, file: UploadFile): Promise<Asset> {
    return this.#explaining(() =>
      patiently(async () => {
        try {
          const asset = await this.#uploadOnce(release, name, file);
          if (asset.digest !== undefined && asset.digest !== digestOf(file))
            throw new RestError(500, `${name} was changed on its way to GitHub`);
          return asset;
        } catch (error) {
          // A failed upload may leave an asset that takes the name.
          if (statusOf(error) >= 500) await this.#removeNamed(release, name);
          throw error;
        }
      }, this.#signal),
    );
  }

  async #uploadOnce({ uploadUrl }: Release, name: string, { path, bytes }: UploadFile): Promise<Asset> {
    // A Blob would be read into memory as a whole.
    const body = createReadStream(path);
    try {
      const { data } = await this.#rest.request(`POST ${uploadUrl}`, {
        name,
        data: body,
        headers: { 'content-type': 'application/octet-stream', 'content-length': bytes },
        request: { answerMs: answerMs(bytes), tries: 1 } satisfies RestOptions,
      });
      return assetOf(data as Parameters<typeof assetOf>[0]);
    } finally {
      body.destroy();
    }
  }

  async #removeNamed(release: Release, name: string): Promise<void> {
    for (const asset of await this.assets(release)) if (asset.name === name) await this.remove(asset);
  }

  /** Gives an asset a name that no other asset has. */
  async rename({ id }: Asset, name: string): Promise<void> {
    await this.#explaining(() =>
      this.#rest.rest.repos.updateReleaseAsset({ ...this.#where, asset_id: id, name }),
    );
  }

  /** Does nothing if it is gone. */
  async remove({ id }: Pick<Asset, 'id'>): Promise<void> {
    await this.#explaining(() =>
      this.#rest.rest.repos.deleteReleaseAsset({ ...this.#where, asset_id: id }).catch(ifMissing),
    );
  }

  /** The notes of a release as they are now. */
  notes({ id }: Release): Promise<string> {
    return this.#explaining(
      async () =>
        (await this.#rest.rest.repos.getRelease({ ...this.#where, release_id: id })).data.body ?? '',
    );
  }

  async setNotes({ id }: Release, body: string): Promise<void> {
    await this.#explaining(() =>
      this.#rest.rest.repos.updateRelease({ ...this.#where, release_id: id, body }),
    );
  }

  /** Downloads an asset. @param path must not exist */
  async download(asset: Asset, path: string): Promise<void> {
    await this.#explaining(() =>
      patiently(async () => {
        const body = await this.#open(asset);
        const file = createWriteStream(path, { mode: 0o600 });
        await pipeline(body, file).catch((error: unknown) => {
          this.#signal.throwIfAborted();
          throw new RestError(500, `the download of ${asset.name} ended early (${String(error)})`);
        });
      }, this.#signal),
    );
  }

  #explaining<T>(ask: () => Promise<T>): Promise<T> {
    return explaining(ask, this.#need);
  }

  /** GitHub answers with a redirect to a storage host, which needs no token and gets none. */
  async #open({ id, name, bytes }: Asset): Promise<AsyncIterable<Uint8Array>> {
    const { headers, data } = await this.#rest.request(
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      {
        ...this.#where,
        asset_id: id,
        headers: { accept: 'application/octet-stream' },
        request: { redirect: 'manual', parseSuccessResponseBody: false, answerMs: answerMs(bytes) },
      },
    );
    if (headers.location === undefined) return data as unknown as AsyncIterable<Uint8Array>;
    // Of octokit, which knows of a proxy.
    const request = (this.#rest.request.endpoint.DEFAULTS.request?.fetch ?? fetch) as typeof fetch;
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(answerMs(bytes))]);
    const answer = await request(headers.location, { redirect: 'error', signal }).catch(() => undefined);
    this.#signal.throwIfAborted();
    if (answer?.status !== 200 || !answer.body)
      throw new RestError(answer?.status ?? 500, `the download of ${name} failed`);
    return answer.body as unknown as AsyncIterable<Uint8Array>;
  }
}

function answerMs(bytes: number): number {
  return BASE_MS + Math.ceil(bytes / LEAST_BYTES_PER_MS);
}

/** As GitHub reports it. */
export function digestOf({ sha256 }: Pick<UploadFile, 'sha256'>): string {
  return `sha256:${sha256}`;
}

/** @throws any other error */
function ifMissing(error: unknown): undefined {
  if (statusOf(error) !== 404) throw error;
}

function releaseOf(data: {
  id: number;
  html_url: string;
  draft: boolean;
  immutable?: boolean;
  upload_url: string;
}): Release {
  const { id, html_url: url, draft: isDraft, immutable: isImmutable = false, upload_url: uploadUrl } = data;
  return { id, url, isDraft, isImmutable, uploadUrl };
}

function assetOf(data: { id: number; name: string; size: number; digest?: string | null }): Asset {
  return { id: data.id, name: data.name, bytes: data.size, digest: data.digest ?? undefined };
}
