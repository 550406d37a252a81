import type { Fault, Json } from './faults.ts';

const whole = (status: number, type: string, body: string): Fault => ({
  kind: 'answer',
  answer: { status, headers: { 'Content-Type': type }, body },
});

const JSON_TYPE = 'application/json;charset=UTF-8';

/** Whole answers that no call of B2 gives: what another kind of server sends when it is asked by mistake. */
export const ODD_ANSWERS = {
  /** An S3 endpoint's refusal. */
  'xml-403': whole(
    403,
    'application/xml',
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Unauthenticated requests are not allowed</Message></Error>',
  ),
  'xml-200': whole(200, 'application/xml', '<?xml version="1.0"?>\n<ListAllMyBucketsResult/>'),
  'html-200': whole(200, 'text/html', '<!DOCTYPE html><html><body>Welcome</body></html>'),
  'html-404': whole(404, 'text/html', '<html><head><title>404 Not Found</title></head></html>'),
  text: whole(200, 'text/plain', 'OK'),
  empty: whole(200, JSON_TYPE, ''),
  'json-array': whole(200, JSON_TYPE, '[]'),
  'json-null': whole(200, JSON_TYPE, 'null'),
  'json-object': whole(200, JSON_TYPE, '{}'),
} satisfies Record<string, Fault>;

/** Removes a field when it is given as the value. */
export const noSuchField = Symbol('no such field');

/** A fault that changes fields of a row in each page it is put on; `noSuchField` removes one. */
export function editRow(fields: Record<string, unknown>, row = 0): Fault {
  return {
    kind: 'edit',
    edit(page) {
      const files = page.files as Json[];
      const file = files[row];
      if (file !== undefined) setFields(file, fields);
      return page;
    },
  };
}

function setFields(object: Json, fields: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === noSuchField) delete object[name];
    else object[name] = value;
  }
}

/** A fault that gives each bucket of an answer twice. */
export const BUCKETS_TWICE: Fault = {
  kind: 'edit',
  edit: (body) => ({ buckets: [...body.buckets, ...body.buckets] }),
};

/** A fault that changes fields of what authorize says of the storage API; `noSuchField` removes one. */
export function editStorageApi(fields: Record<string, unknown>): Fault {
  return {
    kind: 'edit',
    edit(body) {
      setFields(body.apiInfo.storageApi as Json, fields);
      return body;
    },
  };
}
