import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunArtifacts } from '../github/run-artifacts.ts';
import { temporaryName } from '../spill/owner.ts';
import { planArtifact } from './names.ts';
import { PLAN_FILE, type Plan, parsePlan } from './plan-file.ts';

/**
 * Downloads the plan that the action `plan` made in this workflow run.
 * @param name of the inventory's artifact
 * @param temp RUNNER_TEMP
 * @throws Error if there is none, or if it is not as it was made
 */
export async function fetchPlan(artifacts: RunArtifacts, name: string, temp: string): Promise<Plan> {
  const artifact = planArtifact(name);
  if (!artifacts.has(artifact)) {
    throw new Error(
      `This workflow run has no plan: the artifact ${artifact} is missing. Let a job that this one \`needs\` use the action \`plan\` with the same \`artifact-name\``,
    );
  }
  const folder = await mkdtemp(join(temp, temporaryName('plan')));
  try {
    const fault = await artifacts.fetch(artifact, folder);
    const text = fault === undefined ? await readFile(join(folder, PLAN_FILE), 'utf8').catch(() => '') : '';
    const plan = fault ?? (text === '' ? `contains no ${PLAN_FILE}` : parsePlan(text));
    if (typeof plan !== 'string') return plan;
    throw new Error(
      `The artifact ${artifact} cannot be used: it ${plan}. Run all jobs of the workflow again`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
