import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';

/** GitHub's REST API, with the token of the step. */
export type Rest = ReturnType<typeof getOctokit>;

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
  rest.hook.wrap('request', (request, options) =>
    patiently(async () => {
      // Octokit's own hooks hand on this very object; a changed copy would be lost.
      options.request.redirect = 'error';
      options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
      return request(options);
    }, signal),
  );
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

/** The HTTP status of a failed request; NaN when the error is of something else. */
export function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
}

/** What to tell the user of a request that failed while the previous run was looked for. */
export function explained(error: unknown): unknown {
  const status = statusOf(error);
  if (!(error instanceof Error) || Number.isNaN(status)) return error;
  const answered = 'response' in error && error.response !== undefined;
  const said = `${answered ? `HTTP ${status}: ` : ''}${error.message.slice(0, 500)}`;
  if (status === 401) return failure(`Input \`github-token\`: GitHub does not accept it (${said})`, error);
  if ((status === 403 || status === 404) && !/rate limit/i.test(said)) {
    return failure(
      `Input \`baseline\`: \`previous-run\` may not read the workflow's earlier runs (${said}). Give the job the permission, beside those that it has:\npermissions:\n  actions: read`,
      error,
    );
  }
  return failure(
    `Input \`baseline\`: GitHub did not tell the previous run, with which to compare (${said}). Run the step again, or leave \`baseline\` empty`,
    error,
  );
}

function failure(message: string, cause: Error): Error {
  return new Error(message, { cause });
}
