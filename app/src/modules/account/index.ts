export { accountFacts, balanceOf } from './questions.ts';
export { accountVocabulary } from './policies.ts';
export type { Balance } from './types.ts';
