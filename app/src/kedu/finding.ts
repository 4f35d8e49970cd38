import { VALUE_FAULTS, type ValueFaultKind } from './format/value-types.ts';
import { XML_FAULTS, type XmlFaultKind } from './xml/fault.ts';

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

/** How elements, attributes and text can stand where they may not. */
export const ELEMENT_FAULTS = [
  'unknown-element',
  'element-in-value',
  'order',
  'repeated',
  'missing',
  'unknown-attribute',
  'missing-attribute',
  'stray-text',
] as const;
export type StructureFault = XmlFaultKind | (typeof ELEMENT_FAULTS)[number] | `value.${ValueFaultKind}`;

/** The rule that a file must be XML, of a known version, and right by its schema. */
const STRUCTURE_RULE = 'V001';

/** Every code the structure can be told by. */
export const STRUCTURE_CODES: readonly string[] = [
  ...XML_FAULTS,
  ...ELEMENT_FAULTS,
  ...VALUE_FAULTS.map(fault => `value.${fault}` as const),
].map(codeOf);

export function codeOf(fault: StructureFault): string {
  return `${STRUCTURE_RULE}.${fault}`;
}
