import { firstDayOf, monthOf, plusDays, shiftMonth } from '#kernel/day.ts';
import { inBranch, type Nation, WHAT } from '#platform/nation/nation.ts';
import type { NationPart } from '#platform/nation/part.ts';
import { nationTable, type Put } from '#platform/nation/rows.ts';

const TITLE = nationTable('account.title', 'party_id title_id payer_id payer_name payer_nip title_code insurances insured_from');
const BASE = nationTable(
  'account.base',
  'party_id payer_id payer_name title_id month pension_base_grosze sickness_base_grosze health_base_grosze pension_grosze disability_grosze sickness_grosze accident_grosze health_grosze',
);
const BENEFIT = nationTable('account.benefit', 'party_id benefit_id kind number granted_on');
const PAYMENT = nationTable(
  'account.benefit_payment',
  'party_id benefit_id month paid_on gross_grosze tax_grosze health_grosze seizure_grosze net_grosze',
);
const PAYER = nationTable('account.payer', 'party_id registered_since instalment_agreement open_enforcement confirmed');

/** A nation is for breadth; the depth of two years is the cast's. */
const MONTHS = 2;
const INSURED_SINCE_DAYS = 1_200;
const EMPLOYEE = '011000';
const SELF_EMPLOYED = '051000';
const ALL_INSURANCES = '{pension,disability,sickness,accident,health}';
/** In thousandths of the base. */
const RATES = { pension: 195.2, disability: 80, sickness: 24.5, accident: 16.7, health: 90 } as const;
const INSURED_SHARE = 0.1371;

export const nationPart: NationPart = {
  tables: [TITLE, BASE, BENEFIT, PAYMENT, PAYER],
  person(nation, n, put) {
    const one = nation.citizen(n);
    if (one.business) put(PAYER, [one.personId, plusDays(nation.today, -INSURED_SINCE_DAYS), false, false, true]);
    if (one.beneficiary) return putBenefit(nation, n, one.personId, put);
    const employer = one.business
      ? null
      : nation.firm(inBranch(one.branch, nation.chance(WHAT.title, n), nation.branches.length, nation.firms));
    const payer = {
      id: employer?.partyId ?? one.personId,
      name: employer?.name ?? one.business?.name ?? one.name,
      nip: employer ? employer.nip : (one.business?.nip ?? null),
    };
    const titleId = nation.id(WHAT.title, n, nation.now.getTime());
    const from = plusDays(nation.today, -INSURED_SINCE_DAYS);
    put(TITLE, [one.personId, titleId, payer.id, payer.name, payer.nip, employer ? EMPLOYEE : SELF_EMPLOYED, ALL_INSURANCES, from]);
    const base = 480_600 + 100 * Math.floor(nation.chance(WHAT.pace, n) * 6_000);
    const share = (thousandths: number): number => Math.round((base * thousandths) / 1_000);
    for (let back = MONTHS; back >= 1; back -= 1)
      put(BASE, [
        one.personId,
        payer.id,
        payer.name,
        titleId,
        firstDayOf(shiftMonth(monthOf(nation.today), -back)),
        base,
        base,
        Math.round(base * (1 - INSURED_SHARE)),
        share(RATES.pension),
        share(RATES.disability),
        share(RATES.sickness),
        share(RATES.accident),
        Math.round((base * (1 - INSURED_SHARE) * RATES.health) / 1_000),
      ]);
  },
  firm(nation, n, put) {
    put(PAYER, [nation.firm(n).partyId, plusDays(nation.today, -INSURED_SINCE_DAYS), false, false, true]);
  },
};

function putBenefit(nation: Nation, n: number, partyId: string, put: Put): void {
  const benefitId = nation.id(WHAT.title, n, nation.now.getTime());
  put(BENEFIT, [partyId, benefitId, 'old-age-pension', `I/20/${String(n).padStart(8, '0')}`, plusDays(nation.today, -INSURED_SINCE_DAYS)]);
  const gross = 187_900 + 10 * Math.floor(nation.chance(WHAT.pace, n) * 30_000);
  const tax = Math.round(gross * 0.06);
  const health = Math.round(gross * 0.09);
  for (let back = MONTHS; back >= 1; back -= 1) {
    const month = firstDayOf(shiftMonth(monthOf(nation.today), -back));
    put(PAYMENT, [partyId, benefitId, month, plusDays(month, 14), gross, tax, health, 0, gross - tax - health]);
  }
}
