import type { Bilingual } from '#platform/text/text.ts';

/** A form as data, one version of it. Lives in institution/<code>/forms/<form>/<version>/form.ts, is checked against
 *  the meta-schema at start, and is never changed once somebody has filed it: a change is a new version. */
export interface FormDefinition {
  /** Official code as people search for it: `RWN`, `PEL-O`. */
  code: string;
  version: number;
  /** First and last day on which a new draft may be begun; old versions stay readable for ever. */
  validFrom: string;
  validTo?: string;
  title: Bilingual;
  /** One or two sentences: what it is for, what comes of it and when. */
  summary: Bilingual;
  /** Words people search by. */
  keywords?: { pl: readonly string[]; en: readonly string[] };
  /** In which roles a party may file it. */
  roles: readonly ('insured' | 'payer' | 'beneficiary' | 'institution' | 'any')[];
  /** The statute behind the form, shown on the check page. */
  legalBasis: string;
  /** Who may sign, and how surely they must be known: 1 phone, 2 passkey, 3 national node. */
  signature: { classes: readonly ('portal-profile' | 'trusted-profile' | 'personal' | 'qualified')[]; level: 1 | 2 | 3 };
  /** A proxy may file it when the mandate covers this form; `self-only` forms (PEL) never. */
  byProxy: 'allowed' | 'self-only';
  /** Through which it may be filed; through all where nothing is said. Without `api` no program files it: a declaration
   *  of will that gives rights or moves money is made by a human at that moment. */
  channels?: readonly ('portal' | 'desk' | 'kiosk' | 'phone' | 'api')[];
  /** What its answers become where they are not a submission by themselves, by name (`Module.formEnds`). */
  endsIn?: string;
  /** Made on a page of its own at this path, not question by question: nobody drafts it, and no program files it as answers. */
  madeAt?: string;
  answerChannels: readonly ('electronic' | 'post' | 'branch')[];
  attachments: 'none' | 'optional' | 'required';
  /** Papers that the matter needs, one each, in the words of who looks for them at home. */
  papers?: readonly Bilingual[];
  /** About how long filling it in takes. */
  minutes?: number;
  retention: string;
  /** Statutory time for the answer, from the day of filing. */
  answerWithinDays: number;
  /** Facts the rule needs, gathered when the computer decides (see submissions/facts.ts). */
  facts?: readonly string[];
  /** Names of the dated parameters whose value on the day of filing the rule is given. */
  parameters?: readonly string[];
  /** Granting it pays money: where nobody tells how much, it is decided by two as a large sum is. */
  pays?: true;
  /** `clerk`: a person decides, always; a rule beside it only gathers what the clerk should know, and what is given out. */
  handling: 'computer' | 'computer-else-clerk' | 'clerk';
  /** Skill of the clerks whose worklist gets what the computer does not decide. */
  topic: string;
  pages: readonly FormPage[];
  /** Rules over more than one field; checked when every field of theirs is visible and well formed. */
  rules?: readonly CrossRule[];
  /** What the sources do not know of this form and what is therefore left out; said on its page. */
  gaps: readonly Bilingual[];
  /** What stands in it without a source, for the administrator to confirm. */
  marks?: readonly FormMark[];
}

/** A condition, question or time of a form that nobody has looked up in a source yet: `M` from memory, `D` a decision of
 *  ours. `at` names the field, page, rule or property it is about. */
export interface FormMark {
  at: string;
  mark: 'M' | 'D';
  says: Bilingual;
}

/** One question group, one page. */
export interface FormPage {
  name: string;
  title: Bilingual;
  hint?: Bilingual;
  when?: Condition;
  fields: readonly FormField[];
}

export type FormField = SimpleField | GroupField;

interface FieldCommon {
  /** Letters, digits and hyphens; unique within the form or the group. Also the element name in XML. */
  name: string;
  label: Bilingual;
  hint?: Bilingual;
  when?: Condition;
  optional?: boolean;
  /** Where the first value comes from: `party.name`, `party.nip`, `person.pesel`, `today`… */
  prefill?: string;
  /** Prefilled and not to be changed here; a change goes through its own form. */
  readOnly?: boolean;
  /** Official name of the field on the paper form, shown in print. */
  official?: string;
}

export type SimpleField = FieldCommon & FieldKind;

export type FieldKind =
  | { type: 'text'; maxLength: number; pattern?: string; patternHint?: Bilingual }
  | { type: 'long-text'; maxLength: number }
  | { type: 'number'; min?: number; max?: number }
  | { type: 'money'; minGrosze?: string; maxGrosze?: string }
  | { type: 'date'; notBefore?: DateBound; notAfter?: DateBound }
  | { type: 'month'; notBefore?: MonthBound; notAfter?: MonthBound }
  /** Worked out from other answers, never typed: a number of days, or an amount. */
  | { type: 'computed'; of: Computation }
  | { type: 'yes-no' }
  /** A statement that must be ticked. */
  | { type: 'statement' }
  | { type: 'choice'; options: readonly ChoiceOption[]; optionsFrom?: string }
  | { type: 'choices'; options: readonly ChoiceOption[]; optionsFrom?: string; min?: number }
  | { type: 'pesel' | 'nip' | 'regon' | 'nrb' | 'postcode' | 'email' | 'phone' };

export interface ChoiceOption {
  value: string;
  label: Bilingual;
  hint?: Bilingual;
  when?: Condition;
}

