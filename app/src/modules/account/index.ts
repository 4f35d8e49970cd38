export { accountFacts, balanceOf } from './questions.ts';
export { accountVocabulary } from './policies.ts';
export type { Balance } from './types.ts';
export { bookSet, rebookTransfers, type BookedRows, type SetToBook } from './use-cases/book-set.ts';
