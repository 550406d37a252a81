import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import * as core from '@actions/core';
import { isSafeUrl } from '../b2/client.ts';
import { URL_STYLES } from '../inventory/file-url.ts';
import { type Baseline, readBaseline } from '../manifest/baseline.ts';
import { foreignFiles } from '../manifest/folder.ts';
import { FORMATS, type Format } from '../manifest/formats/index.ts';

/** What the step was asked to do: checked, and read once. */
export interface Inputs {
  readonly keyId: string;
  readonly key: string;
  readonly endpoint: string;
  /** Buckets to walk; 'all': every one that the key may see; empty: list the buckets only. */
  readonly buckets: readonly string[] | 'all';
  readonly prefix: string;
  readonly formats: readonly Format[];
  readonly urlStyle: string;
  /** Absolute, with links resolved. */
  readonly outputDir: string;
  /** undefined: upload nothing. */
  readonly artifactName: string | undefined;
  /** The name was given in so many words. */
  readonly artifactNamed: boolean;
  /** undefined: what the repository has set. */
  readonly retentionDays: number | undefined;
  readonly concurrency: number;
  readonly baseline: Baseline | undefined;
}

/** Every input that is wrong, in one error. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(faults: readonly string[]) {
    super(faults.length === 1 ? faults[0]! : `${faults.length} inputs are wrong:\n- ${faults.join('\n- ')}`);
  }
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
  const check = <T>(name: string, read: (given: string) => T | Fault): T => {
    const result = read(input(name));
    if (result instanceof Fault) faults.push(`Input \`${name}\`${result.text}`);
    return result as T;
  };

  const credential = (name: string, variable: string) =>
    check(name, (given) => {
      const value = given || (env[variable]?.trim() ?? '');
      if (value) mask(value);
      return value ? printable(value) : missing(variable, fromFork);
    });
  const inputs: Inputs = {
    keyId: credential('application-key-id', 'B2_APPLICATION_KEY_ID'),
    key: credential('application-key', 'B2_APPLICATION_KEY'),
    endpoint: check('endpoint', readEndpoint),
    buckets: check('bucket', readBuckets),
    prefix: check('prefix', readPrefix),
    formats: check('formats', readFormats),
    urlStyle: check('url-style', (given) => readUrlStyle(given, lines(input('bucket')))),
    artifactName: check('artifact-name', readArtifactName),
    artifactNamed: input('artifact-name') !== '',
    retentionDays: check('retention-days', (given) => (given === '' ? undefined : integer(given, 1, 400))),
    concurrency: check('concurrency', (given) => integer(given, 1, 64)),
    outputDir: '',
    baseline: undefined,
  };
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const outputDir = await readOutputDir(input('output-dir'), workspace, env.RUNNER_TEMP);
  if (outputDir instanceof Fault) faults.push(`Input \`output-dir\`${outputDir.text}`);
  const path = input('baseline');
  const baseline = path === '' ? undefined : await readBaseline(resolve(workspace, path));
  if (typeof baseline === 'string') faults.push(`Input \`baseline\`: ${JSON.stringify(path)} ${baseline}`);
  if (faults.length > 0) throw new InputError(faults);
  return Object.freeze({
    ...inputs,
    outputDir: outputDir as string,
    baseline: baseline as Baseline | undefined,
  });
}

/** What is wrong with an input, to be read behind its name. */
class Fault {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function wrong(given: string, allowed: string): Fault {
  return new Fault(`: ${JSON.stringify(given)} is not ${allowed}`);
}

function input(name: string): string {
  // White space at the ends of a file name's prefix may be meant.
  const given = core.getInput(name, { trimWhitespace: name !== 'prefix' });
  return name === 'prefix' ? given.replace(/[\r\n]+$/, '') : given;
}

function lines(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => line.trim() || []);
}

function missing(variable: string, fromFork: boolean): Fault {
  const why = fromFork
    ? '. GitHub gives no secrets to a pull request from a fork: skip this step there, and do not use pull_request_target to get around it'
    : `, for example from \${{ secrets.${variable} }}`;
  return new Fault(` is missing: give it, or set ${variable} in the environment${why}`);
}

function printable(secret: string): string | Fault {
  return /^[\x21-\x7e]+$/.test(secret)
    ? secret
    : new Fault(' holds white space or characters that no key has');
}

function readEndpoint(given: string): string | Fault {
  if (given.includes('@')) return new Fault(' holds a user name or a password; give the host alone');
  if (!isSafeUrl(given)) return wrong(given, 'an https URL');
  const { origin, pathname, search, hash } = new URL(given);
  return pathname === '/' && !search && !hash ? origin : wrong(given, 'a URL of a host alone');
}

/** b2-api: 6 to 63 letters, digits, hyphens and periods, not at the ends. */
const BUCKET_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{4,61}[A-Za-z0-9]$/;

function readBuckets(given: string): readonly string[] | 'all' | Fault {
  const names = lines(given);
  if (names.length === 1 && names[0] === '*') return 'all';
  const bad = names.find((name) => !BUCKET_NAME.test(name));
  if (bad === '*') return new Fault(': `*` stands for every bucket and goes with no other name');
  if (bad !== undefined) return wrong(bad, 'a bucket name: 6 to 63 letters, digits, hyphens and periods');
  // Bucket names are unique whatever their case.
  const folded = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => folded.indexOf(folded[index]!) < index);
  return twice === undefined ? names : new Fault(`: ${JSON.stringify(twice)} is given twice`);
}

function readPrefix(given: string): string | Fault {
  if (/[\u0000-\u001f\u007f]/.test(given) || !given.isWellFormed()) {
    return wrong(given, 'the beginning of a file name, which holds no control characters');
  }
  return Buffer.byteLength(given) <= 1_024
    ? given
    : new Fault(' is longer than 1,024 bytes, as no file name is');
}

function readFormats(given: string): readonly Format[] | Fault {
  const names = given.split(/[,\n]/).flatMap((name) => name.trim() || []);
  const known = [...FORMATS.keys()].join(', ');
  if (names.length === 0) return new Fault(` is empty; it takes one or more of ${known}`);
  const unknown = names.find((name) => !FORMATS.has(name));
  if (unknown !== undefined) return wrong(unknown, `one of ${known}`);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return new Fault(`: ${JSON.stringify(twice)} is given twice`);
  return names.map((name) => FORMATS.get(name)!);
}

function readUrlStyle(given: string, buckets: readonly string[]): string | Fault {
  if ((URL_STYLES as readonly string[]).includes(given)) return given;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !isSafeUrl(given) || url.search || url.hash || url.username || url.href.includes('"')) {
    return wrong(given, `one of ${URL_STYLES.join(', ')}, or an https base without query`);
  }
  if (buckets.length > 1 || buckets[0] === '*') {
    return new Fault(`: ${JSON.stringify(given)} is the base of one bucket, and \`bucket\` names several`);
  }
  return url.href.replace(/\/+$/, '');
}

/** GitHub's rule for the names of artifacts. */
const ARTIFACT_NAME = /^[^":<>|*?\r\n\\/]{1,256}$/;

function readArtifactName(given: string): string | undefined | Fault {
  if (given === 'none') return undefined;
  if (given === '') return 'b2-inventory';
  return ARTIFACT_NAME.test(given)
    ? given
    : wrong(given, 'an artifact name: up to 256 characters, none of " : < > | * ? \\ /');
}

function integer(given: string, least: number, most: number): number | Fault {
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  return value >= least && value <= most ? value : wrong(given, `a whole number from ${least} to ${most}`);
}

/** design: inside the workspace or RUNNER_TEMP, and never over files that are not ours. */
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
