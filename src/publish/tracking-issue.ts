import { createHash } from 'node:crypto';
import { docsUrl } from '../github/docs-url.ts';
import type { RunEvent } from '../github/event.ts';
import { BODY_CHARACTERS, type FoundIssue, Issues } from '../github/issues.ts';
import { jobCategory } from '../github/job-category.ts';
import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { fitSections } from '../github/summary.ts';
import { failureSection } from '../report/failure.ts';
import { type JudgedRun, type Problems, problemsOf } from '../report/problems.ts';
import { markdownText } from '../text/markdown.ts';
import { count } from '../text/numbers.ts';

/** The label by which the issue is found, with the marker in its body. */
const LABEL = 'b2-inventory';
/** Problems that a comment names. */
const LINES_SHOWN = 30;
/** Characters of a problem in a comment; escaped, they may become six times as many. */
const LINE_CHARACTERS = 300;
/** Room for the marker, the state and the first paragraph. A digest takes 9 characters. */
const KEPT_CHARACTERS = 8_192;
const FAILED = 'the run failed before it had listed everything';
/** Digests of problems that the body remembers. */
const MOST_DIGESTS = 500;

export interface TrackingContext {
  inputs: { readonly githubToken: string; readonly artifactName: string | undefined };
  event: RunEvent;
  env: NodeJS.ProcessEnv;
  log: Log;
  signal: AbortSignal;
}

/** Keeps one issue that is open while something is wrong. */
export class TrackingIssue {
  readonly #context: TrackingContext;
  #reported = false;

  constructor(context: TrackingContext) {
    this.#context = context;
  }

  /**
   * @param sections of the job summary
   * @param judged what the problems follow from
   * @param fails the step fails anyway, so trouble with the issue is only a warning
   * @throws Error when GitHub refuses it
   */
  async report(judged: JudgedRun, sections: readonly string[], fails: boolean): Promise<void> {
    this.#reported = true;
    const updated = this.#update(problemsOf(judged), sections);
    await (fails ? updated.catch((refused) => this.#warn(refused)) : updated);
  }

  /**
   * The run failed before it could report. Trouble with the issue is only a warning.
   * @param error why
   * @param policy decides which names are shown; undefined: none
   */
  async reportFailure(error: unknown, policy: PrivacyPolicy | undefined): Promise<void> {
    if (this.#reported || this.#context.signal.aborted) return;
    const message = error instanceof Error ? error.message : String(error);
    const section = failureSection(message, docsUrl(this.#context.env), policy);
    const problems = { lines: [FAILED], isOpen: false, isPartial: true };
    await this.#update(problems, [section]).catch((refused) => this.#warn(refused));
  }

  #warn(refused: unknown): void {
    this.#context.log.warning(refused instanceof Error ? refused.message : String(refused));
  }

  async #update(problems: Problems, sections: readonly string[]): Promise<void> {
    const { inputs, event, env, log, signal } = this.#context;
    await log.group('Update the tracking issue', async () => {
      const issues = await Issues.open(inputs.githubToken, env, LABEL, signal);
      const branch = event.defaultBranch ?? (await issues.defaultBranch());
      const isOfPull = env.GITHUB_EVENT_NAME?.startsWith('pull_request') === true;
      if (isOfPull || env.GITHUB_REF !== `refs/heads/${branch}`) {
        log.info(`Only runs on the default branch, ${branch}, update the tracking issue`);
        return;
      }
      const marker = markerOf(env, inputs.artifactName);
      const found = await issues.find(marker);
      const text = {
        title: `B2 inventory: problems found by ${env.GITHUB_WORKFLOW} / ${env.GITHUB_JOB}`.slice(0, 256),
        body: bodyOf(digestsOf(problems, found), sections, marker, runUrl(env)),
      };
      if (problems.lines.length > 0) await this.#open(issues, found, problems, text);
      else if (!found?.isOpen) log.info('There is nothing to report, and no open issue');
      else if (problems.isOpen) {
        await issues.update(found, text, 'open');
        log.info(`Some rules were not evaluated, so the issue stays open: ${found.url}`);
      } else {
        await issues.comment(found, `All is well in [this run](${runUrl(env)}).`);
        await issues.update(found, text, 'closed');
        log.info(`Closed: ${found.url}`);
      }
    });
  }

  async #open(
    issues: Issues,
    found: FoundIssue | undefined,
    { lines, isPartial }: Problems,
    text: { title: string; body: string },
  ): Promise<void> {
    const { env, log } = this.#context;
    if (!found) {
      log.info(`Opened: ${await issues.create(text)}`);
      return;
    }
    const before = found.isOpen ? digestsIn(found.body) : [];
    const added = lines.slice(0, MOST_DIGESTS).filter((line) => !before.includes(digestOf(line)));
    const now = new Set(lines.map(digestOf));
    const gone = isPartial ? 0 : before.filter((digest) => !now.has(digest)).length;
    await issues.update(found, text, 'open');
    log.info(`${found.isOpen ? 'Updated' : 'Reopened'}: ${found.url}`);
    if (added.length === 0 && gone === 0) return;
    await issues.comment(found, commentOf(found.isOpen, added, gone, runUrl(env)));
  }
}

/** One issue for each use of the action. */
function markerOf(env: NodeJS.ProcessEnv, artifactName: string | undefined): string {
  return `<!-- b2-inventory tracking-issue ${encodeURIComponent(jobCategory(env, artifactName))} -->`;
}

function runUrl(env: NodeJS.ProcessEnv): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

function bodyOf(
  digests: readonly string[],
  sections: readonly string[],
  marker: string,
  url: string,
): string {
  const state = `<!-- problems ${digests.join(' ')} -->`;
  const head = `${marker}\n${state}\n\nAs of [this run](${url}). The action keeps this issue up to date, and closes it when all is well.\n`;
  // A character is one byte or more.
  const rest = fitSections(
    sections,
    BODY_CHARACTERS - KEPT_CHARACTERS,
    'GitHub limits the length of an issue, and the job summary has more',
  );
  return `${head}\n${rest}`;
}

/** What the body remembers. A run that did not look at everything resolves nothing. */
function digestsOf({ lines, isPartial }: Problems, found: FoundIssue | undefined): string[] {
  const earlier = isPartial && found?.isOpen ? digestsIn(found.body) : [];
  return [...new Set([...lines.map(digestOf), ...earlier])].slice(0, MOST_DIGESTS);
}

/** Enough to see that a problem is another one. */
function digestOf(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 8);
}

function digestsIn(body: string): string[] {
  return /<!-- problems ([0-9a-f ]*) -->/.exec(body)?.[1]?.split(' ').filter(Boolean) ?? [];
}

function commentOf(wasOpen: boolean, added: readonly string[], gone: number, url: string): string {
  const shown = added.slice(0, LINES_SHOWN).map((line) => {
    const text = line.length <= LINE_CHARACTERS ? line : `${line.slice(0, LINE_CHARACTERS - 1)}…`;
    return `- ${markdownText(text)}\n`;
  });
  const rest = added.length - shown.length;
  return [
    `${wasOpen ? 'Changed' : 'Again'} in [this run](${url}).\n`,
    shown.length > 0 ? `\n${wasOpen ? 'New' : 'Found'}:\n\n${shown.join('')}` : '',
    rest > 0 ? `- and ${count(rest, 'more problem')}\n` : '',
    gone > 0 ? `\nResolved: ${count(gone, 'problem')}.\n` : '',
  ].join('');
}
