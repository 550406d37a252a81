/**
 * Why a text cannot be the tag of a release, as text that continues an input's name. Git's rules for names of tags.
 * @returns undefined: it can
 */
export function faultOfTag(text: string): string | undefined {
  const quoted = JSON.stringify(text);
  if (text.includes('${{')) {
    return `: ${quoted} is an expression that GitHub did not evaluate; it evaluates \${{ }} only in workflow files and action.yml`;
  }
  const [, tag] = /^refs\/tags\/(.+)$/.exec(text) ?? [];
  if (tag !== undefined) return `: ${quoted} is a ref; give the tag, ${tag}`;
  const isWrong = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|^@$|(?:^|\/)[./]|^\/|(?:\.lock|[./])(?:$|\/)/.test(text);
  return isWrong || text === ''
    ? `: ${quoted} is not a tag; give the tag of a release, such as v1.4.0`
    : undefined;
}
