import type { DeadlineHandler, Job, Module } from '#platform/module.ts';
import { accept } from '#kernel/result.ts';
import { transact } from '#platform/transact.ts';
import { effects } from './effects.ts';
import { searchParties } from './search.ts';
import { ownData } from './own-data.ts';
import { parameterUses } from './parameter-uses.ts';
import { policies } from './policies.ts';
import { lockProfile } from './store/profiles.ts';
import { sweep } from './store/sessions.ts';
import { lapseUnconfirmed } from './use-cases/confirm-profile.ts';
import { CONFIRM_DEADLINE } from './use-cases/register-profile.ts';

const lapse: DeadlineHandler = {
  kind: CONFIRM_DEADLINE,
  what: { pl: 'Koniec czasu na potwierdzenie profilu w oddziale', en: 'End of the time to confirm a profile in a branch' },
  hold: (ctx, subject) => lockProfile(ctx.db, subject),
  run: (ctx, deadline) => lapseUnconfirmed(ctx, deadline.subject),
};

const sweepJob: Job = {
  name: 'identity.sweep',
  schedule: '17 3 * * *',
  async run(house) {
    await transact(house, { kind: 'system', name: 'identity.sweep', channel: 'worker' }, async ctx => {
      await sweep(ctx.db, ctx.now);
      return accept(null);
    });
  },
};

export const identity: Module = {
  name: 'identity',
  parameterUses,
  withheld: [
    'identity.session',
    'identity.passkey',
    'identity.passkey_ceremony',
    'identity.pending_sign_in',
    'identity.phone_pin',
    'identity.wrong_try',
    'identity.profile.password_hash',
  ],
  nation: async () => (await import('./nation.ts')).nationPart,
  ownData,
  policies,
  effects,
  search: searchParties,
  deadlines: [lapse],
  jobs: [sweepJob],
};
