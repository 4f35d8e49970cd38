export { deskVocabulary } from './policies.ts';
