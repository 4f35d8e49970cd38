import { dayOf, plusDays, startOfDay } from '#kernel/day.ts';
import { accept } from '#kernel/result.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import type { SystemActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { Job } from '#platform/module.ts';
import { forgetFile, removedBefore } from '#platform/storage/removed-files.ts';
import { look, transact } from '#platform/transact.ts';
import { anyHeld, carryOutDestruction } from './carry-out-destruction.ts';
import { forgetPast } from './forget-past.ts';
import { DESTROY } from './job-names.ts';
import type { ProtocolId } from './store/destruction.ts';
import { heldNow } from './store/holds.ts';
import { saveVerification } from './store/oversight.ts';
import { daysToCount, raiseAlarms } from './use-cases/raise-alarms.ts';

export const VERIFY_AUDIT = 'administration.verify-audit';

const worker = (name: string): SystemActor => ({ kind: 'system', name, channel: 'worker' });

export const jobs: readonly Job[] = [
  {
    name: DESTROY,
    run: (house, { protocolId }: { protocolId: ProtocolId }) => carryOutDestruction(house, protocolId),
  },
  {
    name: 'administration.raise-alarms',
    schedule: '*/10 * * * *',
    async run(house) {
      for (const day of daysToCount(house.clock()))
        await transact(house, worker('administration.raise-alarms'), async ctx => accept(await raiseAlarms(ctx, day)));
    },
  },
  {
    name: 'administration.forget-removed-files',
    schedule: '23 3 * * *',
    async run(house) {
      const actor = worker('administration.forget-removed-files');
      const now = house.clock();
      const days = Number(parameterOn(house.pack, 'removed-file-days', dayOf(now)).value);
      const old = await look(house, actor, async ctx =>
        removedBefore(ctx.db, startOfDay(plusDays(dayOf(now), -days)), (await heldNow(ctx.db)).parties),
      );
      for (const sha256 of old)
        await transact(house, actor, async ctx => {
          if (await forgetFile(ctx, sha256, house.declared.storedFiles, parties => anyHeld(ctx, parties)))
            await ctx.audit({ action: 'administration.forget-file', object: `file:${sha256}`, subjectPartyId: null, purpose: 'retention' });
          return accept(undefined);
        });
    },
  },
  { name: 'administration.forget-past', schedule: '51 3 * * *', run: forgetPast },
  {
    name: VERIFY_AUDIT,
    schedule: '37 2 * * *',
    async run(house) {
      const verdict = await verifyAudit({ database: house.database, keys: house.seals.keys, dataFolder: house.config.OKIENKO_DATA });
      if (!verdict.whole) house.log.error({ fault: verdict.fault, firstBadSeq: verdict.firstBadSeq }, 'the audit log is not whole');
      await transact(house, worker(VERIFY_AUDIT), async ctx => accept(await saveVerification(ctx.db, ctx.now, verdict)));
    },
  },
];
