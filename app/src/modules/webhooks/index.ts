export { webhooksVocabulary } from './policies.ts';
