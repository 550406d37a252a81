import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What action.yml says, as far as a runner looks at it. */
export interface ActionFile {
  inputs: Record<string, { description?: string; required?: boolean; default?: unknown }>;
  outputs: Record<string, { description?: string }>;
  runs: { using: string; main: string };
}

/** Reads an action.yml. */
export function readActionFile(file: string): ActionFile {
  const content = parse(readFileSync(file, 'utf8')) as Partial<ActionFile> | null;
  if (!content?.runs) throw new Error(`${file} has no \`runs\``);
  return { inputs: content.inputs ?? {}, outputs: content.outputs ?? {}, runs: content.runs };
}

/**
 * The INPUT_ variables of a step: what `with:` gives, and the defaults of action.yml for the rest.
 * @param expressions what the contexts of `${{ }}` in defaults are worth, for example `github.token`
 */
export function inputVariables(
  action: ActionFile,
  inputs: Record<string, string>,
  expressions: Record<string, string>,
): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, { default: value }] of Object.entries(action.inputs)) {
    variables[variableName(name)] = evaluate(
      value === undefined || value === null ? '' : String(value),
      expressions,
    );
  }
  for (const [name, value] of Object.entries(inputs)) {
    const declared = Object.keys(action.inputs).find((each) => variableName(each) === variableName(name));
    if (declared === undefined) {
      // The real runner only warns, which would let a typing error in a test pass for a default.
      throw new Error(`action.yml has no input "${name}"; it has ${Object.keys(action.inputs).join(', ')}`);
    }
    variables[variableName(name)] = value;
  }
  return variables;
}

/** Upper case, blanks become `_`, hyphens stay. */
function variableName(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

function evaluate(value: string, expressions: Record<string, string>): string {
  return value.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const result = expressions[expression];
    if (result === undefined)
      throw new Error(`action.yml: the default \${{ ${expression} }} is unknown here`);
    return result;
  });
}
