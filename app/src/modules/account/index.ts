export { accountFacts, balanceOf, INTEREST_RATES, MINIMUM_WAGES } from './questions.ts';
export { accountVocabulary } from './policies.ts';
export type { Balance } from './types.ts';
