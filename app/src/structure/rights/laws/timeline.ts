import type { Laws } from '../law.ts';

export const laws: Laws = {
  'timeline.read': { from: 'Dossier §1.1: every action is recorded, and shown to whose it is', person: { level: 2 } },
  'timeline.see-who-looked': {
    from: 'Dossier §7.3: art. 15 of the RODO is the right of the person, not of a proxy',
    person: { level: 2, acting: ['self', 'representative'] },
  },
};
