import { validationFailed } from './http.ts';

/** A comment on an issue. */
export interface IssueComment {
  id: number;
  body: string;
  createdAt: Date;
}

/** An issue. Pull requests are listed among them. */
export interface Issue {
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  pullRequest: boolean;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  comments: IssueComment[];
  /** Who opened it. */
  author: string;
}

/** A label of the repository. */
export interface Label {
  name: string;
  color: string;
  description: string | null;
}

const BOT = 'github-actions[bot]';
const MAX_TEXT = 65_536;
const MAX_TITLE = 256;

/** The issues and labels of the repository. */
export class IssueStore {
  readonly issues: Issue[] = [];
  readonly labels: Label[] = [];
  #nextComment = 9001;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Opens an issue. Labels that do not exist yet are made. */
  add(planted: Partial<Issue> & { title: string }): Issue {
    const issue: Issue = {
      number: this.issues.length + 1,
      body: null,
      state: 'open',
      stateReason: null,
      labels: [],
      pullRequest: false,
      createdAt: this.#now(),
      updatedAt: this.#now(),
      closedAt: null,
      comments: [],
      author: BOT,
      ...planted,
    };
    this.#setLabels(issue, issue.labels);
    this.issues.push(issue);
    return issue;
  }

  get(number: number): Issue | undefined {
    return this.issues.find((issue) => issue.number === number);
  }

  /** Newest first, as GitHub lists them; every label named must be there. */
  find(state: string, labels: string[]): Issue[] {
    const wanted = labels.map((label) => label.toLowerCase());
    return this.issues
      .filter((issue) => state === 'all' || issue.state === state)
      .filter((issue) => {
        const own = issue.labels.map((label) => label.toLowerCase());
        return wanted.every((label) => own.includes(label));
      })
      .reverse();
  }

  /** Opens an issue as a request says. */
  create(fields: Record<string, unknown>): Issue {
    const { title, body } = checked(fields);
    if (title === undefined) throw validationFailed('Issue', 'title', 'missing_field');
    return this.add({ title, body: body ?? null, labels: namesOf(fields.labels) ?? [] });
  }

  /** Changes what a request names. */
  update(issue: Issue, fields: Record<string, unknown>): void {
    const { title, body } = checked(fields);
    const { state, state_reason: reason } = fields;
    if (state !== undefined && state !== 'open' && state !== 'closed') {
      throw validationFailed('Issue', 'state', 'invalid');
    }
    if (title !== undefined) issue.title = title;
    if (body !== undefined) issue.body = body;
    const labels = namesOf(fields.labels);
    if (labels !== null) this.#setLabels(issue, labels);
    if (state !== undefined && state !== issue.state) {
      issue.state = state;
      issue.closedAt = state === 'closed' ? this.#now() : null;
      const fallback = state === 'closed' ? 'completed' : 'reopened';
      issue.stateReason = typeof reason === 'string' ? reason : fallback;
    }
    issue.updatedAt = this.#now();
  }

  /** Adds labels to those that it has. */
  label(issue: Issue, labels: string[]): void {
    this.#setLabels(issue, [...issue.labels, ...labels]);
  }

  comment(issue: Issue, body: unknown): IssueComment {
    if (typeof body !== 'string' || body === '') {
      throw validationFailed('IssueComment', 'body', 'missing_field');
    }
    checkLength('IssueComment', body);
    const comment = { id: this.#nextComment, body, createdAt: this.#now() };
    this.#nextComment += 1;
    issue.comments.push(comment);
    issue.updatedAt = this.#now();
    return comment;
  }

  findLabel(name: string): Label | undefined {
    return this.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
  }

  createLabel(fields: Record<string, unknown>): Label {
    const { name, color = 'ededed', description = null } = fields;
    if (typeof name !== 'string' || name === '') throw validationFailed('Label', 'name', 'missing_field');
    if (this.findLabel(name) !== undefined) throw validationFailed('Label', 'name', 'already_exists');
    if (!/^[0-9a-f]{6}$/i.test(String(color))) throw validationFailed('Label', 'color', 'invalid');
    if (String(description ?? '').length > 100) throw validationFailed('Label', 'description', 'invalid');
    const label = { name, color: String(color), description: description as string | null };
    this.labels.push(label);
    return label;
  }

  #setLabels(issue: Issue, names: string[]): void {
    const labels = names.map((name) => this.findLabel(name) ?? this.createLabel({ name }));
    issue.labels = [...new Set(labels.map((label) => label.name))];
  }
}

function checked(fields: Record<string, unknown>): { title?: string; body?: string | null } {
  const { title, body } = fields;
  const result: { title?: string; body?: string | null } = {};
  if (title !== undefined) {
    if (typeof title !== 'string' || title.trim() === '') {
      throw validationFailed('Issue', 'title', 'missing_field');
    }
    if (title.length > MAX_TITLE) {
      throw validationFailed('Issue', 'title', 'custom', 'title is too long (maximum is 256 characters)');
    }
    result.title = title;
  }
  if (typeof body === 'string') checkLength('Issue', body);
  if (typeof body === 'string' || body === null) result.body = body;
  return result;
}

function checkLength(resource: string, body: string): void {
  if (body.length <= MAX_TEXT) return;
  throw validationFailed(resource, 'body', 'custom', 'body is too long (maximum is 65536 characters)');
}

/** Labels come as names or as objects. */
function namesOf(labels: unknown): string[] | null {
  if (!Array.isArray(labels)) return null;
  return labels.map((label) => (typeof label === 'string' ? label : String((label as Label).name)));
}
