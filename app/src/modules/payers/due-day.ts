import { dueDay, type PayerKind } from '#app/contributions/index.ts';
import type { Day, Month } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';

/** The day by which a payer has to declare and to pay for a month. */
export async function dueDayOf(ctx: Ctx, partyId: PartyId, month: Month): Promise<Day> {
  const { pack } = ctx.house;
  return dueDay(await kindOfPayer(ctx, partyId), month, pack.parameters, pack.extraHolidays);
}

/** Legal persons settle by the 15th, everybody else by the 20th. That a unit lives on the state budget is not known of
 *  anybody here yet. */
export async function kindOfPayer(ctx: Ctx, partyId: PartyId): Promise<PayerKind> {
  return (await partyCard(ctx, partyId)).kind === 'organisation' ? 'legal-person' : 'other';
}
