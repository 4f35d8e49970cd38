export { serveAttempts } from './attempts/serve.ts';
export { attemptKeys } from './attempts/verify-attempt.ts';
export { submissionsVocabulary } from './policies.ts';
export { FILE_ONE } from './filing-sql.ts';
export { useFilingWriter, type FilingWriter } from './filing-writer.ts';
export type { Filed, FilingRefusal } from './types.ts';
export { countOpenDrafts } from './views.ts';
