import type { PartyId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { destroyedFiles, forgetFile } from '#platform/storage/removed-files.ts';
import { look, transact } from '#platform/transact.ts';
import { DESTROY } from './job-names.ts';
import { findProtocol, listListed, type Protocol, type ProtocolId } from './store/destruction.ts';
import { isHeld, lockHoldsOf } from './store/holds.ts';
import { destroyListed } from './use-cases/destroy-listed.ts';
import { sealProtocol } from './use-cases/seal-protocol.ts';

const actor: SystemActor = { kind: 'system', name: DESTROY, channel: 'worker' };
const AT_A_TIME = 50;

/** Carries a destruction out: matter by matter, each in a transaction of its own; then the files; then the document. May
 *  be killed anywhere and begun again: what was handled stays so.
 *  @throws where a matter could not be handled, after all others were; the worker comes back */
export async function carryOutDestruction(house: House, protocolId: ProtocolId): Promise<void> {
  const protocol = await look(house, actor, ctx => findProtocol(ctx.db, { protocolId }));
  if (!protocol) throw new Error(`There is no protocol ${protocolId}.`);
  if (protocol.state === 'sealed') return;
  const faults = await handleAll(house, protocol);
  await forgetDestroyedFiles(house);
  const [fault] = faults;
  if (fault)
    throw new Error(`${String(faults.length)} matters of protocol ${protocol.number} could not be handled; the first: ${fault.message}`);
  const sealed = await transact(house, actor, ctx => sealProtocol(ctx, { protocolId }));
  if (!sealed.ok) throw new Error(`Protocol ${protocol.number} is not finished: another worker has a part of it in hand.`);
}

async function handleAll(house: House, protocol: Protocol): Promise<readonly Error[]> {
  const faults: Error[] = [];
  for (let behind = 0; ; ) {
    const after = behind;
    const waiting = await look(house, actor, ctx =>
      listListed(ctx.db, protocol.changeId, { behind: after, limit: AT_A_TIME, waiting: true }),
    );
    for (const { matterId } of waiting) {
      try {
        await transact(house, actor, ctx => destroyListed(ctx, { protocol, matterId }));
      } catch (fault) {
        // One matter that cannot be handled does not keep the others.
        faults.push(fault as Error);
      }
    }
    const last = waiting.at(-1);
    if (!last) return faults;
    behind = last.place;
  }
}

/** Deletes the bytes of destroyed matters that no row names any more. */
export async function forgetDestroyedFiles(house: House): Promise<void> {
  for (let behind = ''; ; ) {
    const after = behind;
    const files = await look(house, actor, ctx => destroyedFiles(ctx.db, after));
    for (const sha256 of files)
      await transact(house, actor, async ctx => {
        if (await forgetFile(ctx, sha256, house.declared.storedFiles, parties => anyHeld(ctx, parties)))
          await ctx.audit({ action: 'administration.forget-file', object: `file:${sha256}`, subjectPartyId: null, purpose: 'retention' });
        return accept(undefined);
      });
    const last = files.at(-1);
    if (last === undefined) return;
    behind = last;
  }
}

/** Whether a hold keeps what one of these parties took away. Keeps holds from being placed on them until commit. */
export async function anyHeld(ctx: Ctx<SystemActor>, parties: readonly PartyId[]): Promise<boolean> {
  for (const partyId of parties) {
    await lockHoldsOf(ctx.db, partyId);
    if (await isHeld(ctx.db, { partyId, matterId: null })) return true;
  }
  return false;
}
