/** A message that the runner shows at the run and beside the code. */
export interface Annotation {
  kind: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
}

/** One line of what a step printed, understood as the runner understands it. */
export interface LogLine {
  kind:
    | 'text'
    | 'error'
    | 'warning'
    | 'notice'
    | 'debug'
    | 'group'
    | 'endgroup'
    | 'add-mask'
    | 'other-command';
  /** The line as printed. */
  raw: string;
  /** What the runner shows for it: the message alone, and `***` for everything masked on an earlier line. */
  shown: string;
}

/** A `::group::` and the lines in it. */
export interface Group {
  title: string;
  lines: string[];
}

/** All that the runner learns from what a step printed. */
export interface ParsedLog {
  lines: LogLine[];
  annotations: Annotation[];
  masks: string[];
  groups: Group[];
}

interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** Anything else between colons is text. */
const known = new Set(
  (
    'error warning notice debug group endgroup add-mask stop-commands echo add-matcher remove-matcher ' +
    'add-path set-env set-output save-state internal-set-repo-path'
  ).split(' '),
);

/** Reads the output of a step as the runner does. */
export function parseLog(output: string): ParsedLog {
  const reader = new LogReader();
  reader.read(output);
  reader.end();
  return reader.log;
}

/** The same, piece by piece while the step runs. */
export class LogReader {
  readonly log: ParsedLog = { lines: [], annotations: [], masks: [], groups: [] };
  #rest = '';
  #group: Group | undefined;
  #resume: string | undefined;

  /** Takes the next piece and gives the lines that it completed. */
  read(text: string): LogLine[] {
    // A lone carriage return ends a line for the runner (.NET), so a file name that contains one could begin a command.
    // One at the end of a piece waits for the next: it may be half of a pair.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.map((line) => this.#line(line));
  }

  /** Takes what came without a line end at last. */
  end(): LogLine[] {
    const rest = this.#rest.replace(/\r$/, '');
    this.#rest = '';
    return rest === '' ? [] : [this.#line(rest)];
  }

  #line(raw: string): LogLine {
    const { lines, masks, annotations } = this.log;
    const command = this.#resume === undefined ? parseCommand(raw) : undefined;
    const resumes = this.#resume !== undefined && raw.trim() === `::${this.#resume}::`;
    if (resumes) this.#resume = undefined;
    const kind = resumes ? 'other-command' : kindOf(command);
    const shown = kind === 'add-mask' || resumes ? '' : masked(command ? command.data : raw, masks);
    const line: LogLine = { kind, raw, shown };
    lines.push(line);

    const annotates = kind === 'error' || kind === 'warning' || kind === 'notice';
    if (command && annotates) {
      const { title } = command.properties;
      annotations.push({ kind, message: command.data, ...(title === undefined ? {} : { title }) });
    }
    if (command && kind === 'add-mask') addMask(masks, command.data);
    if (command?.name === 'stop-commands') this.#resume = command.data;
    if (kind === 'group') {
      this.#group = { title: shown, lines: [] };
      this.log.groups.push(this.#group);
    } else if (kind === 'endgroup') {
      this.#group = undefined;
    } else if (kind === 'text' || annotates) {
      this.#group?.lines.push(shown);
    }
    return line;
  }
}

/** Both syntaxes that the runner obeys: `::name key=value,…::data` at the start, `##[name key=value;…]data` anywhere. */
function parseCommand(line: string): Command | undefined {
  const modern = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line);
  if (modern && known.has(modern[1]?.toLowerCase() as string)) {
    return {
      name: (modern[1] as string).toLowerCase(),
      properties: parseProperties(modern[2] ?? '', ','),
      data: unescapeData(modern[3] as string),
    };
  }
  const old = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/.exec(line);
  if (old && known.has(old[1]?.toLowerCase() as string)) {
    return {
      name: (old[1] as string).toLowerCase(),
      properties: parseProperties(old[2] ?? '', ';'),
      data: unescapeData(old[3] as string),
    };
  }
  return undefined;
}

function kindOf(command: Command | undefined): LogLine['kind'] {
  if (!command) return 'text';
  const { name } = command;
  switch (name) {
    case 'error':
    case 'warning':
    case 'notice':
    case 'debug':
    case 'group':
    case 'endgroup':
    case 'add-mask':
      return name;
    default:
      return 'other-command';
  }
}

function parseProperties(text: string, separator: string): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const part of text.split(separator)) {
    const equals = part.indexOf('=');
    if (equals > 0) properties[part.slice(0, equals).trim()] = unescapeProperty(part.slice(equals + 1));
  }
  return properties;
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

/** A mask of several lines masks each of them too. */
function addMask(masks: string[], value: string): void {
  for (const each of [value, ...value.split(/\r?\n/)]) {
    if (each.trim() !== '' && !masks.includes(each)) masks.push(each);
  }
}

function masked(text: string, masks: string[]): string {
  return masks.reduce((result, mask) => result.replaceAll(mask, '***'), text);
}
