import { accept } from '#kernel/result.ts';
import type { Job, Module } from '#platform/module.ts';
import { transact } from '#platform/transact.ts';
import { mountOAuth } from './oauth/server.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';
import { sweepIssued } from './store.ts';

const sweep: Job = {
  name: 'machines.sweep',
  schedule: '*/30 * * * *',
  async run(house) {
    await transact(house, { kind: 'system', name: 'machines.sweep', channel: 'worker' }, async ctx => {
      await sweepIssued(ctx.db, ctx.now);
      return accept(null);
    });
  },
};

export const machines: Module = {
  name: 'machines',
  ownData,
  policies,
  api,
  routes: mountOAuth,
  jobs: [sweep],
  withheld: ['machines.issued', 'machines.seen_proof'],
};
