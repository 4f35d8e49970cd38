import type { PartyId, SetId } from '#kernel/ids.ts';
import type { Job } from '#platform/module.ts';
import { readBroughtSet } from './use-cases/read-set.ts';

export const jobs: readonly Job[] = [
  {
    name: 'payers.read-set',
    async run(house, { partyId, setId }: { partyId: PartyId; setId: SetId }) {
      await readBroughtSet(house, { partyId, setId });
    },
  },
];
