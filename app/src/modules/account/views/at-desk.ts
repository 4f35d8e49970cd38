import { dayOf } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { settlementOf } from '../questions.ts';
import { balance } from '../rules/settlement.ts';
import { listBenefits } from '../store/benefits.ts';
import { listTitles } from '../store/insured.ts';
import { countInsured, findPayer } from '../store/payer.ts';
import type { Balance, BenefitInForce, Title } from '../types.ts';

export interface AccountAtDesk {
  titles: readonly Title[];
  payer: { balance: Balance; insuredCount: number } | null;
  benefits: readonly BenefitInForce[];
}

/** The account of a party that is open to a clerk: what it is insured for, what it owes, what it is paid. Row-level security
 *  shows nothing of a party that is not open. */
export async function accountAtDesk(ctx: Ctx<StaffActor>, partyId: PartyId): Promise<AccountAtDesk> {
  const asOf = dayOf(ctx.now);
  const [titles, payer, benefits] = await Promise.all([
    listTitles(ctx.db, partyId, asOf),
    findPayer(ctx.db, partyId),
    listBenefits(ctx.db, partyId, asOf),
  ]);
  const settled =
    payer === undefined
      ? null
      : {
          balance: balance(await settlementOf(ctx, partyId, asOf)),
          insuredCount: await countInsured(ctx.db, partyId, asOf),
        };
  await ctx.audit({
    action: 'account.read',
    object: `party:${partyId}`,
    subjectPartyId: partyId,
    facts: { parts: ['desk'] },
  });
  return { titles, payer: settled, benefits };
}
