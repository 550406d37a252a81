import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Suppression } from '../audit/suppressions.ts';
import { type BaselineSource, PREVIOUS_RUN } from '../baseline/source.ts';
import type { Condition, Gate } from '../conditions/syntax-tree.ts';
import { type Format, formatsOf } from '../formats/index.ts';
import { readInput } from '../github/input.ts';
import { InputError } from '../github/input-error.ts';
import { foreignFiles } from '../inventory/folder.ts';
import { filterNames, type NameFilter } from '../names/name-filter.ts';
import { readBaselineInput, readToken } from './baseline.ts';
import { readColumns, readCondition, readGlobs, readTemplateInput, readVersions } from './filters.ts';
import { readFormats } from './formats.ts';
import { readGates, unmetGates } from './gates.ts';
import { type RuleSelection, readRules, unmetRules } from './rules.ts';
import { readSuppressions } from './suppressions.ts';
import {
  Fault,
  integer,
  lines,
  missing,
  printable,
  readArtifactName,
  readBuckets,
  readEndpoint,
  readPrefix,
  readUrlStyles,
  wrong,
} from './values.ts';

/** What the step was asked to do: checked, and read once. */
export interface Inputs {
  readonly keyId: string;
  readonly key: string;
  readonly endpoint: string;
  /** Buckets to walk; 'all': every one that the key may see; empty: list the buckets only. */
  readonly buckets: readonly string[] | 'all';
  readonly prefix: string;
  readonly versions: 'current' | 'all';
  /** Globs. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What they let through; undefined when there are none. */
  readonly names: NameFilter | undefined;
  readonly where: Condition | undefined;
  readonly formats: readonly Format[];
  /** One or more; the first is that of `url`. */
  readonly urlStyles: readonly string[];
  /** Absolute, with links resolved. */
  readonly outputDir: string;
  /** undefined: upload nothing. */
  readonly artifactName: string | undefined;
  /** The name was given in so many words. */
  readonly artifactNamed: boolean;
  /** undefined: what the repository has set. */
  readonly retentionDays: number | undefined;
  readonly concurrency: number;
  readonly gates: readonly Gate[];
  readonly rules: RuleSelection;
  readonly suppressions: readonly Suppression[];
  /** undefined: there is nothing to compare with. */
  readonly baseline: BaselineSource | undefined;
  /** Empty: there is none. */
  readonly githubToken: string;
}

/**
 * Reads and checks every input; secrets go to `mask` before anything else happens.
 * @param fromFork the run is for a pull request from a fork, which explains missing secrets
 * @throws InputError that names each wrong input, what was given and what is allowed
 */
export async function readInputs(
  env: NodeJS.ProcessEnv,
  fromFork: boolean,
  mask: (secret: string) => void,
): Promise<Inputs> {
  const faults: string[] = [];
  /** Keeps the fault and goes on, so that all of them are told at once. */
  const check = <T>(name: string, read: (given: string) => T | Fault): Exclude<T, Fault> => {
    const result = read(readInput(name));
    if (result instanceof Fault) faults.push(`Input \`${name}\`${result.text}`);
    return result as Exclude<T, Fault>;
  };

  const credential = (name: string, variable: string) =>
    check(name, (given) => {
      const value = given || (env[variable]?.trim() ?? '');
      if (value) mask(value);
      return value ? printable(value) : missing(variable, fromFork);
    });
  const given = {
    keyId: credential('application-key-id', 'B2_APPLICATION_KEY_ID'),
    key: credential('application-key', 'B2_APPLICATION_KEY'),
    endpoint: check('endpoint', readEndpoint),
    buckets: check('bucket', readBuckets),
    prefix: check('prefix', readPrefix),
    versions: check('versions', readVersions),
    include: check('include', readGlobs),
    exclude: check('exclude', readGlobs),
    where: check('where', readCondition),
    formats: check('formats', readFormats),
    columns: check('columns', readColumns),
    template: check('template', (template) => readTemplateInput(template, readInput('formats'))),
    urlStyles: check('url-style', (styles) => readUrlStyles(styles, lines(readInput('bucket')))),
    artifactName: check('artifact-name', readArtifactName),
    artifactNamed: readInput('artifact-name') !== '',
    retentionDays: check('retention-days', (given) => (given === '' ? undefined : integer(given, 1, 400))),
    concurrency: check('concurrency', (given) => integer(given, 1, 64)),
    gates: check('gates', (lines) => {
      const gates = readGates(lines);
      if (gates instanceof Fault) return gates;
      const versions = readInput('versions') === 'all' ? 'all' : 'current';
      const [walks, baseline] = [readInput('bucket') !== '', readInput('baseline') !== ''];
      const rules = readInput('rules') !== '';
      return unmetGates(gates, { walks, versions, baseline, rules }) ?? gates;
    }),
    rules: check('rules', (lines) => {
      const rules = readRules(lines);
      return rules instanceof Fault ? rules : (unmetRules(rules, readInput('bucket') !== '') ?? rules);
    }),
    githubToken: check('github-token', (token) => {
      if (token) mask(token);
      return readToken(token, readInput('baseline') === PREVIOUS_RUN);
    }),
  };
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const outputDir = await readOutputDir(readInput('output-dir'), workspace, env.RUNNER_TEMP);
  if (outputDir instanceof Fault) faults.push(`Input \`output-dir\`${outputDir.text}`);
  const uploads = readInput('artifact-name') !== 'none';
  const baseline = await readBaselineInput(readInput('baseline'), workspace, uploads);
  if (baseline instanceof Fault) faults.push(`Input \`baseline\`${baseline.text}`);
  const suppressions = await readSuppressions(
    readInput('suppressions'),
    workspace,
    readInput('rules') !== '',
  );
  if (suppressions instanceof Fault) faults.push(`Input \`suppressions\`${suppressions.text}`);
  if (faults.length > 0) throw new InputError(faults);
  const { formats, columns, template, ...read } = given;
  const { include, exclude, urlStyles } = read;
  return Object.freeze({
    ...read,
    names: include.length + exclude.length === 0 ? undefined : filterNames(include, exclude),
    formats: formatsOf(formats, { columns, mirrors: urlStyles.length > 1, template }),
    outputDir: outputDir as string,
    baseline: baseline as BaselineSource | undefined,
    suppressions: suppressions as readonly Suppression[],
  });
}

/** Inside the workspace or RUNNER_TEMP, and never over files that are not ours. */
async function readOutputDir(
  given: string,
  workspace: string,
  temp: string | undefined,
): Promise<string | Fault> {
  let path: string;
  let foreign: string | undefined;
  const roots = await Promise.all([workspace, temp].flatMap((root) => (root ? real(root) : [])));
  try {
    path = await real(resolve(workspace, given));
    foreign = await foreignFiles(path);
  } catch (error) {
    return new Fault(`: ${JSON.stringify(given)} cannot be used (${(error as NodeJS.ErrnoException).code})`);
  }
  if (roots.includes(path)) {
    return new Fault(
      `: ${JSON.stringify(given)} is the workspace or RUNNER_TEMP itself; give a folder in it`,
    );
  }
  if (!roots.some((root) => isBelow(path, root)))
    return wrong(given, 'a folder in the workspace or in RUNNER_TEMP');
  return foreign === undefined
    ? path
    : new Fault(`: ${JSON.stringify(given)} is refused, since ${foreign}; nothing in it was changed`);
}

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}

/** The path with links resolved, as far as it exists. @throws Error on a link that leads nowhere */
async function real(path: string): Promise<string> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found) return realpath(path);
  return dirname(path) === path ? path : join(await real(dirname(path)), basename(path));
}
