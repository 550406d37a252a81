import { createReadStream, createWriteStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ArtifactStore, Blob } from './artifact-store.ts';
import { HttpError, readBody } from './http.ts';

/** Blob URLs begin with this: account and container, as a storage emulator on an IP address has them. */
export const blobPrefix = '/devstoreaccount1/actions-results/';

/** The path and query of a blob's signed URL. */
export function signedPath(blob: Blob, signature: string): string {
  const query = new URLSearchParams({
    se: '2099-01-01T00:00:00Z',
    sp: 'rw',
    sv: '2025-05-05',
    sig: signature,
  });
  return `${blobPrefix}${blob.id}/${encodeURIComponent(blob.fileName)}?${query}`;
}

/** Answers what the Azure client sends: staged blocks, a list of blocks, a whole blob at once; and downloads. */
export async function answerBlob(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  store: ArtifactStore,
): Promise<void> {
  const blob = store.blob(url.pathname.slice(blobPrefix.length).split('/')[0] ?? '');
  if (!blob) throw new HttpError(404, 'BlobNotFound', 'The specified blob does not exist.');
  const upload = request.method === 'PUT';
  if (url.searchParams.get('sig') !== (upload ? blob.uploadSignature : blob.downloadSignature)) {
    throw new HttpError(403, 'AuthenticationFailed', 'Signature did not match.');
  }
  if (upload) await put(request, response, url, store, blob);
  else await get(response, store, blob);
}

async function put(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  store: ArtifactStore,
  blob: Blob,
): Promise<void> {
  const comp = url.searchParams.get('comp');
  if (comp === 'block') {
    const blockId = url.searchParams.get('blockid');
    if (!blockId) throw new HttpError(400, 'MissingRequiredQueryParameter', 'blockid is missing');
    await pipeline(request, createWriteStream(store.blockFile(blob, blockId)));
  } else if (comp === 'blocklist') {
    const list = (await readBody(request)).toString();
    await store.commit(
      blob,
      [...list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map((match) => match[1] as string),
    );
  } else if (comp === null) {
    await pipeline(request, createWriteStream(store.blobFile(blob)));
    blob.committed = true;
  } else {
    throw new HttpError(400, 'InvalidQueryParameterValue', `comp=${comp} is not served here`);
  }
  response.writeHead(201, {
    etag: '"0x8DB"',
    'last-modified': new Date().toUTCString(),
    'x-ms-request-server-encrypted': 'true',
    'content-length': 0,
  });
  response.end();
}

async function get(response: ServerResponse, store: ArtifactStore, blob: Blob): Promise<void> {
  const file = store.blobFile(blob);
  response.writeHead(200, {
    'content-type': blob.mimeType,
    'content-length': statSync(file).size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(blob.fileName)}`,
  });
  await pipeline(createReadStream(file), response);
}
