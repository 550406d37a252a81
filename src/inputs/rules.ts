import { LEVELS, type Level, type Rule, type RuleLevels } from '../audit/rule.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, lines } from './fault.ts';
import type { Given } from './given.ts';

/** What the input `rules` selects. */
export interface RuleSelection {
  /** Empty: no rule is on. */
  readonly levels: RuleLevels;
  /** A rule about all keys of the account is on. */
  readonly needsAccountKeys: boolean;
  /** Rules about files that were asked for by name. */
  readonly namedFileRules: readonly string[];
}

const NO_RULES: RuleSelection = { levels: new Map(), needsAccountKeys: false, namedFileRules: [] };
/** `default`, `none`, `+rule`, `-rule` or `rule: level`. */
const LINE = /^([+-])?\s*([A-Za-z][\w-]*)\s*(?::\s*(\S+))?$/;

/**
 * One entry a line; a later line wins. Every line that cannot be read is reported. `verify-urls` turns the rules about
 * URLs on, except those that a line turns off. The rules are loaded if there are any.
 */
export async function readRules(text: string, given: Pick<Given, 'text'>): Promise<RuleSelection | Fault> {
  const verifiesUrls = given.text('verify-urls') === 'true';
  if (text === '' && !verifiesUrls) return NO_RULES;
  return select(text, verifiesUrls, (await import('../audit/rules/index.ts')).RULES);
}

function select(text: string, verifiesUrls: boolean, rules: readonly Rule[]): RuleSelection | Fault {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const levels = new Map<string, Level>();
  const dropped = new Set<string>();
  const named = new Set<string>();
  const wrong: string[] = [];
  for (const line of lines(text)) {
    const [, sign, id = '', level] = LINE.exec(line) ?? [];
    if (sign === undefined && level === undefined && (id === 'default' || id === 'none')) {
      levels.clear();
      if (id === 'default') for (const rule of rules) levels.set(rule.id, rule.level);
      continue;
    }
    const fault = faultOf(line, sign, id, level, [...known.keys()]);
    if (fault !== undefined) {
      wrong.push(fault);
    } else if (sign === '-') {
      levels.delete(id);
      dropped.add(id);
      named.delete(id);
    } else {
      levels.set(id, (level as Level | undefined) ?? levels.get(id) ?? known.get(id)!.level);
      named.add(id);
      dropped.delete(id);
    }
  }
  if (wrong.length > 0) return new Fault(`: ${wrong.join('\n')}`);
  const fault = selectUrlRules(rules, { levels, named }, dropped, verifiesUrls);
  if (fault) return fault;
  if (levels.size === 0) return NO_RULES;
  // Rules about suppressions go with any other.
  for (const { id, of, level } of rules) {
    if (of === 'suppression' && !levels.has(id) && !dropped.has(id)) levels.set(id, level);
  }
  const isOn =
    (of: Rule['of']) =>
    ({ id, of: each }: Rule) =>
      each === of && levels.has(id);
  return {
    levels,
    needsAccountKeys: rules.some(isOn('keys')),
    namedFileRules: rules.filter(isOn('file')).flatMap(({ id }) => (named.has(id) ? id : [])),
  };
}

function faultOf(
  line: string,
  sign: string | undefined,
  id: string,
  level: string | undefined,
  ids: readonly string[],
): string | undefined {
  const quoted = JSON.stringify(line);
  if (id === '') return `${quoted} is not \`default\`, \`none\`, \`+rule\`, \`-rule\` or \`rule: level\``;
  if (!ids.includes(id))
    return `unknown rule ${JSON.stringify(id)}${nearest(id, [...ids, 'default', 'none'])}`;
  if (sign !== undefined && level !== undefined) return `${quoted} has a sign and a level; write one of them`;
  if (sign === undefined && level === undefined)
    return `${quoted} needs a sign or a level: \`+${id}\`, \`-${id}\` or \`${id}: warning\``;
  if (level !== undefined && !(LEVELS as readonly string[]).includes(level))
    return `unknown level ${JSON.stringify(level)}; use one of ${LEVELS.join(', ')}${nearest(level, LEVELS)}`;
  return undefined;
}

/** Turns the rules about URLs on or off. @returns what cannot take effect */
function selectUrlRules(
  all: readonly Rule[],
  { levels, named }: { levels: Map<string, Level>; named: ReadonlySet<string> },
  dropped: ReadonlySet<string>,
  verifies: boolean,
): Fault | undefined {
  const rules = all.filter(({ of }) => of === 'url');
  if (!verifies) {
    for (const { id } of rules) levels.delete(id);
    const found = rules.filter(({ id }) => named.has(id)).map(({ id }) => id);
    if (found.length === 0) return undefined;
    return new Fault(`: ${found.join(', ')} ${found.length === 1 ? 'needs' : 'need'} \`verify-urls: true\``);
  }
  if (rules.every(({ id }) => dropped.has(id)))
    return new Fault(' turns off every rule about URLs, and `verify-urls` is true; set it to false');
  for (const { id, level } of rules) if (!levels.has(id) && !dropped.has(id)) levels.set(id, level);
  return undefined;
}
