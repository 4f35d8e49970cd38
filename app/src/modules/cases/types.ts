import type { Day } from '#kernel/day.ts';
import type { DecisionId, LetterId, MatterId, PartyId, PersonId, StaffId, SubmissionId } from '#kernel/ids.ts';
import type { DecideInput, DecideOutcome, DecideTest, Grant } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** `received` the computer is at it · `waiting-for-clerk` on the worklist · `with-clerk` claimed · `for-approval` a clerk has
 *  proposed a decision that a second one must approve · `waiting-for-party` we asked for something · `suspended` a legal
 *  ground keeps us from going on · `decided` there is an answer. */
export type MatterState = 'received' | 'waiting-for-clerk' | 'with-clerk' | 'for-approval' | 'waiting-for-party' | 'suspended' | 'decided';

/** Why a decision needs a second pair of eyes. */
export type SecondEyes = 'refusal' | 'sum' | 'sum-unknown' | 'both';

/** A decision as a clerk would have it, waiting for a second one. */
export interface Proposal {
  outcome: Outcome;
  letter: LetterDraft;
  reason: string;
  why: SecondEyes;
  /** Grosze; null where it is no money. */
  sum: string | null;
  /** For which the proposer had the matter in hand. */
  purpose: ClaimPurpose;
  staffId: StaffId;
  /** The clerk as a human being: whoever approves is another. */
  personId: PersonId | null;
  proposedAt: Date;
}

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
  forward: { branchCode: string; topic: string; reason: string };
  suspend: { letterId: LetterId; ground: string };
  resume: { letterId: LetterId; dueOn: Day };
  propose: {
    outcome: Outcome;
    letter: LetterDraft;
    reason: string;
    why: SecondEyes;
    sum: string | null;
    personId: PersonId | null;
    purpose: ClaimPurpose;
  };
  /** The proposed decision, taken by two. */
  approve: { decisionId: DecisionId; outcome: Outcome; by: 'clerk'; proposedBy: StaffId };
  /** Back to who proposed, with a remark. */
  'return-proposal': { remark: string; staffId: StaffId; purpose: ClaimPurpose };
  /** By the supervisor of the branch; null puts it back for others. */
  reassign: { staffId: StaffId | null; reason: string };
  /** The legal time counts from an earlier day: on it somebody tried to file and could not, by our fault. */
  'count-earlier': { filedOn: Day; dueOn: Day; dueOnBefore: Day };
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
  /** Set exactly in `suspended`. */
  suspendedOn: Day | null;
  ground: string | null;
  /** Set exactly in `for-approval`. */
  proposal: Proposal | null;
  /** What the second clerk wrote when a proposal came back; until the next one. */
  remark: string | null;
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
  /** Who approved, where a decision is taken by two. */
  approvedBy: StaffId | null;
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
  /** Forwarding to where the matter is already, or to what the institution does not have. */
  | { kind: 'nowhere-else' }
  | { kind: 'no-such-ground' }
  /** Nobody approves what they proposed themselves, under whatever role. */
  | { kind: 'same-human' }
  /** Of one of the two it is not known which human they are, so nothing shows that they are two. */
  | { kind: 'unknown-human' }
  | { kind: 'no-such-clerk' }
  | { kind: 'sum-unreadable' }
  /** What granting would let become true cannot: nothing was decided. */
  | { kind: 'cannot-become-true' }
  /** Only a decision taken by the computer alone is reviewed, and once. */
  | { kind: 'not-automated' }
  | { kind: 'review-already-asked'; at: Date };
