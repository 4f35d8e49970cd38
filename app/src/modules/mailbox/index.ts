export { INSERT_RECEIPTS_SQL } from './receipts/insert-receipts-sql.ts';
export { sealReceipt } from './use-cases/seal-receipt.ts';
export { writeLetter, type LetterWish } from './use-cases/write-letter.ts';
export { collectLetter, type CollectRefusal } from './use-cases/collect-letter.ts';
export { editableLetter, type EditableBlock } from './letters/edited.ts';
export { previewLetter } from './use-cases/preview-letter.ts';
export { letterCards, lettersOfMatter, receiptCard, waitingLetters, type ReceiptCard } from './views.ts';
export { mailboxVocabulary } from './policies.ts';
export type { AnswerChannel, Collection, LetterCard, LetterKind } from './types.ts';
