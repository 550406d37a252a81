import { createHash } from 'node:crypto';
import type { Invocation, Log, ReportingDescriptor, Result } from 'sarif';
import { toByteString } from '../bytes/byte-string.ts';
import { encodeName } from '../names/file-url.ts';
import { count } from '../text/numbers.ts';
import { sarifText } from '../text/sarif.ts';
import { type Finding, type NotEvaluated, type Resource, type RuleResults, withoutNames } from './finding.ts';
import type { RuleText } from './rule.ts';
import { RULES } from './rules/index.ts';

/** What a SARIF log says beyond the findings. */
export interface SarifFacts {
  readonly version: string;
  /** Distinguishes the uploads of a repository; the same in every run. An upload replaces the one of the same category. */
  readonly category: string;
  /** Names of files and keys are left out. */
  readonly hidesNames: boolean;
}

/** Names that a message quotes, and the most characters of each. */
const NAMES_QUOTED = 3;
const NAME_CHARACTERS = 200;

/** `security-severity`, as GitHub divides it: over 9.0 critical, over 7.0 high, over 4.0 medium. */
const SEVERITIES: Readonly<Record<NonNullable<RuleText['security']>, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** Notes are advice. In code scanning they would leave a repository with alerts that nobody needs to mend. */
function isAlert({ level }: Pick<Finding, 'level'>): boolean {
  return level !== 'note';
}

/** The findings that are alerts: errors, then warnings. Suppressed ones are none, so that their alerts close. */
export function alertsOf({ findings }: RuleResults): Finding[] {
  return findings.filter(isAlert);
}

/**
 * The rules and these findings as SARIF 2.1.0, as GitHub code scanning takes it. One finding without a location, or with
 * one that it cannot read, would fail the whole upload.
 * @param alerts of alertsOf
 */
export function sarifLog(
  results: Pick<RuleResults, 'rules' | 'notEvaluated'>,
  alerts: readonly Finding[],
  { version, category, hidesNames }: SarifFacts,
): Log {
  const ids = results.rules.filter(isAlert).map(({ id }) => id);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'B2 Bucket Inventory',
            semanticVersion: version,
            informationUri: 'https://github.com/owner/b2-inventory',
            rules: ids.map((id) => descriptor(RULES.find((rule) => rule.id === id)!)),
          },
        },
        automationDetails: { id: `b2-inventory/${category}/` },
        invocations: [invocation(results.notEvaluated.filter(isAlert), ids)],
        results: alerts.map((finding) => result(hidesNames ? withoutNames(finding) : finding, ids)),
      },
    ],
  };
}

function descriptor({ id, level, what, why, mend, link, security }: RuleText): ReportingDescriptor {
  const help = `${why}\n\n${mend}`;
  return {
    id,
    shortDescription: { text: `${what}.` },
    fullDescription: { text: why },
    help: { text: `${help}\n\n${link}`, markdown: `${help}\n\n[B2 documentation](${link})` },
    helpUri: link,
    defaultConfiguration: { level },
    properties: security
      ? { tags: ['security'], 'security-severity': SEVERITIES[security] }
      : { tags: ['maintainability'] },
  };
}

function result(finding: Finding, ids: readonly string[]): Result {
  const { rule, level, resource } = finding;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level,
    message: { text: sarifText(messageOf(finding)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: locationOf(resource) },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(rule, resource) },
  };
}

/** A relative URI. Every segment is percent-encoded, `:` too, which GitHub would read as the end of a scheme. */
function locationOf({ name }: Resource): string {
  return `b2/${encodeName(toByteString(name)).replaceAll('/', '%2F')}`;
}

/** Depends on nothing that a change of the files changes, so that an alert stays the same alert. */
function fingerprint(rule: string, { kind, name, id }: Resource): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, id, `${kind}/${name}`]))
    .digest('hex');
}

function messageOf({ message, offenders, lifecycle, keyCommand }: Finding): string {
  const names = offenders?.names.slice(0, NAMES_QUOTED) ?? [];
  const quoted = names.map((name) => `"${Array.from(name).slice(0, NAME_CHARACTERS).join('')}"`);
  return [
    message,
    ...(quoted.length > 0 ? [`First: ${quoted.join(', ')}.`] : []),
    ...(lifecycle ? ['The job summary has the lifecycle rules to set.'] : []),
    ...(keyCommand === undefined ? [] : ['The job summary has the smallest key for this job.']),
  ].join(' ');
}

/** SARIF has no result for `not evaluated` that GitHub would not show as an alert, so these are notifications. */
function invocation(notEvaluated: readonly NotEvaluated[], ids: readonly string[]): Invocation {
  const byRule = Map.groupBy(notEvaluated, ({ rule }) => rule);
  return {
    executionSuccessful: true,
    toolExecutionNotifications: Array.from(byRule, ([id, [first, ...rest]]) => ({
      level: 'warning',
      associatedRule: { id, index: ids.indexOf(id) },
      message: {
        text: sarifText(
          `${id} was not evaluated: ${first!.reason}${rest.length > 0 ? ` (and ${count(rest.length, 'more resource')})` : ''}.`,
        ),
      },
    })),
  };
}
