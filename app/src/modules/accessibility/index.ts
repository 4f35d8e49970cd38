export { accessibilityVocabulary } from './policies.ts';
