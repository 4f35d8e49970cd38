import type { Day } from '#kernel/day.ts';
import type { DecisionId, LetterId, MatterId, PartyId, StaffId, SubmissionId } from '#kernel/ids.ts';
import type { DecideInput, DecideOutcome, DecideTest, Grant } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** `received` the computer is at it · `waiting-for-clerk` on the worklist · `with-clerk` claimed · `waiting-for-party` we
 *  asked for something · `decided` there is an answer. */
export type MatterState = 'received' | 'waiting-for-clerk' | 'with-clerk' | 'waiting-for-party' | 'decided';

export type AnswerChannel = 'electronic' | 'post' | 'branch';

export type Outcome = 'granted' | 'refused';

export type LetterValue = string | number | boolean | readonly Record<string, string>[];

/** A letter not yet written. `edited` holds the paragraphs as a clerk left them, in place of the template's. */
export interface LetterDraft {
  template: string;
  values: Readonly<Record<string, LetterValue>>;
  edited?: { pl: readonly string[]; en: readonly string[] };
}

/** What belongs to each kind of action, beside who and when. */
export interface ActionFacts {
  open: Record<string, never>;
  refer: {
    reasons: readonly Bilingual[];
    tests: readonly DecideTest[];
    draft: LetterDraft | null;
    /** What is given out should a clerk grant; null where the rule could not tell. */
    grant: Grant | null;
  };
  claim: { purpose: ClaimPurpose };
  release: Record<string, never>;
  'save-draft': { draft: LetterDraft };
  'ask-for-more': { letterId: LetterId; answerBy: Day };
  /** `came: false`: the time to answer ran out. */
  answer: { came: boolean; dueOn: Day };
  decide: { decisionId: DecisionId; outcome: Outcome; by: 'computer' | 'clerk' };
  'ask-for-review': { decisionId: DecisionId; dueOn: Day };
  remind: Record<string, never>;
  'mark-overdue': Record<string, never>;
}

export type ActionKind = keyof ActionFacts;

export type MatterAction = {
  [Kind in ActionKind]: {
    seq: number;
    kind: Kind;
    at: Date;
    actorKind: 'person' | 'staff' | 'system';
    actorId: string | null;
    facts: ActionFacts[Kind];
  };
}[ActionKind];

/** Why a clerk opens a matter; the citizen reads it under "who looked". */
export const CLAIM_PURPOSES = ['handling', 'review', 'complaint', 'supervision'] as const;
export type ClaimPurpose = (typeof CLAIM_PURPOSES)[number];

/** Where a matter stands: the fold of its actions. */
export interface MatterNow {
  state: MatterState;
  /** Set exactly in `with-clerk`. */
  claimedBy: StaffId | null;
  purpose: ClaimPurpose | null;
  /** A person asked that somebody look at an automated decision, and nobody has decided since. */
  reviewing: boolean;
  overdue: boolean;
  outcome: Outcome | null;
  decisionId: DecisionId | null;
  /** Why the computer left it to a person. */
  reasons: readonly Bilingual[];
  tests: readonly DecideTest[];
  draft: LetterDraft | null;
  grant: Grant | null;
  /** Last day for the party's answer; set exactly in `waiting-for-party`. */
  answerBy: Day | null;
  /** Day on which we asked; the institution's time stands still from then. */
  askedOn: Day | null;
  steps: number;
}

export interface Matter {
  partyId: PartyId;
  matterId: MatterId;
  number: string;
  formCode: string;
  title: Bilingual;
  branchCode: string;
  topic: string;
  openedAt: Date;
  filedOn: Day;
  /** Last day for the institution's answer. */
  dueOn: Day;
  submissionId: SubmissionId;
  /** How the party wants the answer. */
  answerChannel: AnswerChannel;
}

/** A matter as the lists have it: the columns that repeat its fold. */
export type Work = Matter & Pick<MatterNow, 'state' | 'outcome' | 'reviewing' | 'overdue' | 'answerBy' | 'claimedBy'>;

/** A matter, all its actions, and where they lead. */
export interface OpenedMatter {
  matter: Matter;
  actions: readonly MatterAction[];
  now: MatterNow;
  /** As its row has it, for who sees the row and not yet what happened. */
  listed: Pick<MatterNow, 'state' | 'claimedBy'>;
}

export interface Decision {
  partyId: PartyId;
  decisionId: DecisionId;
  matterId: MatterId;
  number: string;
  formCode: string;
  /** Null where a clerk decided: they decide by the matter, not by the form. */
  formVersion: number | null;
  ruleSet: string;
  inputs: DecideInput | null;
  /** SHA-256 of the canonical JSON of `inputs`, hex. */
  inputsSha256: string | null;
  tests: readonly DecideTest[];
  legalBasis: string;
  outcome: Outcome | 'to-clerk';
  answer: DecideOutcome | null;
  /** A clerk's own words; null for the computer. */
  reason: string | null;
  decidedAt: Date;
  decidedBy: 'computer' | 'clerk';
  staffId: StaffId | null;
  milliseconds: number | null;
  letterId: LetterId | null;
  reviewAskedAt: Date | null;
}

export type CaseRefusal =
  | { kind: 'no-such-matter' }
  /** The matter has moved on: this cannot be done in its present state. */
  | { kind: 'not-now'; state: MatterState }
  | { kind: 'claimed-by-another' }
  | { kind: 'own-matter' }
  | { kind: 'not-permitted'; why: Bilingual; fix?: Bilingual }
  | { kind: 'purpose-missing' }
  | { kind: 'no-such-template' }
  | { kind: 'no-such-decision' }
  | { kind: 'letter-empty' }
  | { kind: 'letter-too-long' }
  /** A place the clerk had to fill is still open. */
  | { kind: 'letter-unfinished' }
  | { kind: 'reason-missing' }
  /** What granting would let become true cannot: nothing was decided. */
  | { kind: 'cannot-become-true' }
  /** Only a decision taken by the computer alone is reviewed, and once. */
  | { kind: 'not-automated' }
  | { kind: 'review-already-asked'; at: Date };
