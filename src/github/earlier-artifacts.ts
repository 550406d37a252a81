import { type Rest, statusOf } from './rest.ts';

/** An artifact of an earlier run. */
export interface EarlierArtifact {
  id: number;
  /** `sha256:` and 64 hexadecimal digits; absent on artifacts of old clients. */
  digest: string | undefined;
  runId: number;
  runUrl: string;
}

/** Artifacts on a page of the list, the most that GitHub gives. */
const PAGE = 100;
/** Pages of the list that are read, at the most. */
export const MOST_PAGES = 10;
/** Runs that are asked about, at the most. */
export const MOST_RUNS = 50;

type Run = Awaited<ReturnType<Rest['rest']['actions']['getWorkflowRun']>>['data'];

/**
 * The artifacts of a name that an earlier run of this workflow left on this branch, newest first as GitHub lists
 * them, whatever the run's conclusion. One can be trusted as far as this workflow can: its run is of the same
 * workflow, of code from this repository itself, and not for a pull request, be it of a fork or a branch. A fork
 * may name its branch like ours, so that the branch alone says nothing.
 *
 * A run that is for a pull request is compared with the branch that it would change.
 *
 * Requests: two and one for each run looked at, MOST_PAGES + MOST_RUNS + 1 at the most.
 * @param baseBranch of this run's pull request; undefined when the run is for none
 * @returns artifacts; in the end a text, when a limit and not the list was the end
 * @throws RequestError of octokit
 */
export async function* candidates(
  rest: Rest,
  name: string,
  baseBranch: string | undefined,
  env: NodeJS.ProcessEnv,
): AsyncGenerator<EarlierArtifact | string> {
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const { actions } = rest.rest;
  const runOf = async (id: number): Promise<Run> =>
    (await actions.getWorkflowRun({ owner, repo, run_id: id, exclude_pull_requests: true })).data;
  const own = await runOf(Number(env.GITHUB_RUN_ID));
  const branch = baseBranch ?? own.head_branch;
  const home = own.repository.id;
  const judged = new Map<number, boolean>();

  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await actions.listArtifactsForRepo({ owner, repo, name, per_page: PAGE, page });
    for (const { id, digest, expired, workflow_run: of } of data.artifacts) {
      // What the list itself tells, before anything is asked about the run.
      if (expired || !of?.id || of.id === own.id) continue;
      if (of.head_branch !== branch || of.head_repository_id !== home) continue;
      if (!judged.has(of.id)) {
        if (judged.size === MOST_RUNS) {
          yield `no more than ${MOST_RUNS} runs are looked at; give this workflow an \`artifact-name\` of its own`;
          return;
        }
        judged.set(of.id, isTrusted(await runOf(of.id).catch(ifGone), own));
      }
      if (!judged.get(of.id)) continue;
      const runUrl = `${env.GITHUB_SERVER_URL}/${owner}/${repo}/actions/runs/${of.id}`;
      yield { id, digest: digest ?? undefined, runId: of.id, runUrl };
    }
    if (data.artifacts.length === 0 || page * PAGE >= data.total_count) return;
  }
  yield `no more than ${MOST_PAGES * PAGE} artifacts are looked at; give this workflow an \`artifact-name\` of its own`;
}

/** A run that was deleted between the list and now. @throws any other error */
function ifGone(error: unknown): undefined {
  if (statusOf(error) !== 404) throw error;
}

function isTrusted(run: Run | undefined, own: Run): boolean {
  return (
    run?.workflow_id === own.workflow_id &&
    run.repository.id === own.repository.id &&
    run.head_repository?.id === own.repository.id &&
    !run.event.startsWith('pull_request')
  );
}
