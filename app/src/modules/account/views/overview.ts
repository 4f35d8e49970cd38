import { dayOf } from '#kernel/day.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { settlementOf } from '../questions.ts';
import { type PayoutAccounts, payoutAccounts } from '../rules/payout-accounts.ts';
import { balance } from '../rules/settlement.ts';
import { listBenefits } from '../store/benefits.ts';
import { listFamily, listTitles } from '../store/insured.ts';
import { listPayoutAccounts } from '../store/payout-accounts.ts';
import { countInsured, findPayer } from '../store/payer.ts';
import type { Balance, BenefitInForce, FamilyMember, Payer, Title } from '../types.ts';
import { mayOpen } from './opening.ts';

export interface AccountOverview {
  name: string;
  asOf: ReturnType<typeof dayOf>;
  payer: { payer: Payer; balance: Balance; insuredCount: number } | null;
  insured: { titles: readonly Title[]; family: readonly FamilyMember[] } | null;
  beneficiary: { benefits: readonly BenefitInForce[]; payout: PayoutAccounts } | null;
  /** Some part is there but not for this proxy. */
  somethingHidden: boolean;
}

/** What there is on the account of the party the person acts for, as far as their mandate reaches now. */
export async function openAccount(ctx: Ctx<PersonActor>): Promise<AccountOverview> {
  const { partyId } = ctx.actor;
  const asOf = dayOf(ctx.now);
  const [mayPayer, mayInsured, mayBeneficiary, { name }, payer, titles, family, benefits] = await Promise.all([
    mayOpen(ctx, 'payer'),
    mayOpen(ctx, 'insured'),
    mayOpen(ctx, 'beneficiary'),
    partyCard(ctx, partyId),
    findPayer(ctx.db, partyId),
    listTitles(ctx.db, partyId, asOf),
    listFamily(ctx.db, partyId, asOf),
    listBenefits(ctx.db, partyId, asOf),
  ]);
  const isInsured = titles.length > 0 || family.length > 0;
  const shown = {
    payer:
      payer && mayPayer
        ? { payer, balance: balance(await settlementOf(ctx, partyId, asOf)), insuredCount: await countInsured(ctx.db, partyId, asOf) }
        : null,
    insured: isInsured && mayInsured ? { titles, family } : null,
    beneficiary:
      benefits.length > 0 && mayBeneficiary ? { benefits, payout: payoutAccounts(await listPayoutAccounts(ctx.db, partyId), asOf) } : null,
  };
  await ctx.audit({
    action: 'account.read',
    object: `party:${partyId}`,
    subjectPartyId: partyId,
    facts: {
      parts: Object.entries(shown)
        .filter(([, part]) => part !== null)
        .map(([part]) => part),
    },
  });
  return {
    name,
    asOf,
    ...shown,
    somethingHidden: (payer !== undefined && !mayPayer) || (isInsured && !mayInsured) || (benefits.length > 0 && !mayBeneficiary),
  };
}
