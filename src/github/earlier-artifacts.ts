import { type Rest, statusOf } from './rest.ts';

/** An artifact of an earlier run. */
export interface EarlierArtifact {
  id: number;
  /** `sha256:` and 64 hexadecimal digits; absent on artifacts of old clients. */
  digest: string | undefined;
  runId: number;
  runUrl: string;
}

/** Artifacts of a page of the list: GitHub's maximum. */
const PAGE = 100;
/** The most pages of the list that are read. */
export const MOST_PAGES = 10;
/** The most runs that are looked up. */
export const MOST_RUNS = 50;

type Run = Awaited<ReturnType<Rest['rest']['actions']['getWorkflowRun']>>['data'];

/**
 * The artifacts with a name that earlier runs of this workflow uploaded on this branch, newest first, whatever the
 * run's conclusion. They are as trustworthy as this workflow: the run is of the same workflow, of code from this
 * repository, and not for a pull request. The branch name alone proves nothing, since a fork can use the same name.
 *
 * A run for a pull request is compared with its target branch.
 *
 * Requests: two, and one for each run looked up; at most MOST_PAGES + MOST_RUNS + 1.
 * @param baseBranch target branch of this run's pull request; undefined without one
 * @returns artifacts; last a text if a limit ended the search
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
      // What the list itself shows costs no request.
      if (expired || !of?.id || of.id === own.id) continue;
      if (of.head_branch !== branch || of.head_repository_id !== home) continue;
      if (!judged.has(of.id)) {
        if (judged.size === MOST_RUNS) {
          yield `at most ${MOST_RUNS} runs are looked up; give this workflow an \`artifact-name\` of its own`;
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
  yield `at most ${MOST_PAGES * PAGE} artifacts are looked up; give this workflow an \`artifact-name\` of its own`;
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
