import { explaining as explain, openRest, type Rest, type RestNeed, statusOf } from './rest.ts';

/** An issue as it was found. */
export interface FoundIssue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
  readonly url: string;
}

/** What an issue should be. */
export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** Characters that GitHub takes in the body of an issue or comment. */
export const BODY_CHARACTERS = 65_536;

const NEED: RestNeed = {
  input: 'tracking-issue',
  denied: 'the token may not write issues',
  permission: 'issues: write',
  failed: 'the issue could not be updated (REASON). Run the step again, or set the input to false',
};

const PAGE = 100;
/** Pages of issues with the label that are looked at. */
const MOST_PAGES = 10;

/** The issues of the repository with one label. @throws Error that names the permission if GitHub refuses a call */
export class Issues {
  readonly #rest: Rest;
  readonly #where: { owner: string; repo: string };
  readonly #label: string;

  private constructor(rest: Rest, where: { owner: string; repo: string }, label: string) {
    this.#rest = rest;
    this.#where = where;
    this.#label = label;
  }

  static async open(
    token: string,
    env: NodeJS.ProcessEnv,
    label: string,
    signal: AbortSignal,
  ): Promise<Issues> {
    const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    return new Issues(await openRest(token, signal), { owner, repo }, label);
  }

  async defaultBranch(): Promise<string> {
    return explaining(async () => (await this.#rest.rest.repos.get(this.#where)).data.default_branch);
  }

  /**
   * The issue whose body contains a marker: the oldest open one, else the newest closed one. It goes through the list
   * of issues, since GitHub's search lags behind.
   */
  find(marker: string): Promise<FoundIssue | undefined> {
    return explaining(async () => {
      const found: FoundIssue[] = [];
      for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await this.#rest.rest.issues.listForRepo({
          ...this.#where,
          labels: this.#label,
          state: 'all',
          per_page: PAGE,
          page,
        });
        for (const { number, state, body, html_url: url, pull_request: isPull } of data) {
          if (!isPull && body?.includes(marker)) found.push({ number, isOpen: state === 'open', body, url });
        }
        if (data.length < PAGE) break;
      }
      return found.filter(({ isOpen }) => isOpen).at(-1) ?? found[0];
    });
  }

  /** @returns its URL */
  create({ title, body }: IssueText): Promise<string> {
    return explaining(async () => {
      const labels = [this.#label];
      const { data } = await this.#rest.rest.issues.create({ ...this.#where, title, body, labels });
      return data.html_url;
    });
  }

  update({ number }: FoundIssue, { title, body }: IssueText, state: 'open' | 'closed'): Promise<void> {
    return explaining(async () => {
      await this.#rest.rest.issues.update({
        ...this.#where,
        issue_number: number,
        title,
        body,
        state,
      });
    });
  }

  comment({ number }: FoundIssue, body: string): Promise<void> {
    return explaining(async () => {
      await this.#rest.rest.issues.createComment({ ...this.#where, issue_number: number, body });
    });
  }
}

function explaining<T>(ask: () => Promise<T>): Promise<T> {
  return explain(async () => {
    try {
      return await ask();
    } catch (error) {
      if (statusOf(error) !== 410) throw error;
      throw new Error(
        'Input `tracking-issue`: issues are turned off in this repository (HTTP 410); turn them on in its settings, or set the input to false',
        { cause: error },
      );
    }
  }, NEED);
}
