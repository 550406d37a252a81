/** Everything that tests, benchmarks and the demo need of the server. */
export { type Config, type ContentConfig, optionsOf } from './config.ts';
export { type ChangingContent, type Content, changingContent, type FileVersion } from './content.ts';
export type { ControlRequest } from './control.ts';
export { Counters } from './counters.ts';
export { editedContent } from './edited-content.ts';
export { FAULT_KINDS, type Fault, type FaultKind, Faults, type Json, PASSING_FAULTS } from './faults.ts';
export { type FolderOptions, folderContent } from './folder-content.ts';
export { GENERATED_KINDS, type GeneratedKind, generatedContent } from './generated.ts';
export { randomFrom } from './hash.ts';
export { type ListedFile, listContent } from './list-content.ts';
export { isLegalName, namesContent, namesFileContent } from './names-content.ts';
export { BUCKETS_TWICE, editRow, editStorageApi, noSuchField, ODD_ANSWERS } from './odd-answers.ts';
export { compareNames, sortNames } from './order.ts';
export { type NameSet, type PlainOptions, plainContent } from './plain.ts';
export { startB2Server } from './server.ts';
export type * from './types.ts';
