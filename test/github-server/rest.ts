import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ArtifactStore, Blob, StoredArtifact } from './artifact-store.ts';
import { HttpError, notFound, pageOf, sendJson, toSeconds } from './http.ts';
import type { IssueStore } from './issue-store.ts';
import { need, type Permissions, type Repository } from './permissions.ts';
import type { ReleaseStore } from './release-store.ts';
import { answerIssues } from './rest-issues.ts';
import { ASSETS, answerDownload, answerReleases, answerUpload, UPLOADS } from './rest-releases.ts';

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

/** What the routes need. */
export interface RestContext {
  store: ArtifactStore;
  releases: ReleaseStore;
  issues: IssueStore;
  runs: ReadonlyMap<number, WorkflowRun>;
  /** `owner/name` of the one repository there is. */
  name: string;
  repository: Repository;
  /** The permissions of the tokens that open the API. */
  tokens: ReadonlyMap<string, Permissions>;
  now: Date;
  /** Origin of this server. */
  origin: string;
  downloadUrl(blob: Blob): string;
}

/** Answers the routes of GitHub's REST API that the action and its libraries call. */
export async function answerRest(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: RestContext,
): Promise<void> {
  const uploads = url.pathname.startsWith(`${UPLOADS}/`);
  const pathname = uploads ? url.pathname.slice(UPLOADS.length) : url.pathname;
  const ofRepository = `/repos/${context.name}`;
  const isRepository = pathname === ofRepository || pathname.startsWith(`${ofRepository}/`);
  if (!isRepository && isDownload(pathname, context))
    return answerDownload(url, response, { ...context, permissions: NOBODY });
  const given = request.headers.authorization?.replace(/^(token|bearer) /i, '');
  const permissions = context.tokens.get(given ?? '');
  if (permissions === undefined) throw new HttpError(401, 'Bad credentials', 'Bad credentials');
  if (!isRepository) throw notFound();
  const route = `${request.method} ${pathname.slice(ofRepository.length + 1)}`;
  const scoped = { ...context, permissions };
  if (uploads) await answerUpload(route, request, response, url, scoped);
  else if (route === 'GET ') sendJson(response, 200, repositoryInfo(scoped));
  else if (await answerReleases(route, request, response, url, scoped)) return;
  else if (await answerIssues(route, request, response, url, scoped)) return;
  else answerActions(route, response, url, scoped);
}

const NOBODY: Permissions = { actions: 'none', contents: 'none', issues: 'none' };

/** Downloads ask for no token: the URL holds a signature, or the repository is public. */
function isDownload(pathname: string, { name }: RestContext): boolean {
  return pathname.startsWith(ASSETS) || pathname.startsWith(`/${name}/releases/download/`);
}

type Scoped = RestContext & { permissions: Permissions };

/** Artifacts and workflow runs. */
function answerActions(route: string, response: ServerResponse, url: URL, context: Scoped): void {
  const { store, permissions, repository } = context;
  if (!/^\w+ actions\//.test(route)) throw notFound();
  need(permissions, repository, 'actions', route.startsWith('GET ') ? 'read' : 'write');
  const run = /^GET actions\/runs\/(\d+)$/.exec(route);
  const list = /^GET actions\/(?:runs\/(\d+)\/)?artifacts$/.exec(route);
  if (run) {
    sendJson(response, 200, runAsJson(Number(run[1]), context));
  } else if (list) {
    const found = store.list().filter((each) => list[1] === undefined || each.runId === Number(list[1]));
    const { json, headers } = page(found, url, context);
    sendJson(response, 200, json, headers);
  } else {
    answerOneArtifact(route, response, context);
  }
}

function repositoryInfo({ name, repository, permissions, origin }: Scoped): object {
  const [owner] = name.split('/');
  return {
    ...repositoryAsJson(REPOSITORY_ID, name),
    owner: { login: owner, type: 'Organization' },
    private: repository.visibility !== 'public',
    visibility: repository.visibility,
    default_branch: repository.defaultBranch,
    has_issues: repository.hasIssues,
    archived: repository.archived,
    permissions: { pull: true, push: permissions.contents === 'write', admin: false },
    url: `${origin}/repos/${name}`,
    html_url: `https://github.com/${name}`,
  };
}

function answerOneArtifact(route: string, response: ServerResponse, context: RestContext): void {
  const { store } = context;
  const artifact = /^(GET|DELETE) actions\/artifacts\/(\d+)(\/zip)?$/.exec(route);
  const found = artifact && store.list().find((each) => each.id === Number(artifact[2]));
  if (!artifact || !found) throw notFound();
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
function page(
  artifacts: StoredArtifact[],
  url: URL,
  context: RestContext,
): { json: object; headers: Record<string, string> } {
  const name = url.searchParams.get('name');
  const named = artifacts
    .filter((artifact) => name === null || artifact.name === name)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
  const { rows, headers } = pageOf(named, url);
  const json = { total_count: named.length, artifacts: rows.map((each) => artifactAsJson(each, context)) };
  return { json, headers };
}

function artifactAsJson(artifact: StoredArtifact, { origin, name, runs, now }: RestContext): object {
  const run = runs.get(artifact.runId);
  const url = `${origin}/repos/${name}/actions/artifacts/${artifact.id}`;
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

function runAsJson(runId: number, { runs, name, origin }: RestContext): object {
  const run = runs.get(runId);
  if (!run) throw notFound();
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
    repository: repositoryAsJson(REPOSITORY_ID, name),
    head_repository: run.headRepositoryId === null ? null : headRepository(run.headRepositoryId, name),
    created_at: toSeconds(run.createdAt),
    run_started_at: toSeconds(run.startedAt),
    url: `${origin}/repos/${name}/actions/runs/${runId}`,
    html_url: `https://github.com/${name}/actions/runs/${runId}`,
  };
}

function headRepository(id: number, repository: string): object {
  const name = repository.split('/')[1];
  return repositoryAsJson(id, id === REPOSITORY_ID ? repository : `forker-${id}/${name}`);
}

function repositoryAsJson(id: number, fullName: string): object {
  return { id, full_name: fullName, name: fullName.split('/')[1], fork: id !== REPOSITORY_ID };
}
