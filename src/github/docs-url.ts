/** URL of this action's docs/, in the version that runs; ends with `/`. */
export function docsUrl(env: NodeJS.ProcessEnv): string {
  // Not set for an action in the workspace.
  const repository = env.GITHUB_ACTION_REPOSITORY || 'owner/b2-inventory';
  return `${env.GITHUB_SERVER_URL || 'https://github.com'}/${repository}/blob/${env.GITHUB_ACTION_REF || 'HEAD'}/docs/`;
}
