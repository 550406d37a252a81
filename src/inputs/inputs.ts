import type { Suppression } from '../audit/suppressions.ts';
import type { NamedBaseline } from '../baseline/source.ts';
import type { Condition, Gate } from '../conditions/syntax-tree.ts';
import { DOCUMENT_FORMATS, type DocumentFormat } from '../documents/index.ts';
import { type Format, formatsOf } from '../formats/index.ts';
import { InputError } from '../github/input-error.ts';
import type { BucketAddress } from '../names/bucket-address.ts';
import { filterNames, type NameFilter } from '../names/name-filter.ts';
import { readArtifactName, readRetentionDays } from './artifact.ts';
import { readBaselineInput } from './baseline.ts';
import { readBuckets } from './buckets.ts';
import { readKey, readKeyId, readToken } from './credentials.ts';
import { needsBucket, withoutEffect } from './effect.ts';
import { Fault, integer, readSwitch } from './fault.ts';
import { readGlobs, readPrefix, readVersions, readWhere } from './filters.ts';
import { readColumns, readFormats, readTemplateInput } from './formats.ts';
import { readGates } from './gates.ts';
import { Given } from './given.ts';
import { readOutputDir } from './output-dir.ts';
import { readReleaseTag } from './release.ts';
import { type RuleSelection, readRules } from './rules.ts';
import { readShard } from './shard.ts';
import { readSign, readSignFor } from './sign.ts';
import { readUploadTo } from './upload-to.ts';
import { readEndpoint, readUrlStyles } from './urls.ts';

/** Every input, in the order of action.yml, and the function that checks it. */
export const READERS = {
  'application-key-id': readKeyId,
  'application-key': readKey,
  endpoint: readEndpoint,
  bucket: readBuckets,
  prefix: readPrefix,
  versions: readVersions,
  include: readGlobs,
  exclude: readGlobs,
  where: readWhere,
  formats: readFormats,
  columns: readColumns,
  template: readTemplateInput,
  'url-style': readUrlStyles,
  sign: readSign,
  'sign-for': readSignFor,
  'output-dir': readOutputDir,
  'artifact-name': readArtifactName,
  'retention-days': readRetentionDays,
  'release-tag': readReleaseTag,
  'upload-to': readUploadTo,
  baseline: readBaselineInput,
  gates: readGates,
  rules: readRules,
  // Loaded when there is a file to read.
  suppressions: async (text: string, given: Given) =>
    text === '' ? [] : (await import('./suppressions.ts')).readSuppressions(text, given),
  'verify-urls': readSwitch,
  'tracking-issue': readSwitch,
  concurrency: (text: string) => integer(text, 1, 64),
  shard: readShard,
  'github-token': readToken,
} satisfies Record<string, (text: string, given: Given) => unknown>;

/** Readers of inputs by name, for an action. */
type Readers = Readonly<Record<string, (text: string, given: Given) => unknown>>;

const SECRETS: readonly string[] = ['application-key-id', 'application-key', 'github-token'];

/** What readers return. */
export type ValuesOf<R extends Readers> = { [N in keyof R]: Exclude<Awaited<ReturnType<R[N]>>, Fault> };
type Values = ValuesOf<typeof READERS>;

