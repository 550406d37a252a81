import { globsOf } from '../audit/gates.ts';
import type { Account } from '../b2/account.ts';
import { InputError } from '../github/input-error.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { filterNames, reachesBeyond } from '../names/name-filter.ts';
import type { Inputs } from './inputs.ts';

/**
 * Refuses globs of `include` and `gates` that can match names which the key must not see: the result would look as if
 * there were no such files. With `prefix`, which is inside the key's prefix, a glob need not repeat it.
 * @throws InputError
 */
export function checkKeyPrefix(
  { include, gates, prefix }: Pick<Inputs, 'include' | 'gates' | 'prefix'>,
  { namePrefix }: Pick<Account, 'namePrefix'>,
  policy: PrivacyPolicy,
): void {
  if (namePrefix === '') return;
  const isBeyond = (glob: string) =>
    prefix === ''
      ? reachesBeyond(glob, namePrefix)
      : filterNames([glob], []).prefixes(namePrefix).length === 0;
  const { files, changes } = globsOf(gates);
  const faults = [
    { input: 'include', globs: include.filter(isBeyond) },
    { input: 'gates', globs: [...new Set([...files, ...changes])].filter(isBeyond) },
  ].flatMap(({ input, globs: [...globs] }) => {
    if (globs.length === 0) return [];
    const shown = policy.show(globs.map((glob) => `"${glob}"`).join(', '), 'a glob');
    const key = policy.show(`"${namePrefix}", `, '');
    const reach = prefix === '' ? 'can match' : 'matches only';
    const advice =
      prefix === '' ? 'begin each glob with it, or set `prefix` to it' : 'use a key that may read them';
    return `Input \`${input}\`: ${shown} ${reach} names outside ${key}the prefix that the application key is restricted to; ${advice}`;
  });
  if (faults.length > 0) throw new InputError(faults);
}
