import { Type } from '@sinclair/typebox';
import { accept } from '#kernel/result.ts';
import { holdLifted } from '../events.ts';
import { endHold, findHold, type HoldId } from '../store/holds.ts';
import { both } from '../text.ts';
import { changeKind } from './change-kind.ts';
import { Text } from './shapes.ts';

/** The end of a legal hold: from then on what was on hold may be destroyed once its period is over. */
export const liftHold = changeKind(Type.Object({ holdId: Text, label: Text }, { additionalProperties: false }), {
  name: 'lift-hold',
  subject: wish => wish.holdId,
  title: (_house, wish) => both('hold.lift.change', { label: wish.label }),
  async faults(ctx, wish) {
    const hold = await findHold(ctx.db, wish.holdId as HoldId);
    if (!hold || hold.liftedAt) return [{ field: 'reason', key: 'fault.hold.lifted' }];
    const own = ctx.actor.kind === 'staff' && (ctx.actor.personId as string | null) === hold.partyId;
    return own ? [{ field: 'reason', key: 'fault.hold.own' }] : [];
  },
  async preview(ctx, wish) {
    const hold = await findHold(ctx.db, wish.holdId as HoldId);
    const before = hold ? { before: { pl: hold.reason, en: hold.reason } } : {};
    return {
      lines: [{ what: both('hold.on', { label: wish.label }), ...before, after: both('hold.lifted') }],
      touches: [],
      warnings: [both('hold.lift.warning')],
    };
  },
  async carryOut(ctx, wish, change) {
    const hold = await findHold(ctx.db, wish.holdId as HoldId);
    if (!hold) throw new Error(`The hold ${wish.holdId} was there a moment ago.`);
    await endHold(ctx.db, hold.holdId, { at: ctx.now, change: change.changeId });
    await ctx.audit({
      action: 'administration.lift-hold',
      object: hold.matterId ? `matter:${hold.matterId}` : `party:${hold.partyId}`,
      subjectPartyId: hold.partyId,
      purpose: 'retention',
      facts: { holdId: hold.holdId, changeId: change.changeId },
    });
    await ctx.announce(holdLifted(hold.partyId, hold));
    return accept(undefined);
  },
});
