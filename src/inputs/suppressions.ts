import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Suppression } from '../audit/suppressions.ts';
import { GlobError, readGlob } from '../names/glob-syntax.ts';
import { unexpandedPath } from '../names/unexpanded-path.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, notAllowed } from './fault.ts';
import type { Given } from './given.ts';

const MEMBERS = ['rule', 'resource', 'reason', 'expires'];

/**
 * Reads the suppressions: a list of entries in YAML or JSON. Every entry that is wrong is reported.
 * @param text path, relative to the workspace, not empty
 */
export async function readSuppressions(text: string, given: Given): Promise<readonly Suppression[] | Fault> {
  if (given.text('rules') === '' && given.text('verify-urls') !== 'true')
    return new Fault(' is given, but `rules` is empty: there is nothing to suppress');
  const content = await readText(text, given.workspace);
  if (content instanceof Fault) return content;
  const entries = await parseEntries(content);
  if (typeof entries === 'string') return new Fault(`: ${JSON.stringify(text)} ${entries}`);
  const ids = (await import('../audit/rules/index.ts')).RULES.map(({ id }) => id);
  const faults = entries.flatMap((entry, index) =>
    faultsOf(entry, ids).map((fault) => `entry ${index + 1}: ${fault}`),
  );
  if (faults.length > 0) return new Fault(`: ${JSON.stringify(text)} is wrong in ${faults.join('\n')}`);
  return (entries as Partial<Suppression>[]).map(({ rule, resource, reason, expires }) => ({
    rule: rule!,
    resource: resource!,
    reason: reason!.trim(),
    expires: expires ?? null,
  }));
}

async function readText(text: string, workspace: string): Promise<string | Fault> {
  const path = resolve(workspace, text);
  try {
    const [root, file] = await Promise.all([realpath(workspace), realpath(path)]);
    if (!file.startsWith(root + sep)) return notAllowed(text, 'a file in the workspace');
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? `does not exist: ${path}; check out the repository first`
        : `cannot be read (${code})`;
    return new Fault(unexpandedPath(text) ?? `: ${JSON.stringify(text)} ${why}`);
  }
}

/** The parser is loaded only when there is something to read. @returns what is wrong, as text */
async function parseEntries(text: string): Promise<unknown[] | string> {
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    // Aliases are not needed, and make a small file large.
    value = parse(text, { maxAliasCount: 0, prettyErrors: true });
  } catch (error) {
    return `is neither YAML nor JSON: ${(error as Error).message.split('\n', 1)[0]}`;
  }
  if (Array.isArray(value)) return value;
  return value === null
    ? []
    : 'is not a list of entries with `rule`, `resource`, `reason` and perhaps `expires`';
}

function faultsOf(entry: unknown, ids: readonly string[]): string[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return ['it has no `rule`, `resource` and `reason`'];
  const members = entry as Record<string, unknown>;
  const faults: string[] = [];
  for (const name of Object.keys(members)) {
    if (!MEMBERS.includes(name))
      faults.push(`unknown member ${JSON.stringify(name)}${nearest(name, MEMBERS)}`);
  }
  const { rule, resource, reason, expires } = members;
  if (typeof rule !== 'string') faults.push('`rule` is missing');
  else if (!ids.includes(rule)) faults.push(`unknown rule ${JSON.stringify(rule)}${nearest(rule, ids)}`);
  faults.push(...resourceFaults(resource));
  if (typeof reason !== 'string' || reason.trim() === '')
    faults.push('`reason` is missing: say why this is accepted');
  if (expires !== undefined && expires !== null && !isDate(expires))
    faults.push(`\`expires\`: ${JSON.stringify(expires)} is not a date, such as 2027-01-31`);
  return faults;
}

function resourceFaults(resource: unknown): string[] {
  if (typeof resource !== 'string')
    return ['`resource` is missing: a bucket, `BUCKET/GLOB` for files, `key` or `keys/NAME`'];
  try {
    readGlob(resource);
    return [];
  } catch (error) {
    if (error instanceof GlobError) return [`\`resource\`: ${error.message}`];
    throw error;
  }
}

/** A day that exists: the 30th of February reads as the 2nd of March. */
function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
