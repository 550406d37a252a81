import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HttpError,
  notFound,
  pageOf,
  readBody,
  readJson,
  sendJson,
  toSeconds,
  validationFailed,
} from './http.ts';
import { need, type Permissions, type Repository } from './permissions.ts';
import type { Release, ReleaseAsset, ReleaseStore } from './release-store.ts';

/** Where assets are uploaded: GitHub has a host for it, GHES a path. */
export const UPLOADS = '/api/uploads';
/** Where the bytes of assets are. */
export const ASSETS = '/release-assets/';

/** What the routes of releases need. */
export interface ReleaseContext {
  releases: ReleaseStore;
  /** `owner/name` */
  name: string;
  repository: Repository;
  permissions: Permissions;
  origin: string;
}

/** Answers what stands behind `/repos/OWNER/NAME/`; false when it is not about releases. */
export async function answerReleases(
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: ReleaseContext,
): Promise<boolean> {
  const match = /^(\w+) releases(?:\/(.*))?$/.exec(route);
  if (match === null) return false;
  const [, method, rest = ''] = match;
  need(context.permissions, context.repository, 'contents', method === 'GET' ? 'read' : 'write');
  const asset = /^assets\/(\d+)$/.exec(rest);
  const one = /^(\d+)$/.exec(rest);
  const assets = /^(\d+)\/assets$/.exec(rest);
  const tag = /^tags\/(.+)$/.exec(rest);
  if (asset) await answerAsset(Number(asset[1]), request, response, context);
  else if (one) await answerRelease(visible(Number(one[1]), context), request, response, context);
  else if (assets && method === 'GET') {
    const page = pageOf(visible(Number(assets[1]), context).assets, url);
    const owner = visible(Number(assets[1]), context);
    const json = page.rows.map((each) => assetAsJson(each, owner, context));
    sendJson(response, 200, json, page.headers);
  } else if (tag && method === 'GET') {
    const wanted = decodeURIComponent(tag[1]!);
    const found = context.releases.list().find((release) => !release.draft && release.tag === wanted);
    if (found === undefined) throw notFound();
    sendJson(response, 200, releaseAsJson(found, context));
  } else if (rest === '' && method === 'GET') {
    // Drafts are listed for those who may write.
    const drafts = context.permissions.contents === 'write';
    const page = pageOf(
      context.releases.list().filter((release) => drafts || !release.draft),
      url,
    );
    const json = page.rows.map((release) => releaseAsJson(release, context));
    sendJson(response, 200, json, page.headers);
  } else if (rest === '' && method === 'POST') await createRelease(request, response, context);
  else throw notFound();
  return true;
}

/** Answers an upload, whose path is behind UPLOADS. */
export async function answerUpload(
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: ReleaseContext,
): Promise<void> {
  const match = /^POST releases\/(\d+)\/assets$/.exec(route);
  if (match === null) throw notFound();
  need(context.permissions, context.repository, 'contents', 'write');
  const release = visible(Number(match[1]), context);
  if (request.headers['content-length'] === undefined) {
    throw new HttpError(400, 'Bad Request', 'Bad Content-Length: ');
  }
  const bytes = await readBody(request);
  const type = request.headers['content-type'] ?? 'application/octet-stream';
  const { searchParams } = url;
  const asset = context.releases.upload(
    release,
    searchParams.get('name') ?? '',
    bytes,
    type,
    searchParams.get('label'),
  );
  sendJson(response, 201, assetAsJson(asset, release, context));
}

/** Answers the URL that a download is redirected to, or a browser's download URL. */
export function answerDownload(url: URL, response: ServerResponse, context: ReleaseContext): void {
  const signed = new RegExp(`^${ASSETS}(\\d+)$`).exec(url.pathname);
  if (signed) {
    const asset = context.releases.asset(Number(signed[1]))?.asset;
    if (asset === undefined || url.searchParams.get('sig') !== asset.signature) throw notFound();
    const headers = { 'content-type': 'application/octet-stream', 'content-length': asset.bytes.length };
    response.writeHead(200, headers);
    response.end(asset.bytes);
    return;
  }
  const [tag, name] = url.pathname.slice(`/${context.name}/releases/download/`.length).split('/');
  const release = context.releases
    .list()
    .find((each) => !each.draft && each.tag === decodeURIComponent(tag ?? ''));
  const asset = release?.assets.find((each) => each.name === decodeURIComponent(name ?? ''));
  if (asset === undefined || context.repository.visibility !== 'public') throw notFound();
  redirect(response, asset, context);
}

