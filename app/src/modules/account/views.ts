import { dayOf } from '#kernel/day.ts';
import { mayRead, partyCard } from '#modules/identity/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { settlementOf } from './questions.ts';
import { monthsSettled } from './rules/months.ts';
import { type PayoutAccounts, payoutAccounts } from './rules/payout-accounts.ts';
import { balance } from './rules/settlement.ts';
import { listHolidays } from './store/contribution-holidays.ts';
import { listPayoutAccounts } from './store/payout-accounts.ts';
import {
  countInsured,
  findPayer,
  listBases,
  listBenefits,
  listBookings,
  listBreaks,
  listCharges,
  listFamily,
  listTitles,
} from './store.ts';
import type {
  Balance,
  BenefitInForce,
  Break,
  ContributionHoliday,
  FamilyMember,
  FundDebt,
  MonthlyBase,
  MonthSettled,
  Payer,
  Title,
} from './types.ts';

export interface PayerView extends Payer {
  balance: Balance;
  funds: readonly FundDebt[];
  insuredCount: number;
  months: readonly MonthSettled[];
  holidays: readonly ContributionHoliday[];
}
export interface InsuredView {
  titles: readonly Title[];
  bases: readonly MonthlyBase[];
  breaks: readonly Break[];
  family: readonly FamilyMember[];
}

/** The account page: each part is null where the party has not the role, or the mandate does not open it. */
export interface AccountView {
  name: string;
  asOf: Day;
  payer: PayerView | null;
  insured: InsuredView | null;
  benefits: readonly BenefitInForce[] | null;
  /** Where benefits are paid. Null where the benefits are not shown. */
  payout: PayoutAccounts | null;
  /** Some part is there but not for this proxy. */
  somethingHidden: boolean;
}

const MONTHS_SHOWN = 6;
/** Each month of bases is a card of its own on a telephone. */
const BASE_MONTHS_SHOWN = 3;

/** What we hold on the account of the party the person acts for, as far as their mandate reaches now. */
export async function openAccount(ctx: Ctx<PersonActor>): Promise<AccountView> {
  const { partyId } = ctx.actor;
  const asOf = dayOf(ctx.now);
  const opens = {
    payer: await mayOpen(ctx, 'payer'),
    insured: await mayOpen(ctx, 'insured'),
    beneficiary: await mayOpen(ctx, 'beneficiary'),
  };
  const [payer, insured, benefits] = [await payerOf(ctx, asOf), await insuredOf(ctx, asOf), await listBenefits(ctx.db, partyId, asOf)];
  const shown = {
    payer: opens.payer ? payer : null,
    insured: opens.insured ? insured : null,
    benefits: opens.beneficiary && benefits.length > 0 ? benefits : null,
  };
  const payout = shown.benefits === null ? null : payoutAccounts(await listPayoutAccounts(ctx.db, partyId), asOf);
  await ctx.audit({
    action: 'account.read',
    object: `party:${partyId}`,
    subjectPartyId: partyId,
    facts: {
      parts: Object.entries(shown)
        .filter(([, part]) => part !== null)
        .map(([name]) => name),
    },
  });
  return {
    name: (await partyCard(ctx, partyId)).name,
    asOf,
    ...shown,
    payout,
    somethingHidden:
      (payer !== null && !opens.payer) || (insured !== null && !opens.insured) || (benefits.length > 0 && !opens.beneficiary),
  };
}

const mayOpen = (ctx: Ctx<PersonActor>, role: 'payer' | 'insured' | 'beneficiary'): Promise<boolean> =>
  mayRead(ctx, ctx.actor, { area: 'account', role });

async function payerOf(ctx: Ctx<PersonActor>, asOf: Day): Promise<PayerView | null> {
  const { partyId } = ctx.actor;
  const payer = await findPayer(ctx.db, partyId);
  if (payer === undefined) return null;
  const settlement = await settlementOf(ctx, partyId, asOf);
  const months = monthsSettled(await listCharges(ctx.db, partyId), await listBookings(ctx.db, partyId), asOf);
  return {
    ...payer,
    balance: balance(settlement),
    funds: settlement.funds,
    insuredCount: await countInsured(ctx.db, partyId, asOf),
    months: months.slice(-MONTHS_SHOWN).reverse(),
    holidays: await listHolidays(ctx.db, partyId),
  };
}

async function insuredOf(ctx: Ctx<PersonActor>, asOf: Day): Promise<InsuredView | null> {
  const { partyId } = ctx.actor;
  const [titles, family] = [await listTitles(ctx.db, partyId, asOf), await listFamily(ctx.db, partyId, asOf)];
  if (titles.length === 0 && family.length === 0) return null;
  const bases = await listBases(ctx.db, partyId, asOf);
  const recent = [...new Set(bases.map(base => base.month))].slice(-BASE_MONTHS_SHOWN);
  return {
    titles,
    family,
    bases: bases.filter(base => recent.includes(base.month)).reverse(),
    breaks: await listBreaks(ctx.db, partyId, asOf),
  };
}
