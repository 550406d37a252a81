import path from 'node:path';
import { parseArgs } from 'node:util';

/** What `--help` prints. */
export const help = `Runs the action on this machine and shows what it does.

  npm start                            over this checkout, served by a B2 on 127.0.0.1
  npm start -- --dir ~/Pictures        over another folder
  npm start -- --bucket my-bucket      over a bucket at Backblaze, with B2_APPLICATION_KEY_ID
                                       and B2_APPLICATION_KEY from the environment

  --dir PATH           the folder to serve as a bucket
  --bucket NAME        list this bucket at Backblaze instead
  --output DIR         workspace of the run, kept afterwards; a folder of its own
  --input NAME=VALUE   any other input of the action; may be repeated
  --serve              keep the local B2 running so that the URLs open; Ctrl-C stops it
  --help               this
`;

/** What the command line asks for. */
export interface DemoOptions {
  dir: string;
  bucket: string | undefined;
  output: string | undefined;
  serve: boolean;
  inputs: Record<string, string>;
  help: boolean;
}

/** Reads the command line; throws a message that says what is wrong with it. */
export function parseOptions(args: string[], env: Record<string, string | undefined>): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      dir: { type: 'string' },
      bucket: { type: 'string' },
      output: { type: 'string' },
      input: { type: 'string', multiple: true, default: [] },
      serve: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { dir, bucket, output, serve } = values;
  if (bucket !== undefined) {
    if (dir !== undefined) throw new Error('--dir and --bucket: one or the other');
    if (serve) throw new Error('--serve: there is no local server with --bucket');
    if (!env.B2_APPLICATION_KEY_ID || !env.B2_APPLICATION_KEY) {
      throw new Error('--bucket needs B2_APPLICATION_KEY_ID and B2_APPLICATION_KEY in the environment');
    }
  }
  const inputs: Record<string, string> = {};
  for (const input of values.input) {
    const equals = input.indexOf('=');
    if (equals < 1) throw new Error(`--input wants NAME=VALUE, not "${input}"`);
    inputs[input.slice(0, equals)] = input.slice(equals + 1);
  }
  return {
    // npm runs scripts in the root of the package; paths are relative to the user's folder.
    dir: fromHere(dir, env) ?? path.resolve(import.meta.dirname, '../..'),
    bucket,
    output: fromHere(output, env),
    serve,
    inputs,
    help: values.help,
  };
}

function fromHere(given: string | undefined, env: Record<string, string | undefined>): string | undefined {
  return given === undefined ? undefined : path.resolve(env.INIT_CWD ?? '.', given);
}
