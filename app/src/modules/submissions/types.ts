import type { ClientId, DraftId, FileId, MandateId, PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import type { Channel } from '#platform/context.ts';
import type { Remark } from '#platform/forms/check.ts';
import type { UndoStep } from '#platform/forms/change-lists.ts';
import type { Answers } from '#platform/forms/definition.ts';

export type AnswerChannel = 'electronic' | 'post' | 'branch';
/** `client-key`: sent by software that proved its key, as the person who registered it allowed it to. */
export type SignatureClass = 'portal-profile' | 'trusted-profile' | 'personal' | 'qualified' | 'client-key';

export interface Draft {
  draftId: DraftId;
  partyId: PartyId;
  personId: PersonId;
  formCode: string;
  formVersion: number;
  /** Where something is not yet right, as it was typed. */
  answers: Answers;
  /** What can be undone, newest last. */
  undo: readonly UndoStep[];
  page: string | null;
  answerChannel: AnswerChannel;
  begunAt: Date;
  savedAt: Date;
}

export type ScanState = 'waiting' | 'clean' | 'infected';

export interface Attachment {
  partyId: PartyId;
  attachmentId: FileId;
  draftId: DraftId;
  fileName: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  scan: ScanState;
}

/** A form ready to be filed: checked, its document made, waiting only for the door (session, mandate) and the commit. */
export interface Filing {
  tokenHash: Buffer;
  partyId: PartyId;
  submissionId: SubmissionId;
  receiptId: ReceiptId;
  formCode: string;
  formVersion: number;
  neededLevel: number;
  formRoles: readonly string[];
  /** Nobody acting by mandate may file it. */
  selfOnly: boolean;
  at: Date;
  answers: Answers;
  document: string;
  documentSha256: string;
  channel: Channel;
  answerChannel: AnswerChannel;
  signature: { class: SignatureClass; statement: string; client?: ClientId };
  idempotencyKey: string;
  bodySha256: string;
  draftId: DraftId | null;
  sender: { name: string; identifierKind: string; identifier: string };
}

/** Receipt of a filing, as told to whoever filed. */
export interface Filed {
  submissionId: SubmissionId;
  receiptId: ReceiptId;
  receiptNumber: string;
  receivedAt: Date;
  /** True when the same filing had come before and this is its first answer again. */
  replayed: boolean;
}

export type FilingRefusal =
  | { kind: 'no-such-form' }
  | { kind: 'not-for-this-role' }
  | { kind: 'self-only' }
  /** A program would file what a human declares at that moment. */
  | { kind: 'human-only' }
  | { kind: 'level'; needed: 1 | 2 | 3 }
  /** There is something to put right; nothing was filed. */
  | { kind: 'remarks'; remarks: readonly Remark[] }
  | { kind: 'answer-channel' }
  | { kind: 'attachments-not-taken' }
  | { kind: 'attachments-waiting' }
  | { kind: 'attachment-missing' }
  /** No open session at the needed level, or the mandate no longer covers this form. */
  | { kind: 'not-admitted' }
  /** The key was used before for something else. */
  | { kind: 'key-reused' };

export interface Submission {
  submissionId: SubmissionId;
  partyId: PartyId;
  formCode: string;
  formVersion: number;
  answers: Answers;
  document: string;
  documentSha256: string;
  channel: Channel;
  answerChannel: AnswerChannel;
  filedBy: PersonId;
  relation: 'self' | 'representative' | 'mandate';
  mandateId: MandateId | null;
  receiptId: ReceiptId;
  filedAt: Date;
  draftId: DraftId | null;
}
