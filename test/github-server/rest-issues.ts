import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError, notFound, pageOf, readJson, sendJson, toSeconds } from './http.ts';
import type { Issue, IssueComment, IssueStore, Label } from './issue-store.ts';
import { need, type Permissions, type Repository } from './permissions.ts';

/** What the routes of issues need. */
export interface IssueContext {
  issues: IssueStore;
  /** `owner/name` */
  name: string;
  repository: Repository;
  permissions: Permissions;
  origin: string;
}

/** Answers what stands behind `/repos/OWNER/NAME/`; false when it is not about issues or labels. */
export async function answerIssues(
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: IssueContext,
): Promise<boolean> {
  const match = /^(\w+) (issues|labels)(?:\/(.*))?$/.exec(route);
  if (match === null) return false;
  const [, method, kind, rest = ''] = match;
  need(context.permissions, context.repository, 'issues', method === 'GET' ? 'read' : 'write');
  if (kind === 'labels') {
    await answerLabels(`${method} ${rest}`, request, response, url, context);
    return true;
  }
  if (!context.repository.hasIssues) throw new HttpError(410, 'Gone', 'Issues are disabled for this repo');
  const one = /^(\d+)(?:\/(comments|labels))?$/.exec(rest);
  if (one) {
    const issue = context.issues.get(Number(one[1]));
    if (issue === undefined) throw notFound();
    await answerIssue(issue, `${method} ${one[2] ?? ''}`, request, response, url, context);
  } else if (rest === '' && method === 'POST') {
    const issue = context.issues.create(await readJson(request));
    sendJson(response, 201, issueAsJson(issue, context));
  } else if (rest === '' && method === 'GET') {
    const { searchParams } = url;
    const labels = (searchParams.get('labels') ?? '').split(',').filter((label) => label !== '');
    const found = context.issues.find(searchParams.get('state') ?? 'open', labels);
    const page = pageOf(found, url);
    const json = page.rows.map((issue) => issueAsJson(issue, context));
    sendJson(response, 200, json, page.headers);
  } else throw notFound();
  return true;
}

async function answerIssue(
  issue: Issue,
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: IssueContext,
): Promise<void> {
  const { issues } = context;
  switch (route) {
    case 'GET ':
      return sendJson(response, 200, issueAsJson(issue, context));
    case 'PATCH ':
      issues.update(issue, await readJson(request));
      return sendJson(response, 200, issueAsJson(issue, context));
    case 'GET comments': {
      const page = pageOf(issue.comments, url);
      const json = page.rows.map((comment) => commentAsJson(issue, comment, context));
      return sendJson(response, 200, json, page.headers);
    }
    case 'POST comments': {
      const comment = issues.comment(issue, (await readJson(request)).body);
      return sendJson(response, 201, commentAsJson(issue, comment, context));
    }
    case 'POST labels': {
      issues.label(issue, (await readJson(request)).labels as string[]);
      return sendJson(response, 200, labelsOf(issue, context));
    }
    default:
      throw notFound();
  }
}

async function answerLabels(
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { issues }: IssueContext,
): Promise<void> {
  const name = /^GET (.+)$/.exec(route)?.[1];
  if (route === 'POST ') sendJson(response, 201, issues.createLabel(await readJson(request)));
  else if (route === 'GET ') {
    const page = pageOf(issues.labels, url);
    sendJson(response, 200, page.rows, page.headers);
  } else if (name !== undefined) {
    const label = issues.findLabel(decodeURIComponent(name));
    if (label === undefined) throw notFound();
    sendJson(response, 200, label);
  } else throw notFound();
}

function labelsOf(issue: Issue, { issues }: IssueContext): (Label | undefined)[] {
  return issue.labels.map((name) => issues.findLabel(name));
}

function issueAsJson(issue: Issue, context: IssueContext): object {
  const { number, title, body, state, author } = issue;
  const url = `${context.origin}/repos/${context.name}/issues/${number}`;
  const page = `https://github.com/${context.name}/${issue.pullRequest ? 'pull' : 'issues'}/${number}`;
  return {
    ...{ id: 50_000 + number, node_id: `I_${number}`, number, title, body, state },
    state_reason: issue.stateReason,
    locked: false,
    labels: labelsOf(issue, context),
    user: { login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
    comments: issue.comments.length,
    url,
    comments_url: `${url}/comments`,
    html_url: page,
    created_at: toSeconds(issue.createdAt),
    updated_at: toSeconds(issue.updatedAt),
    closed_at: issue.closedAt && toSeconds(issue.closedAt),
    ...(issue.pullRequest ? { pull_request: { html_url: page } } : {}),
  };
}

function commentAsJson(issue: Issue, { id, body, createdAt }: IssueComment, context: IssueContext): object {
  return {
    id,
    body,
    user: { login: 'github-actions[bot]', type: 'Bot' },
    html_url: `https://github.com/${context.name}/issues/${issue.number}#issuecomment-${id}`,
    created_at: toSeconds(createdAt),
    updated_at: toSeconds(createdAt),
  };
}
