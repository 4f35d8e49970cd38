import { dayOf, startOfDay } from '#kernel/day.ts';
import { accept } from '#kernel/result.ts';
import type { SystemActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { type Forgets, forgetOne, type Past } from '#platform/forgetting.ts';
import type { House } from '#platform/house.ts';
import { look, transact } from '#platform/transact.ts';
import { endedBefore } from './rules/retention.ts';
import { heldNow, isHeld, lockHoldsOf } from './store/holds.ts';

const actor: SystemActor = { kind: 'system', name: 'administration.forget-past', channel: 'worker' };

/** Deletes what lies outside matters and has its period behind it, record by record; of whom a hold is on, nothing. */
export async function forgetPast(house: House): Promise<void> {
  for (const forgets of house.declared.forgets) while (await forgetSome(house, forgets));
}

/** @returns whether anything was forgotten */
async function forgetSome(house: House, forgets: Forgets): Promise<boolean> {
  const today = dayOf(house.clock());
  const value = (name: string): number => Number(parameterOn(house.pack, name, today).value);
  const kept = { permanent: false, expert: false, years: value(forgets.years) };
  const before = endedBefore(kept, today, value('retention-begins-after-years'));
  if (before === null) return false;
  const some = await look(house, actor, async ctx => forgets.past(ctx, startOfDay(before), (await heldNow(ctx.db)).parties));
  let forgotten = false;
  for (const past of some) if (await forgetUnheld(house, forgets, past)) forgotten = true;
  return forgotten;
}

async function forgetUnheld(house: House, forgets: Forgets, past: Past): Promise<boolean> {
  const done = await transact(house, actor, async ctx => {
    if (past.partyId) {
      await lockHoldsOf(ctx.db, past.partyId);
      if (await isHeld(ctx.db, { partyId: past.partyId, matterId: null })) return accept(false);
    }
    await forgetOne(ctx, forgets, past);
    await ctx.audit({
      action: 'administration.forget-past',
      object: `${forgets.kind}:${past.id}`,
      subjectPartyId: past.partyId,
      purpose: 'retention',
    });
    return accept(true);
  });
  return done.value;
}
