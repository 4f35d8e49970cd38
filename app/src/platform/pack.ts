import type { AbsenceCode, InsuranceTitle } from '#app/contributions/index.ts';
import type { VerificationRule } from '#app/verification/index.ts';
import type { FormDefinition, Decide } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** A value that changes by decree. `mark` says how sure it is: `S` seen in a source, `M` from memory (shown to the
 *  administrator), `D` a decision of ours. */
export interface DatedValue {
  from: string;
  to?: string;
  value: string;
  mark: 'S' | 'M' | 'D' | 'X';
  source?: string;
}

/** What a code of the registers means, and how surely: `mark` as of a dated value. */
export interface CodeName {
  code: string;
  name: Bilingual;
  mark: DatedValue['mark'];
}

export interface BranchRecord {
  code: string;
  name: string;
  kind: 'branch' | 'sub-branch';
  address: string;
  postcode: string;
  city: string;
  phone?: string;
  hours: string;
  /** Hours that hold from a day on, in order; before the first of them `hours` does. */
  hoursFrom?: readonly { from: string; hours: string }[];
  /** Single days that are otherwise, such as a day on which the branch stays shut. */
  exceptions?: readonly BranchException[];
}

/** One day on which a branch keeps other hours than its usual ones. It moves no legal period. */
export interface BranchException {
  on: string;
  /** `9:00-12:00`; null while the branch stays shut. */
  hours: string | null;
  reason: Bilingual;
}

/** From a day on, a branch handles the matters of whoever lives at a postcode, of one topic or of all. */
export interface CompetenceRule {
  from: string;
  /** The first digits of the postcode, one to five. */
  postcodes: string;
  /** Null for all topics. */
  topic: string | null;
  branchCode: string;
}

/** A letter the institution writes by itself: plain blocks, filled by the decision. */
export interface LetterTemplate {
  code: string;
  /** What it is to its reader: `confirmation` and `certificate` prove something, a `decision` can be appealed. */
  kind: 'certificate' | 'confirmation' | 'decision' | 'letter';
  version: number;
  title: Bilingual;
  /** Paragraphs in ICU; Polish is what binds, English is a courtesy copy below it. One that comes out empty is left out.
   *  Values stand as decide.ts leaves them: an ISO day or month and an amount such as `1649.82` are written as each
   *  language writes them. `[[table debts | fundPl=Fundusz | arrears=Zaległość]]` alone in a paragraph shows the rows of
   *  a value, with the fields in this order under these titles; no rows, no table. */
  body: { pl: readonly string[]; en: readonly string[] };
  legalBasis: string;
  /** How sure its legal basis is; `S` where left out. See `DatedValue`. */
  mark?: 'S' | 'M' | 'D';
  instruction?: { pl: readonly string[]; en: readonly string[] };
  retention: string;
}

/** What the institution holds against its own letters, in Polish, which binds. */
export interface PlainLanguage {
  /** A sentence with more words is long. */
  longSentenceWords: number;
  /** Years of school above which a letter is called hard. */
  hardAbove: number;
  /** Beginnings of official words, lower case, and what is simpler; longer ones stand before shorter. */
  officialWords: readonly { found: string; simpler: string }[];
  /** Words that make a passive with a participle behind them. */
  passiveWords: readonly string[];
}

/** A legal ground that keeps the institution from going on with a matter. `mark` as in DatedValue. */
export interface SuspensionGround {
  code: string;
  text: Bilingual;
  legalBasis: string;
  mark: DatedValue['mark'];
}

/** The accessibility statement of the platform. Days are ISO. */
export interface AccessibilityStatement {
  status: 'full' | 'partial' | 'none';
  publishedOn: string;
  updatedOn: string;
  preparedOn: string;
  reviewedOn: string;
  method: 'self' | 'audit';
  /** What people cannot use, in plain words. */
  shortfalls: readonly Bilingual[];
  contact: { who: Bilingual; email: string; phone: string };
  architecture: Bilingual;
  /** How sure we are of what the law wants in it, as with a dated value. */
  mark: DatedValue['mark'];
}

/** An announced break of the whole service. Instants, ISO with an offset. */
export interface PlannedBreak {
  from: string;
  to: string;
  text: Bilingual;
}

/** Everything of one institution that changes by decree: what was loaded at start (institution/zus/pack.ts), and what the
 *  institution has changed since (amendments.ts). */
export interface Pack {
  code: string;
  name: Bilingual;
  shortName: string;
  identifiers: { nip: string; regon: string };
  mailboxAddress: string;
  timeZone: 'Europe/Warsaw';
  parameters: Record<string, readonly DatedValue[]>;
  /** What a parameter is called for people, with its unit. */
  parameterTitles?: Readonly<Record<string, Bilingual>>;
  /** Meanings of codes by the name of their list: `title` by its first four digits, `break`. */
  codeLists: Readonly<Record<string, readonly CodeName[]>>;
  /** What each title code brings, by the day; `mark` is of the code, the duties are of the same or less sure. */
  insuranceTitles: readonly (InsuranceTitle & CodeName)[];
  /** Benefits and breaks that are reported, by the day. */
  absenceCodes: readonly (AbsenceCode & CodeName)[];
  /** By what insurance documents are verified, beyond their schema. */
  verificationRules: readonly VerificationRule[];
  /** Public holidays that are not computed: single days off by decree, ISO. */
  extraHolidays: readonly string[];
  branches: readonly BranchRecord[];
  /** Where a matter is handled by another branch than the party's own. */
  competence?: readonly CompetenceRule[];
  forms: readonly FormDefinition[];
  /** By code and version, `RWN/1` (`decideKey` of platform/forms/registry.ts). */
  decides: ReadonlyMap<string, Decide>;
  letters: readonly LetterTemplate[];
  /** Names of the worklists, by the `topic` of the forms. */
  topics: Readonly<Record<string, Bilingual>>;
  /** What makes letters hard to read. */
  plainLanguage: PlainLanguage;
  /** Why a matter may be suspended. */
  suspensionGrounds: readonly SuspensionGround[];
  /** What the institution declares about accessibility; looked over each year. */
  accessibility?: AccessibilityStatement;
  /** Breaks of the service that have been announced, past ones too: they are told in the past. */
  plannedBreaks?: readonly PlannedBreak[];
  support: { phone: string; email: string; hours: Bilingual };
}
