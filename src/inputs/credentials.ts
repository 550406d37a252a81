import { formThatNeedsToken } from '../baseline/index.ts';
import { Fault } from './fault.ts';
import { type Given, VARIABLES } from './given.ts';

/** Readers of the secrets. No message contains any part of one. */

/** B2's key IDs are hexadecimal: 12 digits for the master key, 25 for others. */
const KEY_ID = /^(?:[0-9a-f]{12}|[0-9a-f]{25})$/i;
/** B2's keys begin with K and three digits. */
const KEY = /^K\d{3}\S{20,}$/;

export function readKeyId(text: string, given: Given): string | Fault {
  if (KEY.test(text)) {
    return new Fault(
      KEY_ID.test(given.text('application-key'))
        ? ' contains an application key, and `application-key` contains its ID; swap them'
        : ' contains an application key; give the ID that Backblaze shows with it',
    );
  }
  return readCredential('application-key-id', text, given);
}

export function readKey(text: string, given: Given): string | Fault {
  // Swapped credentials are one fault, reported for the ID.
  if (KEY_ID.test(text) && !KEY.test(given.text('application-key-id'))) {
    return new Fault(' contains the ID of a key; give the key itself, which Backblaze shows only once');
  }
  return readCredential('application-key', text, given);
}

function readCredential(name: string, text: string, { fromFork }: Given): string | Fault {
  if (text !== '') return readSecret(text);
  const variable = VARIABLES[name]!;
  return new Fault(
    ` is missing; set it, or set ${variable} in the environment. ${
      fromFork
        ? 'GitHub passes no secrets to a pull request from a fork: skip this step there, and do not use pull_request_target instead'
        : `A secret that does not exist is empty: check the name in \${{ secrets.${variable} }}, and whether the job needs an \`environment\``
    }`,
  );
}

/** Empty if nobody needs it. */
export function readToken(text: string, given: Given): string | Fault {
  if (text !== '') return readSecret(text);
  const baseline = formThatNeedsToken(given.text('baseline'));
  const needing = [
    ...(baseline === undefined ? [] : [`\`baseline: ${baseline}\``]),
    ...(given.text('release-tag') === '' ? [] : ['`release-tag`']),
    ...(given.text('tracking-issue') === 'true' ? ['`tracking-issue`'] : []),
  ];
  return needing.length > 0
    ? new Fault(
        ` is empty, and ${needing.join(' and ')} ${needing.length === 1 ? 'needs' : 'need'} it; remove the input, or set it to \${{ github.token }}`,
      )
    : '';
}

function readSecret(text: string): string | Fault {
  if (text.includes('${{')) {
    return new Fault(
      ` is an expression that GitHub did not evaluate; it evaluates \${{ }} only in workflow files and action.yml`,
    );
  }
  return /^[\x21-\x7e]+$/.test(text)
    ? text
    : new Fault(
        ' contains white space or another character that no key or token contains; copy it again, as one line',
      );
}
