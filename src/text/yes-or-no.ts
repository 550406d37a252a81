/** Words that ask for nothing, or just for something: never a name or a path that somebody chose. */
export function isYesOrNo(given: string): boolean {
  return /^(?:no|none|off|false|null|nil|never|undefined|disabled?|skip|n|yes|on|true|enabled?|y|-|~|''|"")$/i.test(
    given,
  );
}
