import type { Id, PersonId, StaffId } from '#kernel/ids.ts';
import type { Bilingual } from '#platform/text/text.ts';

export type ChangeId = Id<'change'>;
export type ChangeState = 'proposed' | 'approved' | 'refused' | 'withdrawn';

/** One thing that will be otherwise, told before anybody decides. */
export interface PreviewLine {
  what: Bilingual;
  /** Absent where there was nothing before. */
  before?: Bilingual;
  after: Bilingual;
  /** Says nothing of the change taken back. */
  oneWay?: true;
}

export interface Preview {
  lines: readonly PreviewLine[];
  /** Where it is used: forms, rules, letters. */
  touches: readonly Bilingual[];
  /** What whoever decides must not overlook. */
  warnings: readonly Bilingual[];
}

export interface Change {
  changeId: ChangeId;
  kind: string;
  subject: string;
  wish: unknown;
  reason: string;
  preview: Preview;
  state: ChangeState;
  proposedAt: Date;
  proposedBy: StaffId;
  proposedByPerson: PersonId;
  endedAt: Date | null;
  decidedBy: StaffId | null;
  decisionReason: string | null;
  /** Approved, and taken back by two people before it began. */
  recalled: boolean;
}

/** Something that must be put right before it can be proposed: the field it stands at, and the key of its sentence. */
export interface Fault {
  field: string;
  key: string;
}

/** Who acts, as a human being. */
export interface Eyes {
  staffId: StaffId;
  personId: PersonId | null;
}
