import type { Content } from './content.ts';
import type { Fault } from './faults.ts';
import { emptyPage, type ListRequest, listPage, type Page } from './listing.ts';
import { borrowRows } from './row-buffer.ts';
import type { RowParts } from './rows.ts';
import type { Settings } from './types.ts';

/** The page for a request, bent as a fault wants it. */
export function pageWithFault(
  content: Content,
  request: ListRequest,
  parts: RowParts,
  settings: Settings,
  fault: Fault | null,
): Page {
  const honest = (max = request.max) => listPage(content, { ...request, max }, parts, settings);
  switch (fault?.kind) {
    case 'short-page':
      return honest(Math.max(1, Math.min(request.max, fault.rows ?? Math.floor(request.max / 3))));
    case 'empty-page':
      return emptyPage(content, request, parts) ?? honest(1);
    case 'stuck-cursor':
      return { rows: borrowRows(), nextFileName: request.startFileName, nextFileId: request.startFileId };
    case 'out-of-order': {
      const page = honest();
      const order = [...Array(page.rows.rows).keys()];
      if (order.length > 1) [order[0], order[order.length - 1]] = [order.at(-1)!, order[0]!];
      page.rows.rearrange(order);
      return page;
    }
    case 'duplicate-row': {
      const page = honest();
      const order = [...Array(page.rows.rows).keys()];
      const middle = order.length >> 1;
      if (order.length > 0) order.splice(middle, 0, middle);
      page.rows.rearrange(order);
      return page;
    }
    default:
      return honest();
  }
}

/** The page as JSON, in its own memory: not to be given back before it is sent. */
export function pageBody(page: Page, versions: boolean, style: Settings['pageStyle']): Buffer {
  const name = `"nextFileName":${JSON.stringify(page.nextFileName)}`;
  const body = page.rows.close(versions ? `"nextFileId":${JSON.stringify(page.nextFileId)},${name}` : name);
  if (style === undefined || style === 'compact') return body;
  const parsed = JSON.parse(body.toString()) as unknown;
  if (style === 'pretty') return Buffer.from(JSON.stringify(parsed, null, 2));
  return Buffer.from(escapeAll(JSON.stringify(shuffle(parsed))));
}

/** Reverses the fields of every object, and adds one that no client knows. */
function shuffle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffle);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).reverse();
  const known = 'fileName' in value ? [['futureField', { nested: ['}', '"fileName":"no"'] }] as const] : [];
  return Object.fromEntries([...known, ...fields.map(([name, field]) => [name, shuffle(field)] as const)]);
}

/** Every way of writing a character is legal JSON: escapes all but ASCII, and slashes. */
function escapeAll(json: string): string {
  return json
    .replaceAll('/', '\\/')
    .replace(/[^\u0000-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
