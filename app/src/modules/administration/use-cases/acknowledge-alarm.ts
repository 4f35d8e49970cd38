import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { alarmAcknowledged } from '../events.ts';
import { type NotPermitted, permitted } from '../guards.ts';
import { acknowledge, type AlarmId, lockAlarm } from '../store/oversight.ts';

export type AlarmRefusal = NotPermitted | { kind: 'no-such-alarm' } | { kind: 'already-acknowledged' } | { kind: 'reason-missing' };

/** Somebody has looked into an alarm about somebody else and says what it was.
 *  @refuses what AlarmRefusal lists; an alarm about oneself is not there
 *  @announces administration.alarm-acknowledged */
export async function acknowledgeAlarm(
  ctx: Ctx<StaffActor>,
  wish: { alarmId: AlarmId; reason: string },
): Promise<Result<undefined, AlarmRefusal>> {
  const alarm = await lockAlarm(ctx.db, wish.alarmId);
  if (!alarm) return refuse({ kind: 'no-such-alarm' });
  const allowed = permitted(ctx, 'administration.acknowledge-alarm', {
    kind: 'alarm',
    aboutSelf: alarm.staffId === ctx.actor.staffId,
    ownBranch: alarm.branchCode === ctx.actor.branchCode,
  });
  if (!allowed.ok) return allowed;
  if (alarm.acknowledgedAt) return refuse({ kind: 'already-acknowledged' });
  const why = wish.reason.trim();
  if (why === '') return refuse({ kind: 'reason-missing' });
  await acknowledge(ctx.db, alarm.alarmId, { staffId: ctx.actor.staffId, at: ctx.now, why });
  await ctx.audit({
    action: 'administration.acknowledge-alarm',
    object: `alarm:${alarm.alarmId}`,
    subjectPartyId: null,
    purpose: 'oversight',
    facts: { kind: alarm.kind, staff: alarm.staffId, reason: why },
  });
  await ctx.announce(alarmAcknowledged({ kind: alarm.kind, staffId: alarm.staffId, day: alarm.day }));
  return accept(undefined);
}