/** A day, `today`, or `today` moved by days. */
export type DateBound = string | { today: number };

/** A month, or the current one moved by months. */
export type MonthBound = string | { months: number };

/** Both ends count as days. In a group, each item counts once; what is not yet a day or an amount is left out. */
export type Computation =
  | { days: { from: string; to: string } }
  | { days: { group: string; from: string; to: string } }
  | { sum: { group: string; field: string } };

/** The same fields several times (people, periods). Answers are an array. */
export type GroupField = FieldCommon & {
  type: 'group';
  min: number;
  max: number;
  itemTitle: Bilingual;
  fields: readonly SimpleField[];
  /** `rows`: a list in which one item at a time is opened, for many of them. */
  shown?: 'cards' | 'rows';
  /** Fields that tell a row; the first are enough. All of them where left out. */
  columns?: readonly string[];
  /** Items are periods between these two dates: kept in order, and shown where they overlap or leave a gap.
   *  An item without its last day goes on. */
  period?: { from: string; to: string };
  /** Rows that the institution knows, offered to be taken over. */
  rowsFrom?: RowsFrom;
};

/** How rows that are known (`rows.<source>`) become items: each field takes a value as it is, or a word for it. */
export interface RowsFrom {
  source: string;
  take: Readonly<Record<string, string>>;
  /** Sets a choice by how a value begins; the first that fits. */
  classify?: { field: string; by: string; starts: readonly (readonly [string, string])[]; otherwise: string };
}

/** Conditions are data: no expressions, no eval. A path is `field` or `group.field` (inside the same item).
 *  A condition on a hidden or unanswered field is false, except `not`. */
export type Condition =
  | { field: string; is: string | boolean | number }
  | { field: string; in: readonly (string | number)[] }
  | { field: string; includes: string }
  | { field: string; answered: true }
  /** Something known from outside the answers: `party.kind`, `acting.relation`, `party.roles`. */
  | { known: string; is: string | boolean }
  | { known: string; includes: string }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition };

export type CrossRule = {
  name: string;
  when?: Condition;
  /** Field at which the sentence stands. */
  at: string;
  text: Bilingual;
} & (
  | { kind: 'day-not-before'; field: string; than: string }
  | { kind: 'at-most-days-after'; field: string; than: string; days: number }
  | { kind: 'not-equal'; fields: readonly [string, string] }
  | { kind: 'at-least-one-of'; fields: readonly string[] }
  | { kind: 'sum-equals'; fields: readonly string[]; total: string }
  | { kind: 'must-hold'; condition: Condition }
  /** No two items share a day; one without its last day goes on. */
  | { kind: 'periods-apart'; group: string; from: string; to: string }
  /** In every item the last day is not before the first. */
  | { kind: 'periods-in-order'; group: string; from: string; to: string }
);

/** Answers of one filled form, JSON. Dates ISO, money as a decimal string with two places, numbers as numbers,
 *  absent where hidden or unanswered. */
export type Answer = string | number | boolean | readonly string[] | readonly Answers[];
export interface Answers {
  readonly [field: string]: Answer | undefined;
}

/** What is known from outside the form, for conditions and prefills; flat, dotted names. */
export type Known = Readonly<Record<string, string | boolean | number | readonly string[] | KnownRows | undefined>>;

/** Rows of a register, flat: `rows.insured-titles`. */
export interface KnownRows {
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** A pure rule beside the form: same input, same outcome, for ever. `ruleSet` names the version that is recorded. */
export interface Decide {
  ruleSet: string;
  decide(input: DecideInput): DecideOutcome;
}

export interface DecideInput {
  answers: Answers;
  known: Known;
  /** Keyed by the names in `FormDefinition.facts`; JSON only, so that it can be stored and replayed. */
  facts: Readonly<Record<string, unknown>>;
  /** Values in force on the day of filing of what stands in `FormDefinition.parameters`, kept with the decision. Absent
   *  from decisions taken before a rule was given them: it then goes by the values of its own pack. */
  parameters?: Readonly<Record<string, string>>;
  /** Day of filing in the institution's time zone, ISO. */
  filedOn: string;
}

/** One step of reasoning, in the order taken. */
export interface DecideTest {
  name: string;
  value: string;
  passed: boolean;
  legalBasis?: string;
  text: Bilingual;
}

export interface DecidedLetter {
  template: string;
  values: Record<string, string | number | boolean | readonly Record<string, string>[]>;
}

export interface EffectWish {
  name: string;
  with: Record<string, unknown>;
}

/** What follows when a request is granted, by the computer or by a clerk. */
export interface Grant {
  letter: DecidedLetter;
  /** What becomes true, by name: `identity.grant-mandate` … (`Module.effects`). */
  effects?: readonly EffectWish[];
  /** A certificate lies open at once; a decision waits for the UPD. */
  collection: 'open' | 'against-receipt';
  /** What granting costs or pays, in grosze, where the rule can tell: large sums are decided by two. */
  sum?: string;
}

export type DecideOutcome =
  | ({
      outcome: 'granted';
      tests: readonly DecideTest[];
      legalBasis: string;
    } & Grant)
  | {
      outcome: 'to-clerk';
      tests: readonly DecideTest[];
      legalBasis: string;
      reasons: readonly Bilingual[];
      /** What the clerk may send after reading it. */
      draft?: DecidedLetter;
      /** What is given out should the clerk grant, where the rule can tell. */
      grant?: Grant;
    };
