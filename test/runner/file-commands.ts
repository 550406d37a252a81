/**
 * What a step wrote to GITHUB_OUTPUT: `name=value` lines and `name<<delimiter` blocks.
 * Throws where the runner would fail the step.
 */
export function parseOutputs(content: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = content.split(/\r?\n/);
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as string;
    at += 1;
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc > 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2);
      const end = lines.indexOf(delimiter, at);
      if (delimiter === '' || end < 0)
        throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      outputs[line.slice(0, heredoc)] = lines.slice(at, end).join('\n');
      at = end + 1;
    } else if (equals > 0) {
      outputs[line.slice(0, equals)] = line.slice(equals + 1);
    } else {
      throw new Error(`Invalid format '${line}' in GITHUB_OUTPUT`);
    }
  }
  return outputs;
}
