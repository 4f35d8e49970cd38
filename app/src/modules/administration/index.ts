export { administrationVocabulary } from './policies.ts';