/** What the step was asked to do, checked. */
export interface Inputs {
  readonly keyId: string;
  readonly key: string;
  readonly endpoint: string;
  /** Buckets whose files are listed; 'all': every one that the key can see; empty: list only the buckets. */
  readonly buckets: readonly string[] | 'all';
  readonly prefix: string;
  readonly versions: 'current' | 'all';
  /** Globs. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The filter that these globs make; undefined: every name. */
  readonly names: NameFilter | undefined;
  readonly where: Condition | undefined;
  readonly formats: readonly Format[];
  /** Documents that are asked for as formats. */
  readonly documents: readonly DocumentFormat[];
  /** One or more; the first is the style of `url`. */
  readonly urlStyles: readonly string[];
  readonly sign: 'none' | 'b2' | 's3';
  /** How long signed URLs are valid. */
  readonly signSeconds: number;
  /** Absolute, with links resolved. */
  readonly outputDir: string;
  /** undefined: upload nothing. */
  readonly artifactName: string | undefined;
  /** `artifact-name` is a name that somebody chose. */
  readonly artifactNamed: boolean;
  /** undefined: the repository's setting. */
  readonly retentionDays: number | undefined;
  /** undefined: no release. */
  readonly releaseTag: string | undefined;
  /** Where in a bucket a copy is stored; undefined: nowhere. */
  readonly uploadTo: BucketAddress | undefined;
  readonly concurrency: number;
  /** Index of the only part that is listed; undefined: everything is. */
  readonly shard: number | undefined;
  readonly gates: readonly Gate[];
  readonly rules: RuleSelection;
  /** Accepted findings. */
  readonly suppressions: readonly Suppression[];
  readonly verifyUrls: boolean;
  readonly trackingIssue: boolean;
  /** undefined: nothing to compare with. */
  readonly baseline: NamedBaseline | undefined;
  /** Empty: no token. */
  readonly githubToken: string;
  /** Inputs that have no effect, for the log. */
  readonly warnings: readonly string[];
}

/**
 * Reads and checks every input. Secrets are passed to `mask` before anything else happens.
 * @param fromFork the run is for a pull request from a fork, which explains missing secrets
 * @throws InputError that names every wrong input, what was given, what is allowed and what to do
 */
export async function readInputs(
  env: NodeJS.ProcessEnv,
  fromFork: boolean,
  mask: (secret: string) => void,
): Promise<Inputs> {
  const given = new Given(env, fromFork);
  const values = await readWith(READERS, given, mask, ({ gates = [], rules }) =>
    needsBucket(given, gates, rules),
  );
  return Object.freeze({ ...inputsFrom(values), warnings: withoutEffect(given) });
}

/**
 * Reads the inputs of an action with these readers.
 * @param check finds what is wrong with several inputs together; those that are wrong themselves are absent
 * @throws InputError
 */
export async function readWith<R extends Readers>(
  readers: R,
  given: Given,
  mask: (secret: string) => void,
  check: (values: Partial<ValuesOf<R>>) => string | undefined = () => undefined,
): Promise<ValuesOf<R>> {
  for (const name of SECRETS) {
    const secret = name in readers ? given.text(name) : '';
    if (secret !== '') mask(secret);
  }
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(readers)) {
    const value: unknown = await read(given.text(name), given);
    if (value instanceof Fault) faults.push(`Input \`${name}\`${value.text}`);
    else values[name] = value;
  }
  const together = check(values as Partial<ValuesOf<R>>);
  if (together !== undefined) faults.push(together);
  if (faults.length > 0) throw new InputError(faults);
  return values as ValuesOf<R>;
}

function inputsFrom(values: Values): Omit<Inputs, 'warnings'> {
  const { include, exclude, columns, template } = values;
  const urlStyles = values['url-style'];
  return {
    keyId: values['application-key-id'],
    key: values['application-key'],
    endpoint: values.endpoint,
    buckets: values.bucket,
    prefix: values.prefix,
    versions: values.versions,
    include,
    exclude,
    names: include.length + exclude.length === 0 ? undefined : filterNames(include, exclude),
    where: values.where,
    formats: formatsOf(
      values.formats.filter((name) => !DOCUMENT_FORMATS.has(name)),
      { columns, mirrors: urlStyles.length > 1, template },
    ),
    documents: values.formats.flatMap((name) => DOCUMENT_FORMATS.get(name) ?? []),
    urlStyles,
    sign: values.sign,
    signSeconds: values['sign-for'],
    outputDir: values['output-dir'],
    artifactName: values['artifact-name'].name,
    artifactNamed: values['artifact-name'].isChosen,
    retentionDays: values['retention-days'],
    releaseTag: values['release-tag'],
    uploadTo: values['upload-to'],
    baseline: values.baseline,
    gates: values.gates,
    rules: values.rules,
    suppressions: values.suppressions,
    verifyUrls: values['verify-urls'],
    trackingIssue: values['tracking-issue'],
    concurrency: values.concurrency,
    shard: values.shard,
    githubToken: values['github-token'],
  };
}
