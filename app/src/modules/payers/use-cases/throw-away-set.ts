import type { SetId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { transact } from '#platform/transact.ts';
import { forgetReading, lockSet, noteThrownAway } from '../store/sets.ts';
import { worksForPayer } from '../works-for-payer.ts';
import { dropFile } from './drop-file.ts';

/** Forgets a set that was not sent: its file, what was found and what it reports. */
export async function throwAwaySet(
  house: House,
  actor: PersonActor,
  setId: SetId,
): Promise<Result<{ sha256: string }, { kind: 'no-such-set' } | { kind: 'already-filed' }>> {
  const thrown = await transact(house, actor, async ctx => {
    const set = (await worksForPayer(ctx)) ? await lockSet(ctx.db, actor.partyId, setId) : undefined;
    if (!set || set.state === 'thrown-away') return refuse({ kind: 'no-such-set' } as const);
    if (set.state === 'filed' || set.state === 'booked') return refuse({ kind: 'already-filed' } as const);
    await forgetReading(ctx.db, set.partyId, set.setId);
    await noteThrownAway(ctx.db, set);
    await ctx.audit({ action: 'payers.throw-away', object: `set:${setId}`, subjectPartyId: actor.partyId });
    return accept({ sha256: set.sha256 });
  });
  if (thrown.ok) await dropFile(house, thrown.value.sha256);
  return thrown;
}
