export { payersVocabulary } from './policies.ts';
