import { type InsuranceTitle, rateOfPercent } from '#app/contributions/index.ts';
import { numberAt, textAt } from '#app/kedu/document.ts';
import { firstDayOf } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, multiply, sum } from '#kernel/grosze.ts';
import { type Check, type Tell, TOLD_OF_A_RULE } from '../check.ts';
import type { BlockIn, OpenDocument, Spot } from '../document.ts';
import { lawOf, type MonthlyRates } from '../law.ts';
import type { VerificationTerms } from '../terms.ts';
import { ratesOf } from '../rates-of.ts';
import { type InsuredReport, isReport, reportIn } from './report.ts';
import { titleText } from './titles.ts';

function titleIn(terms: VerificationTerms, { document, block }: BlockIn): InsuranceTitle | undefined {
  const text = titleText(block, 'B/p1');
  if (text === undefined) return undefined;
  return lawOf(terms).title(text, document.identifier ? firstDayOf(document.identifier.month) : terms.on);
}

/** Undefined where the month is not told, or not known. */
const ratesFor = (terms: VerificationTerms, { identifier }: OpenDocument): MonthlyRates | undefined =>
  identifier && lawOf(terms).rates(identifier.month);

const differ = (tell: Tell, spot: Spot, field: string, expected: Grosze, found: Grosze): void =>
  tell(spot, { expected: decimalOf(expected), found: decimalOf(found) }, field);

/** Accident contributions that wait for the rate of their payer, which may come behind the reports: those that could
 *  come of the same rates, in hundredths of a per cent, together. Kept one by one as far as they would be told. */
interface Waiting {
  readonly least: bigint;
  readonly greatest: bigint;
  count: number;
  readonly told: { spot: Spot; base: Grosze; found: Grosze }[];
}

/** V014: each contribution is its base by its rate, rounded by itself. Where insured and payer share, each their part;
 *  where one of them or the budget bears all, the whole. The accident rate is the one the payer declares. */
export const contributionsFollow: Check = {
  code: 'V014',
  documents: ['ZUSRCA', 'ZUSDRA'],
  watch({ terms, tell }) {
    const waiting = new Map<string, Map<string, Waiting>>();
    const percents = new Map<string, string>();
    const wait = (month: string, spot: Spot, base: Grosze, found: Grosze): void => {
      const groups = waiting.get(month) ?? new Map<string, Waiting>();
      waiting.set(month, groups);
      const { least, greatest } = ratesOf(base, found);
      const key = least > greatest ? '' : `${least} ${greatest}`;
      const group = groups.get(key) ?? { least, greatest, count: 0, told: [] };
      groups.set(key, group);
      group.count += 1;
      if (group.told.length < TOLD_OF_A_RULE) group.told.push({ spot, base, found });
    };
    return {
      block(at) {
        const { document, block, spot } = at;
        const month = document.identifier?.month ?? '';
        const percent = document.type === 'ZUSDRA' && block.name === 'III' ? textAt(block, 'p3')?.trim() : undefined;
        if (percent !== undefined && /^\d{1,2}\.\d{2}$/.test(percent)) percents.set(month, percent);
        if (!isReport(at)) return;
        const [law, title, report] = [ratesFor(terms, document), titleIn(terms, at), reportIn(at)];
        if (law === undefined || title === undefined) return;
        for (const { field, expected } of expectedParts(report, law, title))
          if (report.social(field) !== expected) differ(tell, spot, `B/p${field}`, expected, report.social(field));
        if (title.financing === 'shared') wait(month, spot, report.social(6), report.social(14));
      },
      end() {
        for (const [month, groups] of waiting) {
          const percent = percents.get(month);
          if (percent === undefined) continue;
          const [declared, rate] = [BigInt(percent.replace('.', '')), rateOfPercent(percent)];
          for (const { least, greatest, count, told } of groups.values()) {
            if (least <= declared && declared <= greatest) continue;
            for (const { spot, base, found } of told) differ(tell, spot, 'B/p14', multiply(base, rate), found);
            const last = told.at(-1);
            for (let more = told.length; last && more < count; more += 1) tell(last.spot);
          }
        }
      },
    };
  },
};

function expectedParts(report: InsuredReport, law: MonthlyRates, title: InsuranceTitle): { field: number; expected: Grosze }[] {
  const [base, sickness] = [report.social(4), report.social(5)];
  if (title.financing === 'shared')
    return [
      { field: 7, expected: multiply(base, law.pensionInsured) },
      { field: 8, expected: multiply(base, law.disabilityInsured) },
      { field: 9, expected: multiply(sickness, law.sickness) },
      { field: 11, expected: multiply(base, law.pensionPayer) },
      { field: 12, expected: multiply(base, law.disabilityPayer) },
    ];
  const first = { insured: 7, payer: 11, budget: 15 }[title.financing];
  return [
    { field: first, expected: multiply(base, law.wholePension) },
    { field: first + 1, expected: multiply(base, law.wholeDisability) },
  ];
}

/** V016: the base of health insurance is what was earned less what the insured bears of the others. Of what was earned no
 *  base tells once the yearly limit is passed but those that know no limit. */
export const healthBaseFollows: Check = {
  code: 'V016',
  documents: ['ZUSRCA'],
  watch: ({ terms, tell }) => ({
    block(at) {
      if (!isReport(at) || titleIn(terms, at)?.baseRule !== 'pay') return;
      const report = reportIn(at);
      if (report.health(1) === 0n) return;
      const earned = [4, 5, 6].map(field => report.social(field)).reduce((most, one) => (one > most ? one : most));
      const expected = grosze(earned - sum([7, 8, 9, 10].map(field => report.social(field))));
      if (report.health(1) !== expected) differ(tell, at.spot, 'C/p1', expected, report.health(1));
    },
  }),
};

/** V017: the health contribution is less than its rate asks; right only where it was lowered to the advance on tax. */
export const healthIsWhole: Check = {
  code: 'V017',
  documents: ['ZUSRCA'],
  watch({ terms, tell }) {
    return {
      block(at) {
        const law = isReport(at) ? ratesFor(terms, at.document) : undefined;
        if (law === undefined || titleIn(terms, at)?.baseRule !== 'pay') return;
        const report = reportIn(at);
        const expected = multiply(report.health(1), law.health);
        const found = sum([2, 3, 4, 5].map(field => report.health(field)));
        if (found < expected) differ(tell, at.spot, 'C/p4', expected, found);
      },
    };
  },
};

/** V022: the accident rate is one that there is, and the standard one where few are insured. */
export const accidentRateIsOne: Check = {
  code: 'V022',
  documents: ['ZUSDRA'],
  watch: ({ rule, tell }) => ({
    block({ block, spot }) {
      const percent = block.name === 'III' ? textAt(block, 'p3')?.trim() : undefined;
      if (percent === undefined) return;
      const rate = Number(percent.replace('.', ''));
      const { least = 0, greatest = 0, standard = 0, standardUpTo = 0 } = rule.limits ?? {};
      const insured = numberAt(block, 'p1');
      if (rate < least || rate > greatest) tell(spot, { what: 'range', value: percent }, 'p3');
      else if (insured !== undefined && insured <= standardUpTo && rate !== standard)
        tell(spot, { what: 'standard', value: percent }, 'p3');
    },
  }),
};
