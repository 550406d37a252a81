import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export const root = path.resolve(import.meta.dirname, '../..');

/** A step, as far as the tests look at it. */
interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}

export interface Job {
  uses?: string;
  env?: Record<string, unknown>;
  permissions?: Record<string, string>;
  steps?: Step[];
}

export interface Workflow {
  env?: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

/** A piece of YAML that is, or is part of, a workflow, and where it stands. */
export interface Snippet {
  where: string;
  text: string;
}

/** The workflows that GitHub runs for this repository. */
export function ownWorkflows(): Snippet[] {
  return yamlFiles('.github/workflows');
}

/** The workflows that users are shown: in docs/examples, and every other one in README.md or docs. */
export function shownWorkflows(): Snippet[] {
  const pages = ['README.md', ...filesIn('docs').filter((file) => file.endsWith('.md'))];
  return [...yamlFiles('docs/examples'), ...pages.flatMap(fences)];
}

export function isWorkflow({ text }: Snippet): boolean {
  return /^jobs:/m.test(text);
}

/** Every job of a snippet; steps that stand alone make one. */
export function jobsOf({ text }: Snippet): [name: string, job: Job, workflow: Workflow][] {
  const value = parse(text) as Workflow | Step[] | null;
  const workflow: Workflow = Array.isArray(value)
    ? { jobs: { steps: { steps: value } } }
    : (value ?? { jobs: {} });
  return Object.entries(workflow.jobs ?? {}).map(([name, job]) => [name, job, workflow]);
}

/** This action, whether from the checkout or released. */
export function isOurs(uses = ''): boolean {
  return uses === './' || /^[\w-]+\/b2-inventory(?:\/[\w-]+)?@/.test(uses);
}

/** Something else of this repository, such as a workflow that another calls. */
export function isLocal(uses: string): boolean {
  return uses.startsWith('./');
}

function fences(file: string): Snippet[] {
  const blocks = readFileSync(path.join(root, file), 'utf8').matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, text], index) => ({ where: `${file}, YAML block ${index + 1}`, text: text! }));
}

function yamlFiles(folder: string): Snippet[] {
  return filesIn(folder)
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => ({ where: file, text: readFileSync(path.join(root, file), 'utf8') }));
}

function filesIn(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
}
