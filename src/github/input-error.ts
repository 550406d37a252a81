/** Every input that is wrong, in one error. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(faults: readonly string[]) {
    super(faults.length === 1 ? faults[0]! : `${faults.length} inputs are wrong:\n- ${faults.join('\n- ')}`);
  }
}
