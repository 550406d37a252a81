import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ArtifactStore, type Blob, type PlantedArtifact, type StoredArtifact } from './artifact-store.ts';
import { answerBlob, signedPath } from './blobs.ts';
import { applyFault, type Fault, type FaultPoint, pointOf, quotaFault, sendError } from './faults.ts';
import { HttpError, readBody, sendJson } from './http.ts';
import { IssueStore } from './issue-store.ts';
import type { Permissions, Repository } from './permissions.ts';
import { ReleaseStore } from './release-store.ts';
import { answerRest, REPOSITORY_ID, type WorkflowRun } from './rest.ts';
import { type JobIdentity, makeRuntimeToken } from './token.ts';
import { answerTwirp } from './twirp.ts';

export type { Fault, PlantedArtifact, StoredArtifact, WorkflowRun };
export { quotaFault };

/** One request that was answered. Queries are left out, since they contain signatures. */
interface LoggedRequest {
  method: string;
  path: string;
  point: FaultPoint;
  status: number;
}

/** Settings of a server. */
export interface GithubServerOptions {
  repository?: string;
  /**
   * How far a name must be unique: 409 otherwise. By default within a run, the stricter reading. People who measured
   * GitHub say that every attempt keeps its own copy of a name (go-gitea/gitea #38901, actions/toolkit #1592).
   */
  uniquePer?: 'run' | 'attempt';
}

/** A GitHub on loopback: artifact service, blob storage and a little REST, for the real clients. */
export interface GithubServer {
  /** Origin: ACTIONS_RESULTS_URL and GITHUB_API_URL. */
  readonly url: string;
  readonly repository: string;
  /** What `github.token` is worth here. */
  readonly githubToken: string;
  readonly requests: LoggedRequest[];
  /** Faults now in force; set and delete at will. */
  readonly faults: Partial<Record<FaultPoint, Fault>>;
  /** What `githubToken` may do; to read actions and contents unless a test says otherwise. */
  readonly permissions: Permissions;
  /** What REST reports of the repository: private, with issues, `main`, unless a test says otherwise. */
  readonly repositoryInfo: Repository;
  /** What time it is here: when artifacts are made, and whether they have expired. */
  now: () => Date;
  readonly releases: ReleaseStore;
  readonly issues: IssueStore;
  /** Another token, with permissions of its own. */
  addToken(permissions: Partial<Permissions>): string;
  /** Every finished artifact, oldest first. */
  artifacts(): StoredArtifact[];
  /** Puts one there as if made by an earlier attempt, another job or another run. */
  addArtifact(artifact: PlantedArtifact): StoredArtifact;
  /**
   * Adds a run to REST, or more fields to one. A token adds its run automatically. The defaults are a push to
   * `main` of the workflow 101 in `.github/workflows/inventory.yml`, from this repository, still running.
   */
  addRun(run: Partial<WorkflowRun> & { runId: number }): void;
  /** A runtime token of that job. */
  token(runId: number, jobId: string, issuedAt?: Date, attempt?: number): string;
  /** Everything that must occur in no log and no file. */
  secrets(): string[];
  close(): Promise<void>;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startGithubServer(options: GithubServerOptions = {}): Promise<GithubServer> {
  const settings: Pick<GithubServer, 'now'> = { now: () => new Date() };
  const permissions: Permissions = { actions: 'read', contents: 'read', issues: 'none' };
  const repositoryInfo: Repository = {
    visibility: 'private',
    defaultBranch: 'main',
    hasIssues: true,
    archived: false,
    immutableReleases: false,
  };
  const releases = new ReleaseStore(() => settings.now());
  const issues = new IssueStore(() => settings.now());
  const store = new ArtifactStore(options.uniquePer ?? 'run', () => settings.now());
  const jobs = new Map<string, JobIdentity>();
  const runs = new Map<number, WorkflowRun>();
  const repository = options.repository ?? 'octo-org/octo-repo';
  const githubToken = `ghs_${randomBytes(18).toString('hex')}`;
  const tokens = new Map([[githubToken, permissions]]);
  const requests: LoggedRequest[] = [];
  const faults: Partial<Record<FaultPoint, Fault>> = {};
  let origin = '';
  const uploadUrl = (blob: Blob) => origin + signedPath(blob, blob.uploadSignature);
  const downloadUrl = (blob: Blob) => origin + signedPath(blob, blob.downloadSignature);

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL, point: FaultPoint) {
    if (await applyFault(faults, point, request, response, releases)) return;
    if (point === 'PutBlob' || point === 'GetBlob') return await answerBlob(request, response, url, store);
    if (point === 'Rest' || point === 'UploadAsset' || point === 'GetAsset') {
      return await answerRest(request, response, url, {
        ...{ store, releases, issues, runs, name: repository, repository: repositoryInfo, tokens },
        ...{ now: settings.now(), origin, downloadUrl },
      });
    }
    const message = JSON.parse((await readBody(request)).toString()) as Record<string, unknown>;
    const job = jobs.get(request.headers.authorization?.replace(/^bearer /i, '') ?? '');
    if (!job) throw new HttpError(401, 'unauthenticated', 'the runtime token is missing or unknown');
    sendJson(response, 200, await answerTwirp(point, message, { store, job, uploadUrl, downloadUrl }));
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const point = pointOf(request.method ?? '', url.pathname);
    response.on('close', () => {
      requests.push({ method: request.method ?? '', path: url.pathname, point, status: response.statusCode });
    });
    answer(request, response, url, point).catch((error: unknown) => sendError(response, point, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function addRun(run: Partial<WorkflowRun> & { runId: number }): void {
    const known = runs.get(run.runId);
    const startedAt = run.startedAt ?? known?.startedAt ?? new Date();
    const before = known ?? {
      attempt: 1,
      createdAt: startedAt,
      headBranch: 'main',
      event: 'push',
      workflowId: 101,
      path: '.github/workflows/inventory.yml',
      headRepositoryId: REPOSITORY_ID,
      conclusion: null,
    };
    runs.set(run.runId, { ...before, ...run, startedAt });
  }

  return Object.assign(settings, {
    url: origin,
    repository,
    githubToken,
    requests,
    faults,
    permissions,
    repositoryInfo,
    releases,
    issues,
    addToken(given: Partial<Permissions>) {
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      tokens.set(token, { actions: 'none', contents: 'none', issues: 'none', ...given });
      return token;
    },
    artifacts: () => store.list(),
    addArtifact(artifact: PlantedArtifact) {
      if (!runs.has(artifact.runId)) addRun({ runId: artifact.runId });
      return store.plant(artifact);
    },
    addRun,
    token(runId: number, jobId: string, issuedAt = new Date(), attempt = 1) {
      addRun({ runId, attempt, startedAt: issuedAt });
      const token = makeRuntimeToken({ runId, attempt, jobId }, issuedAt);
      jobs.set(token, { runId, attempt, jobId });
      return token;
    },
    secrets: () => [...tokens.keys(), ...jobs.keys(), ...store.secrets(), ...releases.secrets()],
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      store.close();
    },
  });
}
