export { timelineVocabulary } from './policies.ts';
