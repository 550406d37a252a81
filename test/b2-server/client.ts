import type { B2Server } from './types.ts';

/** A row as parsed. */
export type Row = Record<string, unknown> & { fileName: string; fileId: string | null; action: string };

/** An answer as parsed. */
export interface Answer {
  status: number;
  code: string | undefined;
  message: string | undefined;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A page as parsed. */
export interface ListedPage {
  files: Row[];
  nextFileName: string | null;
  nextFileId?: string | null;
}

/** The barest client that can talk to the server, for the server's own tests. */
export class TestClient {
  readonly server: B2Server;
  token = '';

  constructor(server: B2Server) {
    this.server = server;
  }

  /** A client with a token. */
  static async open(server: B2Server, id = 'key', secret = 'secret'): Promise<TestClient> {
    const client = new TestClient(server);
    const { body, status } = await client.authorize(id, secret);
    if (status !== 200) throw new Error(`authorize: ${status}`);
    client.token = body.authorizationToken as string;
    return client;
  }

  async authorize(id: string, secret: string, version = 'v4'): Promise<Answer> {
    return this.fetch(`/b2api/${version}/b2_authorize_account`, {
      headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    });
  }

  async call(name: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.fetch(`/b2api/v4/${name}`, {
      method: 'POST',
      headers: { Authorization: this.token, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.server.url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const { code, message } = body as { code?: string; message?: string };
    return { status: response.status, code, message, headers: response.headers, body };
  }

  async page(call: string, body: Record<string, unknown>): Promise<ListedPage> {
    const answer = await this.call(call, body);
    if (answer.status !== 200) throw new Error(`${call}: ${answer.status} ${answer.code} ${answer.message}`);
    return answer.body as unknown as ListedPage;
  }

  /** All rows, page after page; stops when the cursor does not move. */
  async list(bucket: string, options: Record<string, unknown> = {}, versions = false): Promise<Row[]> {
    const call = versions ? 'b2_list_file_versions' : 'b2_list_file_names';
    const rows: Row[] = [];
    let cursor: Record<string, unknown> = {};
    for (;;) {
      const page = await this.page(call, { bucketId: this.server.bucketId(bucket), ...options, ...cursor });
      rows.push(...page.files);
      if (page.nextFileName === null) return rows;
      const next = {
        startFileName: page.nextFileName,
        ...(versions ? { startFileId: page.nextFileId } : {}),
      };
      if (JSON.stringify(next) === JSON.stringify(cursor)) throw new Error('the cursor does not move');
      cursor = next;
    }
  }
}

export const ALL = [
  'listBuckets',
  'listFiles',
  'readFiles',
  'readBucketEncryption',
  'readBucketRetentions',
  'readBucketReplications',
  'readFileRetentions',
  'readFileLegalHolds',
];
