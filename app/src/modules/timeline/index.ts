export { timelineVocabulary } from './policies.ts';
export { AREAS, type Area, type Entry } from './types.ts';
