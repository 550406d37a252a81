import { readInput } from '../github/input.ts';

/**
 * The defaults of the inputs that have one, as in action.yml. An empty input means its default, since wrappers and
 * unset variables pass empty strings. The default of `github-token` is an expression that only the runner evaluates.
 */
export const DEFAULTS: Readonly<Record<string, string>> = {
  endpoint: 'https://api.backblazeb2.com',
  versions: 'current',
  formats: 'urls, ndjson',
  'url-style': 'friendly',
  sign: 'none',
  'sign-for': '1h',
  'output-dir': 'b2-inventory',
  'verify-urls': 'false',
  'tracking-issue': 'false',
  concurrency: '16',
};

/** Inputs that may come from the environment instead. */
export const VARIABLES: Readonly<Record<string, string>> = {
  'application-key-id': 'B2_APPLICATION_KEY_ID',
  'application-key': 'B2_APPLICATION_KEY',
};

/** The inputs as text, and the run that they are for. */
export class Given {
  readonly #env: NodeJS.ProcessEnv;
  /** The run is for a pull request from a fork, which gets no secrets. */
  readonly fromFork: boolean;

  constructor(env: NodeJS.ProcessEnv, fromFork: boolean) {
    this.#env = env;
    this.fromFork = fromFork;
  }

  /** The text of an input; if it is empty, its variable or its default. */
  text(name: string): string {
    const variable = VARIABLES[name];
    return readInput(name) || (variable && this.#env[variable]?.trim()) || DEFAULTS[name] || '';
  }

  isDefault(name: string): boolean {
    return this.text(name) === (DEFAULTS[name] ?? '');
  }

  /** Absolute path of the workspace. */
  get workspace(): string {
    return this.#env.GITHUB_WORKSPACE || process.cwd();
  }

  /** Absolute path of RUNNER_TEMP, if it is set. */
  get temp(): string | undefined {
    return this.#env.RUNNER_TEMP || undefined;
  }
}
