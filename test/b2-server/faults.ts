import { randomFrom } from './hash.ts';

/** All faults that the server can inject. */
export const FAULT_KINDS = [
  // Pages that are legal but awkward.
  'short-page',
  'empty-page',
  // Refusals and failures that pass.
  '429',
  '429-retry-after',
  '503',
  '503-retry-after',
  '500',
  '408',
  '502-html',
  '200-html',
  // Answers that do not arrive complete.
  'cut',
  'cut-chunked',
  'truncated-json',
  'reset',
  'hang',
  // Refusals of the token, the key, the account, the request.
  'expired-token',
  'bad-token',
  'unauthorized',
  'cap',
  '400',
  // Pages that break the law.
  'out-of-order',
  'stuck-cursor',
  'duplicate-row',
  'redirect',
  // Of uploads: the connection is cut while the body is sent, or the body arrives damaged. Nothing is stored.
  'reset-request',
  'damaged',
  // An answer that is right and late.
  'slow',
  // Any other answer, as `Fault.answer` or `Fault.edit` says.
  'answer',
  'edit',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault with its particulars. */
export interface Fault {
  kind: FaultKind;
  /** Seconds, for the kinds `…-retry-after`; default 1. */
  retryAfter?: number;
  /** Most rows of a short page; default a third of what was asked. */
  rows?: number;
  /** Where a redirect leads; default a host that does not exist. */
  location?: string;
  /** The message of an error answer. */
  message?: string;
  /** How late a slow answer is; default 1000. */
  delayMs?: number;
  /** The whole response, for the kind `answer`. */
  answer?: WholeAnswer;
  /** Gives the JSON to send in place of a successful answer's, for the kind `edit`. Not through /_control. */
  edit?: (body: Json) => unknown;
}

/** A response; default 200 and JSON's content type. */
interface WholeAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

/** A JSON object as parsed. */
// biome-ignore lint/suspicious/noExplicitAny: a test edits what it knows to be there.
export type Json = Record<string, any>;

/** Faults that a client which retries survives with the same rows. */
export const PASSING_FAULTS: readonly FaultKind[] = [
  'short-page',
  'empty-page',
  '429',
  '429-retry-after',
  '503',
  '503-retry-after',
  '500',
  '408',
  '502-html',
  '200-html',
  'cut',
  'cut-chunked',
  'truncated-json',
  'reset',
  'expired-token',
];

/**
 * Faults of an upload that a client survives which asks for a new upload URL. After `cut`, `cut-chunked`,
 * `truncated-json` and `reset` the file is stored although the client cannot know.
 */
export const UPLOAD_FAULTS: readonly FaultKind[] = [
  ...PASSING_FAULTS.filter((kind) => !kind.endsWith('-page')),
  'reset-request',
  'damaged',
  'slow',
];

/** Faults after which an upload URL can be used again. */
const HARMLESS: readonly FaultKind[] = ['429', '429-retry-after', '400', 'damaged', 'slow', 'edit'];

/** Whether a fault is one of the pod's, which ends the upload URL. */
export function endsUploadUrl({ kind }: Fault): boolean {
  return !HARMLESS.includes(kind);
}

const UPLOADS = ['b2_upload_file', 'b2_upload_part'];
const LISTS = ['b2_list_file_names', 'b2_list_file_versions'];
const PAGE_KINDS: readonly FaultKind[] = [
  'short-page',
  'empty-page',
  'out-of-order',
  'stuck-cursor',
  'duplicate-row',
];

interface Random {
  draw: () => number;
  rate: number;
  kinds: readonly FaultKind[];
  calls: readonly string[] | null;
  left: number;
}

/**
 * Which request fails, and how. A call is named as in its path (`b2_list_file_names`); downloads are
 * `download_by_name`, `b2_download_file_by_id` and `download_s3`; `*` is any call, `list` either list of files, `upload` that of a
 * file or a part.
 * Requests of each such name are counted from 1, from the start or the last `clear`. Of several that apply,
 * `at` comes before `next`, `next` before `always`, `always` before `random`.
 */
export class Faults {
  private counts = new Map<string, number>();
  private queues = new Map<string, (Fault | null)[]>();
  private planned = new Map<string, Fault>();
  private standing = new Map<string, Fault>();
  private chance: Random | null = null;

  /** Fails the next requests of a call, `times` of them. Further calls queue up. */
  next(call: string, fault: FaultKind | Fault, times = 1): void {
    const queue = this.queues.get(call) ?? [];
    for (let n = 0; n < times; n += 1) queue.push(asFault(fault));
    this.queues.set(call, queue);
  }

  /** Fails the nth request of a call. */
  at(call: string, n: number, fault: FaultKind | Fault): void {
    this.planned.set(`${call} ${n}`, asFault(fault));
  }

  /** Fails every request of a call. */
  always(call: string, fault: FaultKind | Fault): void {
    this.standing.set(call, asFault(fault));
  }

  /** Fails a share of requests, `limit` of them at most; the draws follow from the seed. */
  random(
    seed: number,
    rate: number,
    kinds: readonly FaultKind[] = PASSING_FAULTS,
    options: { calls?: readonly string[]; limit?: number } = {},
  ): void {
    this.chance = {
      draw: randomFrom(seed),
      rate,
      kinds,
      calls: options.calls ?? null,
      left: options.limit ?? Number.POSITIVE_INFINITY,
    };
  }

  /** No more faults; counts start again. */
  clear(): void {
    this.counts.clear();
    this.queues.clear();
    this.planned.clear();
    this.standing.clear();
    this.chance = null;
  }

  /** Counts a request and says what happens to it. The server's own use. */
  take(call: string): Fault | null {
    const group = LISTS.includes(call) ? ['list'] : UPLOADS.includes(call) ? ['upload'] : [];
    const names = [call, ...group, '*'];
    let planned: Fault | undefined;
    for (const name of names) {
      const n = (this.counts.get(name) ?? 0) + 1;
      this.counts.set(name, n);
      planned ??= this.planned.get(`${name} ${n}`);
    }
    const waiting = names.map((name) => this.queues.get(name)).find((queue) => queue?.length);
    const standing = names.map((name) => this.standing.get(name)).find((fault) => fault !== undefined);
    return planned ?? waiting?.shift() ?? standing ?? this.draw(call);
  }

  private draw(call: string): Fault | null {
    const chance = this.chance;
    if (chance === null || chance.left <= 0 || chance.calls?.includes(call) === false) return null;
    // Two draws for each request, so that one request's fate does not shift the others'.
    const fails = chance.draw() < chance.rate;
    const kind = chance.kinds[Math.floor(chance.draw() * chance.kinds.length)]!;
    if (!fails || (PAGE_KINDS.includes(kind) && !LISTS.includes(call))) return null;
    if (kind === 'damaged' && !UPLOADS.includes(call)) return null;
    chance.left -= 1;
    return { kind };
  }
}

function asFault(fault: FaultKind | Fault): Fault {
  return typeof fault === 'string' ? { kind: fault } : fault;
}
