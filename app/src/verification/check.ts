import type { BlockIn, OpenDocument, Spot } from './document.ts';
import type { VerificationRule } from './rule.ts';
import type { VerificationTerms } from './terms.ts';

export type Facts = Readonly<Record<string, string | number>>;
/** Tells of a breach. @param field within the block: `B/p7` */
export type Tell = (at: Spot, facts?: Facts, field?: string) => void;

/** So many findings of one rule are told one by one; a file wrong throughout must not fill the memory with what is wrong. */
export const TOLD_OF_A_RULE = 1_000;

/** What a check does while one file is read. It may keep what it needs to compare, never whole documents. */
export interface Watch {
  /** A document begins. */
  open?(document: OpenDocument): void;
  block?(at: BlockIn): void;
  close?(document: OpenDocument): void;
  /** The file is over. */
  end?(): void;
}

/** What one rule asks. Named by its code, so that the rule's data (class, text, days in force) is found. */
export interface Check {
  readonly code: string;
  /** Types of documents it looks at; empty for all. */
  readonly documents: readonly string[];
  watch(asked: { terms: VerificationTerms; rule: VerificationRule; tell: Tell }): Watch;
}
