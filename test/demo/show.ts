import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';
import type { LogLine } from '../runner/log.ts';
import type { ActionResult } from '../runner/run-action.ts';

// styleText leaves text alone when stdout is no terminal, or NO_COLOR is set.
const style = (format: Parameters<typeof styleText>[0], text: string) => styleText(format, text);
const print = (text = '') => process.stdout.write(`${text}\n`);

/** A heading of the demo. */
export function heading(text: string): void {
  print();
  print(style(['bold', 'cyan'], `━━ ${text} ${'━'.repeat(Math.max(2, 74 - text.length))}`));
}

/** Gives a function that shows each line of the log as the runner's page does, groups opened. */
export function logPrinter(): (line: LogLine) => void {
  let indent = '';
  return ({ kind, shown }) => {
    const text = shown.replaceAll('\n', `\n${indent}  `);
    if (kind === 'group') {
      print(style('bold', `▾ ${text}`));
      indent = '  ';
    } else if (kind === 'endgroup') {
      indent = '';
    } else if (kind === 'text') {
      print(`${indent}${text}`.trimEnd());
    } else if (kind === 'error') {
      print(`${indent}${style('red', `✗ Error: ${text}`)}`);
    } else if (kind === 'warning') {
      print(`${indent}${style('yellow', `⚠ Warning: ${text}`)}`);
    } else if (kind === 'notice') {
      print(`${indent}${style('blue', `ℹ Notice: ${text}`)}`);
    }
  };
}

/** Shows what a run left: outputs, files, the first URLs, the artifact, the job summary. */
export function showResult(result: ActionResult): void {
  heading('Step outputs');
  const outputs = Object.entries(result.outputs);
  const width = Math.max(0, ...outputs.map(([name]) => name.length));
  for (const [name, value] of outputs) print(`${style('bold', name.padEnd(width))}  ${shortened(value)}`);
  if (outputs.length === 0) print('none');

  showFolder(result);

  heading('Artifacts of the run');
  for (const { name, id, size, digest } of result.artifacts) {
    print(`${style('bold', name)}  id ${id}, ${bytes(size)}`);
    print(style('dim', digest));
  }
  if (result.artifacts.length === 0) print('none');

  heading('Job summary (Markdown)');
  print(result.summary.trimEnd() || 'empty');

  heading('End');
  const memory = result.peakRssBytes === undefined ? '' : `, at most ${bytes(result.peakRssBytes)} of memory`;
  const how = result.code === 0 ? style('green', 'passed') : style('red', 'failed');
  const code = result.signal ?? `exit code ${result.code}`;
  print(`The step ${how} (${code}) after ${(result.wallMs / 1000).toFixed(1)} s${memory}.`);
}

function showFolder({ outputs, workspace, files }: ActionResult): void {
  const folder = outputs['output-dir'] ?? '';
  if (folder === '' || !existsSync(folder)) return;
  heading(`Files in ${path.relative(workspace, folder) || folder}`);
  const names = files(folder);
  const width = Math.max(0, ...names.map((name) => name.length));
  for (const name of names) {
    print(`${name.padEnd(width)}  ${bytes(statSync(path.join(folder, name)).size).padStart(10)}`);
  }
  const urls = path.join(folder, 'urls.txt');
  if (!existsSync(urls)) return;
  heading('The first lines of urls.txt');
  const lines = readFileSync(urls, 'utf8').trimEnd().split('\n');
  for (const line of lines.slice(0, 8)) print(line);
  if (lines.length > 8) print(style('dim', `and ${lines.length - 8} more`));
}

function shortened(value: string): string {
  const line = value.replaceAll('\n', ' ⏎ ');
  return line.length <= 100 ? line : `${line.slice(0, 80)}… ${style('dim', `(${value.length} characters)`)}`;
}

function bytes(count: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, count)) / 10));
  return `${step === 0 ? count : (count / 1024 ** step).toFixed(1)} ${units[step]}`;
}
