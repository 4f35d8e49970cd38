import { type Grosze, sum } from '#kernel/grosze.ts';
import { SOCIAL_INSURANCES, SOURCES, type TitleContributions } from './insurances.ts';

/** Amounts of a personal report by their official fields, ZUS RCA III.B p4-p26, p29 and III.C p1-p5. p27 and p28 are not
 *  filled: what they hold is not known here. */
export interface ReportFields {
  readonly B: Readonly<Record<string, Grosze>>;
  readonly C: { readonly p1: Grosze; readonly p2: Grosze; readonly p3: Grosze; readonly p4: Grosze; readonly p5: Grosze };
}

const FIRST_CONTRIBUTION_FIELD = 7;

/** The fields of one title's month. p29 is the sum of the rounded contributions, never a rate on a sum. */
export function reportFields(title: TitleContributions): ReportFields {
  const B: Record<string, Grosze> = { p4: title.pensionBase, p5: title.sicknessBase, p6: title.accidentBase };
  let field = FIRST_CONTRIBUTION_FIELD;
  for (const source of SOURCES) {
    for (const insurance of SOCIAL_INSURANCES) B[`p${field++}`] = title.social[source][insurance];
  }
  B['p29'] = socialTotal(title);
  const { payer, budget, insured } = title.health;
  return { B, C: { p1: title.healthBase, p2: payer, p3: budget, p4: insured, p5: title.health['church-fund'] } };
}

/** RCA III.B p29: all social contributions of a report. */
export const socialTotal = (title: TitleContributions): Grosze =>
  sum(SOURCES.flatMap(source => SOCIAL_INSURANCES.map(insurance => title.social[source][insurance])));
