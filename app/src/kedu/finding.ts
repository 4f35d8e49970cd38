/** How grave it is, by the letters of the institution: K critical (cannot be stored), Z must be corrected, O warning,
 *  I information, R of a meaning we do not know. */
export type FindingClass = 'K' | 'Z' | 'O' | 'I' | 'R';

/** A document as people point at it: which in the file, of what type, under which number of its own. */
export interface DocumentPointer {
  /** In the file, from 1. */
  readonly place: number;
  /** `ZUSRCA` */
  readonly type: string;
  /** `id_dokumentu`, where it is given. */
  readonly id?: string;
}

/** Something that is wrong, or worth saying, with a file: one shape for its structure and for the rules of the business.
 *  No text: whoever shows it finds the sentence by its code and fills in the facts. */
export interface Finding {
  readonly class: FindingClass;
  /** The rule: `V001`, or a part of it: `V001.order`. */
  readonly code: string;
  readonly document?: DocumentPointer;
  /** `III`; of a repeated block also which: `id_bloku`, where it is given. */
  readonly block?: string;
  readonly blockId?: string;
  /** Within the block: `B/p4`. */
  readonly field?: string;
  /** Line from 1 and byte from 0, in the file as it came. */
  readonly line: number;
  readonly byte: number;
  /** Facts for the sentence: values and limits, by the names its text knows. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The rule that a file must be XML, of a known version, and right by its schema. */
export const STRUCTURE_RULE = 'V001';
