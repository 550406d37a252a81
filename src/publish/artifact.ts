import type { Log } from '../github/log.ts';

/** The artifact that a run leaves behind. */
export interface Artifact {
  id: string;
  url: string;
}

/** An artifact that can be uploaded when the inventory is there. */
export interface Upload {
  /** @param paths absolute, below `root` */
  run(root: string, paths: readonly string[]): Promise<Artifact>;
}

/**
 * Makes sure, before the walk, that the name will be free when the upload comes: one that an earlier attempt of
 * this run left is replaced.
 * @param retentionDays undefined: what the repository has set
 * @throws Error when another step or job of this run has used the name
 */
export async function prepareUpload(
  name: string,
  retentionDays: number | undefined,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<Upload> {
  const { default: client } = await import('@actions/artifact');
  const { artifacts } = await client.listArtifacts();
  const existing = artifacts.filter((artifact) => artifact.name === name);
  // Artifacts do not tell their attempt. What was there before this job was handed its token is an earlier
  // attempt's; in a first attempt nothing can be.
  const begun = Number(env.GITHUB_RUN_ATTEMPT ?? '1') > 1 ? jobBegan(env.ACTIONS_RUNTIME_TOKEN) : 0;
  if (!existing.every(({ createdAt }) => createdAt && createdAt.getTime() < begun)) {
    throw new Error(
      `Input \`artifact-name\`: another step or job of this run has already uploaded an artifact ${JSON.stringify(name)}. Set \`artifact-name\` so that each has its own, in a matrix for example to inventory-\${{ matrix.bucket }}`,
    );
  }
  return {
    run: async (root, paths) => {
      if (existing.length > 0) {
        log.info(`Replaces the artifact ${name} of an earlier attempt`);
        await client.deleteArtifact(name);
      }
      const options = retentionDays === undefined ? {} : { retentionDays };
      const { id } = await client.uploadArtifact(name, [...paths], root, options);
      if (id === undefined) throw new Error('The artifact service gave the artifact no id');
      const run = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`;
      return { id: String(id), url: `${run}/artifacts/${id}` };
    },
  };
}

/** Milliseconds since 1970; 0 when the token does not tell. */
function jobBegan(token = ''): number {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      iat?: number;
      nbf?: number;
    };
    return (claims.iat ?? claims.nbf ?? 0) * 1_000;
  } catch {
    return 0;
  }
}
