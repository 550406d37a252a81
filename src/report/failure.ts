import type { PrivacyPolicy } from '../github/privacy.ts';
import { markdownText } from '../text/markdown.ts';

/** Characters of a message that the summary shows. */
const SHOWN = 8_000;

interface Help {
  /** Of the message. */
  readonly text: RegExp;
  readonly remedy: string;
  /** In docs/. */
  readonly page: string;
}

const input = (names: string, page: string): Help => ({
  text: new RegExp(`Input \`(?:${names})\``),
  remedy: 'Correct the input in the workflow.',
  page,
});

/** What helps, the most specific first. */
const HELP: readonly Help[] = [
  { text: /^Cancelled/, remedy: 'Run the workflow again.', page: 'limits.md' },
  { ...input('tracking-issue', 'tracking-issue.md'), remedy: 'Check the permissions of the job.' },
  { ...input('github-token', 'troubleshooting.md'), remedy: 'Remove the input, or correct the token.' },
  { text: /^\d+ gates? failed/, remedy: 'Check the files, or change the gate.', page: 'gates.md' },
  {
    text: /Input `application-key(?:-id)?`|HTTP 401|lacks? the capability|has the capabilities/,
    remedy: 'Check the secrets with the key ID and the key, and what the key may do.',
    page: 'troubleshooting.md',
  },
  {
    text: /transaction_cap_exceeded/,
    remedy: 'Raise the daily transaction cap, or run again after 00:00 UTC.',
    page: 'limits.md#cost',
  },
  {
    text: /certificate|proxy|host_not_found|network/i,
    remedy: 'Check the connection of the runner to B2.',
    page: 'endpoint.md',
  },
  {
    text: /HTTP (?:408|429|5\d\d)|attempts/,
    remedy: 'Run the step again, or lower `concurrency`.',
    page: 'troubleshooting.md',
  },
  input('upload-to', 'history.md'),
  input('include|exclude|where|prefix', 'filters.md'),
  input('gates', 'gates.md'),
  input('rules|suppressions|verify-urls', 'rules.md'),
  { ...input('baseline', 'baseline.md'), text: /Input `baseline`|actions: read/ },
  input('template', 'template.md'),
  input('columns', 'columns.md'),
  input('formats', 'formats.md'),
  input('url-style', 'urls.md'),
  input('endpoint', 'endpoint.md'),
  { text: /Input `/, remedy: 'Correct the input in the workflow.', page: 'troubleshooting.md' },
  { text: /(?:)/, remedy: 'Look the message up.', page: 'troubleshooting.md' },
];

/**
 * A failed step as a section of the job summary, without an inventory: what failed, what to do, and where that is
 * explained.
 * @param message of the error
 * @param docs URL of docs/, ending with `/`
 * @param policy undefined: the message contains no names that must be hidden
 */
export function failureSection(message: string, docs: string, policy?: PrivacyPolicy): string {
  return `${FAILED_TITLE}\n\n${failureHelp(policy?.hidesNames ? withoutNames(message) : message, docs)}`;
}

/** The title of the summary of a failed step. */
export const FAILED_TITLE = '## B2 inventory failed';

/** What failed, what to do, and where that is explained. @param text contains no names that must be hidden */
export function failureHelp(text: string, docs: string): string {
  const lines = text.slice(0, SHOWN).split('\n').map(markdownText);
  const { remedy, page } = HELP.find((help) => help.text.test(text))!;
  return `<pre>${lines.join('\n')}</pre>\n\n${remedy} See [docs/${page}](${docs}${page}).\n`;
}

/** The parts of a message that never contain names of files. */
function withoutNames(message: string): string {
  const safe = /^(?:b2_\w+: (?:HTTP \d+ )?\w+|Cancelled \(SIG[A-Z]+\); the inventory is not complete$)/.exec(
    message,
  );
  if (safe) return safe[0];
  const inputs = [...new Set(Array.from(message.matchAll(/Input (`[a-z-]+`)/g), ([, name]) => name))];
  const what = inputs.length > 0 ? `Wrong: ${inputs.join(', ')}.` : 'The step failed.';
  return `${what} The log of the step has the message.`;
}
