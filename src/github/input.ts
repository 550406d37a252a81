import * as core from '@actions/core';

/** The value of an input, without white space around it; a prefix keeps its spaces, which may be part of names. */
export function readInput(name: string): string {
  const given = core.getInput(name, { trimWhitespace: name !== 'prefix' });
  return name === 'prefix' ? given.replace(/[\r\n]+$/, '') : given;
}
