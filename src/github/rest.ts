import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';

/** GitHub's REST API, with the token of the step. */
export type Rest = ReturnType<typeof getOctokit>;

/** Options of a request, beside those of octokit. */
export interface RestOptions {
  /** Milliseconds until the answer. */
  answerMs?: number;
  /** The caller tries again. */
  tries?: 1;
}

/** For one answer. */
const ANSWER_MS = 30_000;
/** Before the second try, and before the third and last. */
const WAITS_MS = [500, 2_000];

/**
 * Opens the API at GITHUB_API_URL. No redirect is followed, so that the token goes nowhere else; answers 5xx and
 * connections that fail are tried three times.
 */
export async function openRest(token: string, signal: AbortSignal): Promise<Rest> {
  const { getOctokit } = await import('@actions/github');
  const rest = getOctokit(token);
  rest.hook.wrap('request', (request, options) => {
    const { answerMs = ANSWER_MS, tries } = options.request as RestOptions;
    const ask = async () => {
      // Octokit's own hooks hand on this very object; a changed copy would be lost.
      options.request.redirect ??= 'error';
      options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
      return request(options);
    };
    return tries === 1 ? ask() : patiently(ask, signal);
  });
  return rest;
}

/** Does it again where the service failed and not the request. @throws what the last try threw */
export async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (!(statusOf(error) >= 500)) throw error;
    }
    await sleep(wait, undefined, { signal });
  }
  return ask();
}

/** A failure of something that GitHub's API leads to. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly status: number;

  /** @param status 500 or more: it may be tried again */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The HTTP status of a failed request; NaN when the error is of something else. */
export function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
}

/** What a feature needs of GitHub's API, for messages. */
export interface RestNeed {
  /** The input that asks for it. */
  readonly input: string;
  /** What a token without the permission may not do: `the token may not ...`. */
  readonly denied: string;
  /** As in a workflow file. */
  readonly permission: string;
  /** What any other failure means, and what to do. `REASON` becomes GitHub's answer. */
  readonly failed: string;
}

/** Explains a request that GitHub refused; an error of another kind is returned unchanged. */
export function explained(error: unknown, { input, denied, permission, failed }: RestNeed): unknown {
  const status = statusOf(error);
  if (!(error instanceof Error) || Number.isNaN(status)) return error;
  const isAnswered = 'response' in error && error.response !== undefined;
  const reason = `${isAnswered ? `HTTP ${status}: ` : ''}${error.message.slice(0, 500)}`;
  const failure = (what: string) => new Error(what, { cause: error });
  if (status === 401) return failure(`Input \`github-token\`: GitHub does not accept it (${reason})`);
  if ((status === 403 || status === 404) && !/rate limit|archived/i.test(reason)) {
    return failure(
      `Input \`${input}\`: ${denied} (${reason}). Give the job this permission, in addition to those it has:\npermissions:\n  ${permission}`,
    );
  }
  return failure(`Input \`${input}\`: ${failed.replace('REASON', () => reason)}`);
}

/** @throws the explanation of a refusal */
export async function explaining<T>(ask: () => Promise<T>, need: RestNeed): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw explained(error, need);
  }
}
