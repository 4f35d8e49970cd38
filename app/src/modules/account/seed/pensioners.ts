import { type Day, firstDayOf, type Month, monthOf, plusDays, shiftMonth, startOfDay } from '#kernel/day.ts';
import { type Grosze, grosze, multiply } from '#kernel/grosze.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { benefitIndexationOf, taxTerms } from '../parameters.ts';
import { payout } from '../rules/benefit-tax.ts';
import { addPayoutAccount } from '../store/payout-accounts.ts';
import type { AccountLives } from './lives.ts';
import { insertRows, type Row } from './rows.ts';

/** Days after the first of a month. */
const PAID_AFTER = 9;
const INDEXED_IN = '-03';

/** A pensioner's benefit: where it is paid, what was paid month by month, and the decisions that changed it. */
export async function seedPensioner(
  ctx: Ctx,
  pensioner: AccountLives['pensioners'][number],
  months: readonly Month[],
  today: Day,
): Promise<void> {
  const { pack } = ctx.house;
  const { partyId, number } = pensioner;
  const benefitId = newId();
  const grantedOn = plusDays(firstDayOf(shiftMonth(monthOf(today), -pensioner.monthsBack)), 13);
  await insertRows(ctx.db, 'benefit', [{ party_id: partyId, benefit_id: benefitId, kind: pensioner.kind, number, granted_on: grantedOn }]);
  await addPayoutAccount(ctx.db, partyId, { nrb: pensioner.nrb, from: grantedOn, enteredAt: startOfDay(grantedOn), submissionId: null });
  const payments: Row[] = [];
  const decisions: Row[] = [decision('grant', { number: `${number}-1`, issuedOn: grantedOn, gross: null, rate: null })];
  let gross: Grosze = grosze(pensioner.firstGrossGrosze);
  for (const month of [...months, monthOf(today)]) {
    const paidOn = plusDays(firstDayOf(month), PAID_AFTER);
    if (paidOn > today) continue;
    const rate = month.endsWith(INDEXED_IN) ? benefitIndexationOf(pack, Number(month.slice(0, 4))) : undefined;
    if (rate !== undefined) {
      gross = multiply(gross, rate);
      decisions.push(decision('indexation', { number: `${number}-W${month.slice(2, 4)}`, issuedOn: firstDayOf(month), gross, rate }));
    }
    const seizure = pensioner.seizure && paidOn >= plusDays(today, -pensioner.seizure.daysBack) ? pensioner.seizure : undefined;
    const paid = payout(gross, taxTerms(pack, paidOn), seizure ? 'seized' : 'free');
    payments.push({
      party_id: partyId,
      benefit_id: benefitId,
      month: firstDayOf(month),
      paid_on: paidOn,
      gross_grosze: paid.gross,
      tax_grosze: paid.tax,
      health_grosze: paid.health,
      seizure_grosze: paid.seizure,
      net_grosze: paid.net,
      seizure_reference: seizure?.reference ?? null,
      channel: 'bank-account',
    });
  }
  if (pensioner.seizure) {
    const seizedOn = plusDays(today, -pensioner.seizure.daysBack);
    decisions.push(decision('seizure', { number: pensioner.seizure.reference, issuedOn: seizedOn, gross: null, rate: null }));
  }
  await insertRows(ctx.db, 'benefit_payment', payments);
  await insertRows(ctx.db, 'benefit_decision', decisions);

  function decision(
    kind: 'grant' | 'indexation' | 'seizure',
    of: { number: string; issuedOn: Day; gross: Grosze | null; rate: string | null },
  ): Row {
    return {
      party_id: partyId,
      decision_id: newId(),
      benefit_id: benefitId,
      kind,
      number: of.number,
      issued_on: of.issuedOn,
      valid_from: of.issuedOn,
      gross_grosze: of.gross,
      rate: of.rate,
    };
  }
}
