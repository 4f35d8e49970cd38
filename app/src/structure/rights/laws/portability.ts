import type { Laws } from '../law.ts';

const OWN = 'Dossier §7.3: art. 15 and 20 of the RODO are rights of the person, not of a proxy';

export const laws: Laws = {
  'portability.see': { from: OWN, person: { level: 2, acting: ['self', 'representative'] } },
  'portability.take': {
    from: `${OWN}; order 2 part 1: everything at once only to who is surely known`,
    person: { level: 3, acting: ['self', 'representative'] },
  },
};
