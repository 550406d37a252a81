/** Everything that tests, benchmarks and the demo need of the server. */
export type { Config, ContentConfig } from './config.ts';
export { type ChangingContent, type Content, changingContent } from './content.ts';
export type { ControlRequest } from './control.ts';
export { editedContent } from './edited-content.ts';
export { type Fault, type FaultKind, PASSING_FAULTS, UPLOAD_FAULTS } from './faults.ts';
export { folderContent } from './folder-content.ts';
export { type GeneratedKind, generatedContent } from './generated.ts';
export { randomFrom } from './hash.ts';
export { type ListedFile, listContent } from './list-content.ts';
export { isLegalName } from './names-content.ts';
export { BUCKETS_TWICE, editRow, editStorageApi, noSuchField, ODD_ANSWERS } from './odd-answers.ts';
export { compareNames, sortNames } from './order.ts';
export { startB2Server } from './server.ts';
export type * from './types.ts';
