/** An answer that is the service's error object. */
export class B2Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message = '') {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What the service says of anything outside a key's scope: nothing. */
export const unauthorized = () => new B2Error(401, 'unauthorized');

/** A field or value that the service does not take. */
export const badRequest = (message: string) => new B2Error(400, 'bad_request', message);

/** The error object as sent. */
export function errorBody(status: number, code: string, message: string): Buffer {
  return Buffer.from(JSON.stringify({ code, message, status }));
}
