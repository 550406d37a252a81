import type { SettingField } from './fields.ts';

/** Whether a parsed value of a setting has the type that the API documents. Unknown words and members may be added. */
export function isDocumented(field: SettingField, value: unknown): boolean {
  if (field === 'action') return typeof value === 'string';
  if (value === null) return true;
  switch (field) {
    case 'serverSideEncryption':
      return isObject(value) && isTextOrNull(value.mode);
    case 'fileRetention':
      return isReadable(value, isRetention);
    case 'legalHold':
      return isReadable(value, isTextOrNull);
    default:
      return typeof value === 'string';
  }
}

/** A wrapped value, which is null or missing if the key may not read it. */
function isReadable(wrapped: unknown, fits: (value: unknown) => boolean): boolean {
  if (!isObject(wrapped)) return false;
  const { isClientAuthorizedToRead: readable, value } = wrapped;
  return readable === false ? (value ?? null) === null : readable === true && fits(value);
}

function isRetention(value: unknown): boolean {
  if (value === null) return true;
  if (!isObject(value)) return false;
  const { mode, retainUntilTimestamp: until } = value;
  if (mode === null) return (until ?? null) === null;
  return typeof mode === 'string' && Number.isSafeInteger(until);
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
