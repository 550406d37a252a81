import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer that is not 200, thrown where the reason is found and written by the server. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  /** What REST says of each wrong field. */
  readonly errors: object[] | undefined;

  constructor(status: number, code: string, message: string, errors?: object[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** REST's answer to fields that it does not take. */
export function validationFailed(resource: string, field: string, code: string, message?: string): HttpError {
  const error = { resource, code, field, ...(message === undefined ? {} : { message }) };
  return new HttpError(422, 'Unprocessable Entity', 'Validation Failed', [error]);
}

/** REST's answer where there is nothing, or nothing that the token may see. */
export const notFound = () => new HttpError(404, 'Not Found', 'Not Found');

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The JSON object that a request carries; empty when it has no body. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = (await readBody(request)).toString();
  if (body === '') return {};
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new HttpError(400, 'Bad Request', 'Problems parsing JSON');
  }
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

/** The rows of the page that the query asks for, and the header by which clients find the other pages. */
export function pageOf<T>(rows: T[], url: URL): { rows: T[]; headers: Record<string, string> } {
  const size = Math.min(Math.max(Number(url.searchParams.get('per_page') ?? 30), 1), 100);
  const page = Math.max(Number(url.searchParams.get('page') ?? 1), 1);
  const last = Math.max(Math.ceil(rows.length / size), 1);
  const link = (to: number, rel: string) => {
    const other = new URL(url);
    other.searchParams.set('page', String(to));
    return `<${other}>; rel="${rel}"`;
  };
  const links = page < last ? [link(page + 1, 'next'), link(last, 'last')] : [];
  return {
    rows: rows.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** GitHub's times carry no fraction of a second. */
export function toSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
