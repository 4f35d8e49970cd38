import type { FormDefinition, Decide } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** A value that changes by decree. `mark` says how sure it is: `S` seen in a source, `M` from memory (shown to the
 *  administrator), `D` a decision of ours. */
export interface DatedValue { from: string; to?: string; value: string; mark: 'S' | 'M' | 'D' | 'X'; source?: string }

export interface BranchRecord { code: string; name: string; kind: 'branch' | 'sub-branch'; address: string; postcode: string; city: string; phone?: string; hours: string }

/** A letter the institution writes by itself: plain blocks, filled by the decision. */
export interface LetterTemplate {
  code: string;
  version: number;
  title: Bilingual;
  /** Paragraphs in ICU; Polish is what binds, English is a courtesy copy below it. */
  body: { pl: readonly string[]; en: readonly string[] };
  legalBasis: string;
  instruction?: { pl: readonly string[]; en: readonly string[] };
  /** How values that hold rows are shown, one table each, below the paragraphs. Texts of the values as decide.ts leaves
   *  them: an ISO day or month and an amount such as `1649.82` are written as each language writes them, anywhere in
   *  the letter. */
  tables?: readonly LetterTable[];
  retention: string;
}

/** A table in a letter. `key` names a field of the rows; where its text differs by language, one key for each. */
export interface LetterTable {
  value: string;
  caption?: Bilingual;
  columns: readonly { key: string | Bilingual; title: Bilingual; align?: 'right'; share?: number }[];
}

/** Everything of one institution that changes by decree, loaded once at start. See institution/zus/pack.ts. */
export interface Pack {
  code: string;
  name: Bilingual;
  shortName: string;
  identifiers: { nip: string; regon: string };
  mailboxAddress: string;
  timeZone: 'Europe/Warsaw';
  parameters: Record<string, readonly DatedValue[]>;
  /** Public holidays that are not computed: single days off by decree, ISO. */
  extraHolidays: readonly string[];
  branches: readonly BranchRecord[];
  forms: readonly FormDefinition[];
  decides: ReadonlyMap<string, Decide>;
  letters: readonly LetterTemplate[];
  support: { phone: string; email: string; hours: Bilingual };
}