function redirect(response: ServerResponse, asset: ReleaseAsset, { origin }: ReleaseContext): void {
  const location = `${origin}${ASSETS}${asset.id}?sig=${asset.signature}`;
  response.writeHead(302, { location, 'content-length': 0 }).end();
}

/** A release that the token may see. */
function visible(id: number, context: ReleaseContext): Release {
  const release = context.releases.get(id);
  if (release === undefined || (release.draft && context.permissions.contents !== 'write')) throw notFound();
  return release;
}

async function createRelease(
  request: IncomingMessage,
  response: ServerResponse,
  context: ReleaseContext,
): Promise<void> {
  const fields = await readJson(request);
  const tag = fields.tag_name;
  if (typeof tag !== 'string') throw validationFailed('Release', 'tag_name', 'missing_field');
  const draft = fields.draft === true;
  if (!draft && context.releases.list().some((release) => !release.draft && release.tag === tag)) {
    throw validationFailed('Release', 'tag_name', 'already_exists');
  }
  const release = context.releases.add({
    tag,
    draft,
    immutable: !draft && context.repository.immutableReleases,
  });
  context.releases.update(release, { ...fields, draft: undefined }, false);
  sendJson(response, 201, releaseAsJson(release, context));
}

async function answerRelease(
  release: Release,
  request: IncomingMessage,
  response: ServerResponse,
  context: ReleaseContext,
): Promise<void> {
  if (request.method === 'PATCH') {
    context.releases.update(release, await readJson(request), context.repository.immutableReleases);
  } else if (request.method !== 'GET') throw notFound();
  sendJson(response, 200, releaseAsJson(release, context));
}

async function answerAsset(
  id: number,
  request: IncomingMessage,
  response: ServerResponse,
  context: ReleaseContext,
): Promise<void> {
  const found = context.releases.asset(id);
  if (found === undefined) throw notFound();
  const release = visible(found.release.id, context);
  const { asset } = found;
  if (request.method === 'DELETE') {
    context.releases.remove(release, asset);
    response.writeHead(204).end();
    return;
  }
  if (request.method === 'PATCH') {
    const { name, label } = await readJson(request);
    if (typeof name === 'string') context.releases.rename(release, asset, name);
    if (typeof label === 'string') asset.label = label;
  } else if (request.headers.accept?.includes('application/octet-stream')) {
    redirect(response, asset, context);
    return;
  }
  sendJson(response, 200, assetAsJson(asset, release, context));
}

function releaseAsJson(release: Release, context: ReleaseContext): object {
  const { id, tag, name, body, draft, prerelease, immutable, createdAt, publishedAt, assets } = release;
  const api = `${context.origin}/repos/${context.name}/releases/${id}`;
  // A draft has no tag yet that a page could be found by.
  const page = draft ? `untagged-${id.toString(16).padStart(20, '0')}` : encodeURIComponent(tag);
  return {
    ...{ id, node_id: `RE_${id}`, tag_name: tag, target_commitish: context.repository.defaultBranch },
    ...{ name, body, draft, prerelease, immutable },
    url: api,
    assets_url: `${api}/assets`,
    upload_url: `${context.origin}${UPLOADS}/repos/${context.name}/releases/${id}/assets{?name,label}`,
    html_url: `https://github.com/${context.name}/releases/tag/${page}`,
    author: { login: 'octocat', type: 'User' },
    created_at: toSeconds(createdAt),
    published_at: publishedAt && toSeconds(publishedAt),
    assets: assets.map((asset) => assetAsJson(asset, release, context)),
  };
}

function assetAsJson(asset: ReleaseAsset, release: Release, { origin, name }: ReleaseContext): object {
  const digest = createHash('sha256').update(asset.bytes).digest('hex');
  return {
    id: asset.id,
    node_id: `RA_${asset.id}`,
    name: asset.name,
    label: asset.label,
    state: asset.state,
    content_type: asset.contentType,
    size: asset.bytes.length,
    digest: asset.state === 'uploaded' ? `sha256:${digest}` : null,
    download_count: 0,
    created_at: toSeconds(asset.createdAt),
    updated_at: toSeconds(asset.createdAt),
    url: `${origin}/repos/${name}/releases/assets/${asset.id}`,
    // At GitHub on the web host; here, so that it can be fetched.
    browser_download_url: `${origin}/${name}/releases/download/${encodeURIComponent(release.tag)}/${asset.name}`,
    uploader: { login: 'github-actions[bot]', type: 'Bot' },
  };
}
