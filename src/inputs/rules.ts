import { LEVELS, type Level, type RuleLevels } from '../audit/rule.ts';
import { RULES } from '../audit/rules/index.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, lines } from './fault.ts';
import type { Given } from './given.ts';

/** What the input `rules` selects. */
export interface RuleSelection {
  /** Empty: no rule is on. */
  readonly levels: RuleLevels;
  /** Rules that were asked for by name. */
  readonly named: ReadonlySet<string>;
}

const NO_RULES: RuleSelection = { levels: new Map(), named: new Set() };
const IDS = RULES.map(({ id }) => id);
/** `default`, `none`, `+rule`, `-rule` or `rule: level`. */
const LINE = /^([+-])?\s*([A-Za-z][\w-]*)\s*(?::\s*(\S+))?$/;

/**
 * One entry a line; a later line wins. Every line that cannot be read is reported. `verify-urls` turns the rules about
 * URLs on, except those that a line turns off.
 */
export function readRules(text: string, given: Pick<Given, 'text'>): RuleSelection | Fault {
  const levels = new Map<string, Level>();
  const dropped = new Set<string>();
  const named = new Set<string>();
  const wrong: string[] = [];
  for (const line of lines(text)) {
    const [, sign, id = '', level] = LINE.exec(line) ?? [];
    if (sign === undefined && level === undefined && (id === 'default' || id === 'none')) {
      levels.clear();
      if (id === 'default') for (const rule of RULES) levels.set(rule.id, rule.level);
      continue;
    }
    const fault = faultOf(line, sign, id, level);
    if (fault !== undefined) {
      wrong.push(fault);
    } else if (sign === '-') {
      levels.delete(id);
      dropped.add(id);
      named.delete(id);
    } else {
      levels.set(id, (level as Level | undefined) ?? levels.get(id) ?? defaultLevel(id));
      named.add(id);
      dropped.delete(id);
    }
  }
  if (wrong.length > 0) return new Fault(`: ${wrong.join('\n')}`);
  const fault = readUrlRules({ levels, named }, dropped, given.text('verify-urls') === 'true');
  if (fault) return fault;
  if (levels.size === 0) return NO_RULES;
  // Rules about suppressions go with any other.
  for (const { id, of, level } of RULES) {
    if (of === 'suppression' && !levels.has(id) && !dropped.has(id)) levels.set(id, level);
  }
  return { levels, named };
}

function defaultLevel(id: string): Level {
  return RULES.find((rule) => rule.id === id)!.level;
}

function faultOf(
  line: string,
  sign: string | undefined,
  id: string,
  level: string | undefined,
): string | undefined {
  const quoted = JSON.stringify(line);
  if (id === '') return `${quoted} is not \`default\`, \`none\`, \`+rule\`, \`-rule\` or \`rule: level\``;
  if (!IDS.includes(id))
    return `unknown rule ${JSON.stringify(id)}${nearest(id, [...IDS, 'default', 'none'])}`;
  if (sign !== undefined && level !== undefined) return `${quoted} has a sign and a level; write one of them`;
  if (sign === undefined && level === undefined)
    return `${quoted} needs a sign or a level: \`+${id}\`, \`-${id}\` or \`${id}: warning\``;
  if (level !== undefined && !(LEVELS as readonly string[]).includes(level))
    return `unknown level ${JSON.stringify(level)}; use one of ${LEVELS.join(', ')}${nearest(level, LEVELS)}`;
  return undefined;
}

/** Turns the rules about URLs on or off. @returns what cannot take effect */
function readUrlRules(
  { levels, named }: { levels: Map<string, Level>; named: ReadonlySet<string> },
  dropped: ReadonlySet<string>,
  verifies: boolean,
): Fault | undefined {
  const rules = RULES.filter(({ of }) => of === 'url');
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

/** Ids of the rules about files that were asked for by name. */
export function namedFileRules({ named }: RuleSelection): string[] {
  return RULES.filter(({ id, of }) => of === 'file' && named.has(id)).map(({ id }) => id);
}
