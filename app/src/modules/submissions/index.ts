export { submissionsVocabulary } from './policies.ts';
export type { Filed, FilingRefusal } from './types.ts';
