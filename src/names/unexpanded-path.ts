/**
 * Why a path is one that only a shell, GitHub or another system understands, which would become a folder of that name.
 * @returns text that continues the input's name; undefined: it is not
 */
export function unexpandedPath(text: string): string | undefined {
  const fault = (what: string) =>
    `: ${JSON.stringify(text)} ${what}; give a path relative to the workspace, such as ${example(text)}`;
  if (text.includes('${{')) {
    return fault(
      `is an expression that GitHub did not evaluate: it evaluates \${{ }} only in workflow files and action.yml`,
    );
  }
  if (/^~(?:[\\/]|$)/.test(text)) return fault('begins with ~, which only a shell expands');
  const [variable] = /\$(?:env:)?\{?[A-Za-z_]\w*\}?|%[A-Za-z_]\w*%/.exec(text) ?? [];
  if (variable) return fault(`contains ${variable}, which only a shell expands`);
  if (/^file:/i.test(text)) return fault('is a URL, not a path');
  if (process.platform !== 'win32' && /^[A-Za-z]:|\\/.test(text)) {
    return fault('is a Windows path, and this runner is not Windows');
  }
  return undefined;
}

/** The last part of a path. */
function example(text: string): string {
  const last = text.split(/[\\/]/).at(-1) ?? '';
  return /^\w[\w.-]*$/.test(last) ? last : 'b2-inventory';
}
