import type { Day } from '#kernel/day.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { taxTerms } from '../parameters.ts';
import { type TaxStatement, taxStatement } from '../rules/benefit-tax.ts';
import { type PayoutAccounts, payoutAccounts } from '../rules/payout-accounts.ts';
import { listBenefitDecisions, listBenefitPayments, listBenefits, listGrantedBenefits } from '../store/benefits.ts';
import { listPayoutAccounts } from '../store/payout-accounts.ts';
import type { Benefit, BenefitDecision, BenefitInForce, BenefitPayment } from '../types.ts';
import { openPart } from './opening.ts';

export interface BenefitsView {
  asOf: Day;
  inForce: readonly BenefitInForce[];
  granted: readonly Benefit[];
  years: readonly string[];
  year: string;
  /** Of the chosen year, latest first. */
  payments: readonly BenefitPayment[];
  /** All there are, oldest first, for the picture. */
  history: readonly BenefitPayment[];
  payout: PayoutAccounts;
}

export function openBenefits(ctx: Ctx<PersonActor>, wish: { year?: string } = {}): Promise<BenefitsView | undefined> {
  const { partyId } = ctx.actor;
  return openPart(ctx, 'beneficiary', 'benefits', async asOf => {
    const [inForce, granted, payments, accounts] = await Promise.all([
      listBenefits(ctx.db, partyId, asOf),
      listGrantedBenefits(ctx.db, partyId, asOf),
      listBenefitPayments(ctx.db, partyId, asOf),
      listPayoutAccounts(ctx.db, partyId),
    ]);
    const years = [...new Set(payments.map(one => one.month.slice(0, 4)))];
    const year = years.find(one => one === wish.year) ?? years[0] ?? asOf.slice(0, 4);
    return {
      asOf,
      inForce,
      granted,
      years,
      year,
      payments: payments.filter(one => one.month.startsWith(year)),
      history: [...payments].reverse(),
      payout: payoutAccounts(accounts, asOf),
    };
  });
}

export interface DecisionsView {
  benefits: readonly Benefit[];
  decisions: readonly BenefitDecision[];
}

export function openDecisions(ctx: Ctx<PersonActor>): Promise<DecisionsView | undefined> {
  const { partyId } = ctx.actor;
  return openPart(ctx, 'beneficiary', 'benefits.decisions', async asOf => {
    const [benefits, decisions] = await Promise.all([
      listGrantedBenefits(ctx.db, partyId, asOf),
      listBenefitDecisions(ctx.db, partyId, asOf),
    ]);
    return { benefits, decisions };
  });
}

export function openPayoutAccounts(ctx: Ctx<PersonActor>): Promise<{ asOf: Day; payout: PayoutAccounts } | undefined> {
  return openPart(ctx, 'beneficiary', 'benefits.payout-account', async asOf => ({
    asOf,
    payout: payoutAccounts(await listPayoutAccounts(ctx.db, ctx.actor.partyId), asOf),
  }));
}

export interface TaxView {
  name: string;
  pesel: string | null;
  asOf: Day;
  years: readonly number[];
  statement: TaxStatement | null;
  /** A year that is over; this year's figures may still change. */
  final: boolean;
}

export function openTax(ctx: Ctx<PersonActor>, wish: { year?: string }): Promise<TaxView | undefined> {
  const { partyId } = ctx.actor;
  return openPart(ctx, 'beneficiary', 'benefits.tax', async asOf => {
    const [payments, card] = await Promise.all([listBenefitPayments(ctx.db, partyId, asOf), partyCard(ctx, partyId)]);
    const years = [...new Set(payments.map(one => Number(one.paidOn.slice(0, 4))))];
    const ended = years.filter(year => year < Number(asOf.slice(0, 4)));
    const year = years.find(one => String(one) === wish.year) ?? ended[0] ?? years[0];
    const ofYear = payments.map(one => ({ ...one, month: one.paidOn.slice(0, 7) }));
    return {
      name: card.name,
      pesel: card.pesel ?? null,
      asOf,
      years,
      statement: year === undefined ? null : taxStatement(year, ofYear, taxTerms(ctx.house.pack, `${year}-12-31` as Day)),
      final: year !== undefined && ended.includes(year),
    };
  });
}
