export { accountFacts, balanceOf, INTEREST_RATES, MINIMUM_WAGES } from './questions.ts';
export type { Balance } from './types.ts';
