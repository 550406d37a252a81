import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ALL, TestClient } from '../b2-server/client.ts';
import type { B2Server, KeySpec } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';

/** A key that may also store files. */
export const WRITER: KeySpec = {
  id: '00123456789abcd0000000077',
  secret: 'K001/Writer0Secret0Of0The0Acc0',
  capabilities: [...ALL, 'writeFiles'],
};

/** What is stored in a bucket, read by a client that is not the action's. */
export class StoredFiles {
  readonly #client: TestClient;
  readonly #bucket: string;

  private constructor(client: TestClient, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  static async in(server: B2Server, bucket: string): Promise<StoredFiles> {
    return new StoredFiles(await TestClient.open(server, WRITER.id, WRITER.secret), bucket);
  }

  /** Visible names, in order. */
  async names(prefix = ''): Promise<string[]> {
    return (await this.#client.list(this.#bucket, { prefix })).map(({ fileName }) => fileName);
  }

  /** Names of large files that were started and neither finished nor cancelled. */
  async unfinished(): Promise<string[]> {
    const body = { bucketId: this.#client.server.bucketId(this.#bucket) };
    const page = await this.#client.page('b2_list_unfinished_large_files', body);
    return page.files.map(({ fileName }) => fileName);
  }

  /** The visible version of a file. */
  async bytes(name: string): Promise<Buffer> {
    const encoded = name.split('/').map(encodeURIComponent).join('/');
    const { server, token } = this.#client;
    const response = await fetch(`${server.url}/file/${this.#bucket}/${encoded}`, {
      headers: { Authorization: token },
    });
    if (response.status !== 200) throw new Error(`${name}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async json<T>(name: string): Promise<T> {
    return JSON.parse((await this.bytes(name)).toString()) as T;
  }

  /** Saves everything with a prefix below a folder, as `b2 sync` does. */
  async save(prefix: string, folder = makeFolder('stored')): Promise<string> {
    for (const name of await this.names(prefix)) {
      const file = path.join(folder, name.slice(prefix.length));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, await this.bytes(name));
    }
    return folder;
  }
}
