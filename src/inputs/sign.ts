import { readValue } from '../conditions/values.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, notAllowed } from './fault.ts';

/** Readers of the inputs about signed URLs. */

const METHODS = ['none', 'b2', 's3'] as const;
type SignMethod = (typeof METHODS)[number];

/** B2's limit for both methods. */
const MOST_SECONDS = 7 * 86_400;

export function readSign(text: string): SignMethod | Fault {
  const method = METHODS.find((each) => each === text);
  return method ?? notAllowed(text, `one of ${METHODS.join(', ')}`, nearest(text, METHODS));
}

/** In seconds. */
export function readSignFor(text: string): number | Fault {
  const term = { name: 'sign-for', type: 'duration', description: '', example: '' } as const;
  const value = readValue(term, text, false);
  if (typeof value === 'string') return new Fault(`: ${value}`);
  const seconds = value.kind === 'duration' ? value.number / 1_000 : 0;
  return seconds >= 1 && seconds <= MOST_SECONDS && Number.isInteger(seconds)
    ? seconds
    : notAllowed(text, 'a duration from 1s to 7d in whole seconds');
}
