/** Parses a small JSON response. @throws Error */
export function readJson<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch {
    // V8's message quotes the text around the error, which may be a token.
    throw new Error('not JSON');
  }
}

/** The code is `no_code` if the body is not from the service, such as a proxy's error page; `malformed` if cut off. */
export function readRefusal(body: Buffer): { code: string; message?: string | undefined } {
  try {
    const { code, message } = readJson<{ code?: unknown; message?: unknown } | null>(body) ?? {};
    return {
      code: typeof code === 'string' ? code : 'no_code',
      message: typeof message === 'string' ? message : undefined,
    };
  } catch {
    return { code: body.toString('utf8', 0, 1) === '{' ? 'malformed' : 'no_code' };
  }
}
