export { portabilityVocabulary } from './policies.ts';
