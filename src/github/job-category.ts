/**
 * Distinguishes this use of the action from all others in the repository, the same in every run: workflow, job and
 * artifact name. Each job of a matrix gives its own artifact name.
 * @param artifactName undefined: no artifact
 */
export function jobCategory(env: NodeJS.ProcessEnv, artifactName = 'none'): string {
  // `owner/repository/.github/workflows/audit.yml@refs/heads/main`. The name of a workflow can change; its file stays.
  const [, file] = /^[^/]+\/[^/]+\/(?:\.github\/workflows\/)?(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '') ?? [];
  const parts = [file ?? (env.GITHUB_WORKFLOW || 'workflow'), env.GITHUB_JOB || 'job', artifactName];
  // GitHub ends a category at the last `/`, and separates its parts by it.
  return parts.map((part) => part.replaceAll('/', '-')).join('/');
}
