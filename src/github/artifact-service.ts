/** Why there is no artifact service here, or undefined when there is one. */
export function missingService(env: NodeJS.ProcessEnv): string | undefined {
  const host = URL.canParse(env.GITHUB_SERVER_URL ?? '')
    ? new URL(env.GITHUB_SERVER_URL!).hostname
    : 'github.com';
  // The rule of @actions/artifact, which throws everywhere else.
  if (!/^github\.com$|\.ghe\.com$|\.localhost$/i.test(host))
    return `${host} has no artifact service that can be used`;
  if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL) return 'this runner offers no artifact service';
  return undefined;
}
