import { isYesOrNo } from '../text/yes-or-no.ts';
import { Fault, integer, notAllowed } from './fault.ts';

/** GitHub's rule for the names of artifacts. */
const ARTIFACT_NAME = /^[^":<>|*?\r\n\\/]{1,256}$/;
const DEFAULT_NAME = 'b2-inventory';

/** The artifact to upload. */
export interface ArtifactInput {
  /** undefined: upload nothing. */
  readonly name: string | undefined;
  /** Somebody chose the name, which asks for the upload even where private names become public. */
  readonly isChosen: boolean;
}

export function readArtifactName(text: string): ArtifactInput | Fault {
  if (text === 'none') return { name: undefined, isChosen: false };
  if (text === '') return { name: DEFAULT_NAME, isChosen: false };
  const advice = 'give a name, or `none` to upload nothing';
  if (isYesOrNo(text)) return notAllowed(text, 'the name of an artifact', advice);
  if (/\$\{\{|\$\{?[A-Za-z_]/.test(text)) {
    return new Fault(`: ${JSON.stringify(text)} is not a name until it is evaluated; ${advice}`);
  }
  return ARTIFACT_NAME.test(text)
    ? { name: text, isChosen: true }
    : notAllowed(text, 'an artifact name: up to 256 characters, none of " : < > | * ? \\ /');
}

/** Days; undefined: the repository's setting. */
export function readRetentionDays(text: string): number | undefined | Fault {
  return text === '' ? undefined : integer(text, 1, 400);
}
