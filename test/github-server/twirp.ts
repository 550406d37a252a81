import type { ArtifactStore, Blob, StoredArtifact } from './artifact-store.ts';
import { HttpError } from './http.ts';
import { type JobIdentity, jobBackendId, runBackendId } from './token.ts';

/** The methods of `github.actions.results.api.v1.ArtifactService` that @actions/artifact 6 calls. */
export const twirpMethods = [
  'CreateArtifact',
  'FinalizeArtifact',
  'ListArtifacts',
  'GetSignedArtifactURL',
  'DeleteArtifact',
] as const;

/** One of those. */
export type TwirpMethod = (typeof twirpMethods)[number];

/** What a call needs to be answered. */
export interface TwirpContext {
  store: ArtifactStore;
  /** The job whose token the request carries. */
  job: JobIdentity;
  uploadUrl(blob: Blob): string;
  downloadUrl(blob: Blob): string;
}

type Message = Record<string, unknown>;

/** Answers one call; messages are protobuf's JSON with the field names of the proto files. */
export async function answerTwirp(
  method: TwirpMethod,
  message: Message,
  context: TwirpContext,
): Promise<Message> {
  if (message.workflow_run_backend_id !== runBackendId(context.job.runId)) {
    throw new HttpError(403, 'permission_denied', 'the token is not for this workflow run');
  }
  return await answers[method](message, context);
}

const answers: Record<TwirpMethod, (message: Message, context: TwirpContext) => Message | Promise<Message>> =
  {
    CreateArtifact(message, { store, job, uploadUrl }) {
      requireOwnJob(message, job);
      const name = text(message, 'name');
      if (message.version !== 7) throw new HttpError(400, 'invalid_argument', 'unknown version of artifacts');
      if (/["<>:|*?\r\n\\/]/.test(name))
        throw new HttpError(400, 'invalid_argument', 'the artifact name is not valid');
      const expiresAt = typeof message.expires_at === 'string' ? new Date(message.expires_at) : undefined;
      const mimeType = typeof message.mime_type === 'string' ? message.mime_type : 'application/zip';
      const entry = store.create(job, name, mimeType, expiresAt);
      return { ok: true, signed_upload_url: uploadUrl(entry.blob) };
    },

    async FinalizeArtifact(message, { store, job }) {
      requireOwnJob(message, job);
      const digest = typeof message.hash === 'string' ? message.hash : undefined;
      const artifact = await store.finalize(job, text(message, 'name'), Number(message.size ?? 0), digest);
      return { ok: true, artifact_id: String(artifact.id) };
    },

    ListArtifacts(message, { store, job }) {
      const found = ofRun(store, job).filter(
        (artifact) =>
          (message.name_filter === undefined || artifact.name === message.name_filter) &&
          (message.id_filter === undefined || String(artifact.id) === String(message.id_filter)),
      );
      return {
        artifacts: found.map((artifact) => ({
          workflow_run_backend_id: runBackendId(artifact.runId),
          workflow_job_run_backend_id: jobBackendId(artifact),
          database_id: String(artifact.id),
          name: artifact.name,
          size: String(artifact.size),
          created_at: artifact.createdAt.toISOString(),
          digest: artifact.digest,
        })),
      };
    },

    GetSignedArtifactURL(message, { store, job, downloadUrl }) {
      return { signed_url: downloadUrl(store.blobOf(one(store, job, message).id)) };
    },

    DeleteArtifact(message, { store, job }) {
      const artifact = one(store, job, message);
      store.delete(artifact.id);
      return { ok: true, artifact_id: String(artifact.id) };
    },
  };

function ofRun(store: ArtifactStore, job: JobIdentity): StoredArtifact[] {
  return store.list().filter((artifact) => artifact.runId === job.runId);
}

/** The artifact named, of the job named: an artifact is addressed by run, job and name together. */
function one(store: ArtifactStore, job: JobIdentity, message: Message): StoredArtifact {
  const found = ofRun(store, job).find(
    (artifact) =>
      artifact.name === message.name && jobBackendId(artifact) === message.workflow_job_run_backend_id,
  );
  if (!found) throw new HttpError(404, 'not_found', 'artifact not found');
  return found;
}

function requireOwnJob(message: Message, job: JobIdentity): void {
  if (message.workflow_job_run_backend_id === jobBackendId(job)) return;
  throw new HttpError(403, 'permission_denied', 'the token is not for this job');
}

function text(message: Message, field: string): string {
  const value = message[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new HttpError(400, 'invalid_argument', `${field} is required`);
}
