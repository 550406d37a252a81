import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ArtifactStore, Blob, StoredArtifact } from './artifact-store.ts';
import { HttpError, sendJson } from './http.ts';

/** A workflow run as REST reports it. */
export interface WorkflowRun {
  runId: number;
  /** The latest attempt. */
  attempt: number;
  createdAt: Date;
  /** When the latest attempt began. */
  startedAt: Date;
  headBranch: string;
  event: string;
  /** Which workflow it is a run of, and the file that the workflow is in. */
  workflowId: number;
  path: string;
  /** The repository that its code came from: REPOSITORY_ID, or a fork for a pull request. Null: the fork is deleted. */
  headRepositoryId: number | null;
  /** Null while it runs. */
  conclusion: string | null;
}

/** The id of the one repository there is. */
export const REPOSITORY_ID = 1;

/** What a route needs to answer. */
export interface RestContext {
  store: ArtifactStore;
  runs: ReadonlyMap<number, WorkflowRun>;
  /** `owner/name` of the one repository there is. */
  repository: string;
  /** The token that opens the API. */
  githubToken: string;
  /** What the token's `actions:` permission is. */
  permission: 'read' | 'none';
  now: Date;
  /** Origin of this server. */
  origin: string;
  downloadUrl(blob: Blob): string;
}

/** Answers the few routes of GitHub's REST API that @actions/artifact's `findBy` and looking back need. */
export function answerRest(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: RestContext,
): void {
  const given = request.headers.authorization?.replace(/^(token|bearer) /i, '');
  if (given !== context.githubToken) throw new HttpError(401, 'Bad credentials', 'Bad credentials');
  if (context.permission === 'none')
    throw new HttpError(403, 'Forbidden', 'Resource not accessible by integration');
  const base = `/repos/${context.repository}/actions/`;
  if (!url.pathname.startsWith(base)) throw new HttpError(404, 'Not Found', 'Not Found');
  const route = `${request.method} ${url.pathname.slice(base.length)}`;
  const { store } = context;

  const run = /^GET runs\/(\d+)$/.exec(route);
  const list = /^GET (?:runs\/(\d+)\/)?artifacts$/.exec(route);
  if (run) {
    sendJson(response, 200, runAsJson(Number(run[1]), context));
  } else if (list) {
    const found = store.list().filter((each) => list[1] === undefined || each.runId === Number(list[1]));
    sendJson(response, 200, page(found, url, context));
  } else {
    answerOneArtifact(route, response, context);
  }
}

function answerOneArtifact(route: string, response: ServerResponse, context: RestContext): void {
  const { store } = context;
  const artifact = /^(GET|DELETE) artifacts\/(\d+)(\/zip)?$/.exec(route);
  const found = artifact && store.list().find((each) => each.id === Number(artifact[2]));
  if (!artifact || !found) throw new HttpError(404, 'Not Found', 'Not Found');
  if (artifact[1] === 'DELETE') {
    store.delete(found.id);
    response.writeHead(204).end();
  } else if (!artifact[3]) {
    sendJson(response, 200, artifactAsJson(found, context));
  } else if (found.expiresAt < context.now) {
    throw new HttpError(410, 'Gone', 'Artifact has expired');
  } else {
    response
      .writeHead(302, { location: context.downloadUrl(store.blobOf(found.id)), 'content-length': 0 })
      .end();
  }
}

/** Newest first, as GitHub lists them. */
function page(artifacts: StoredArtifact[], url: URL, context: RestContext): object {
  const name = url.searchParams.get('name');
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const from = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
  const named = artifacts
    .filter((artifact) => name === null || artifact.name === name)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
  return {
    total_count: named.length,
    artifacts: named.slice(from, from + size).map((artifact) => artifactAsJson(artifact, context)),
  };
}

function artifactAsJson(artifact: StoredArtifact, { origin, repository, runs, now }: RestContext): object {
  const run = runs.get(artifact.runId);
  const url = `${origin}/repos/${repository}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expiresAt < now,
    digest: artifact.toldDigest,
    created_at: toSeconds(artifact.createdAt),
    updated_at: toSeconds(artifact.createdAt),
    expires_at: toSeconds(artifact.expiresAt),
    workflow_run: {
      id: artifact.runId,
      repository_id: REPOSITORY_ID,
      head_repository_id: run ? run.headRepositoryId : REPOSITORY_ID,
      head_branch: run?.headBranch ?? 'main',
      head_sha: '0'.repeat(40),
    },
  };
}

function runAsJson(runId: number, { runs, repository, origin }: RestContext): object {
  const run = runs.get(runId);
  if (!run) throw new HttpError(404, 'Not Found', 'Not Found');
  return {
    id: runId,
    run_number: 1,
    run_attempt: run.attempt,
    event: run.event,
    status: run.conclusion === null ? 'in_progress' : 'completed',
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    path: run.path,
    head_branch: run.headBranch,
    head_sha: '0'.repeat(40),
    // GitHub lists none for a fork's.
    pull_requests: [],
    repository: repositoryAsJson(REPOSITORY_ID, repository),
    head_repository: run.headRepositoryId === null ? null : headRepository(run.headRepositoryId, repository),
    created_at: toSeconds(run.createdAt),
    run_started_at: toSeconds(run.startedAt),
    url: `${origin}/repos/${repository}/actions/runs/${runId}`,
    html_url: `https://github.com/${repository}/actions/runs/${runId}`,
  };
}

function headRepository(id: number, repository: string): object {
  const name = repository.split('/')[1];
  return repositoryAsJson(id, id === REPOSITORY_ID ? repository : `forker-${id}/${name}`);
}

function repositoryAsJson(id: number, fullName: string): object {
  return { id, full_name: fullName, name: fullName.split('/')[1], fork: id !== REPOSITORY_ID };
}

/** GitHub's times carry no fraction of a second. */
function toSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
