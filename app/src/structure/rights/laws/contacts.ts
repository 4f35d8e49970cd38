import type { Laws } from '../law.ts';

const SERVICE = ['clerk', 'supervisor', 'hall-officer', 'consultant'] as const;
const HISTORY = 'Dossier §5: one contact history for all channels';

export const laws: Laws = {
  'contacts.read': { from: `${HISTORY}, shown to whose it is (§1.1)`, person: { level: 2 } },
  'contacts.read-at-desk': { from: `${HISTORY}, kept by who serves people (§7.3)`, staff: { roles: SERVICE } },
  'contacts.write-down': { from: `${HISTORY}; §7.3: with the purpose of the opening`, staff: { roles: SERVICE, purpose: true } },
  'contacts.correct': {
    from: 'RODO art. 16: what is wrong is put right, by whoever wrote it or whoever answers for their work',
    staff: {
      roles: SERVICE,
      purpose: true,
      only: ({ facts, actor }) => facts['wroteIt'] === true || (actor.kind === 'staff' && actor.roles.includes('supervisor')),
    },
  },
};
