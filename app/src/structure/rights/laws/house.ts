import type { Laws } from '../law.ts';

export const laws: Laws = {
  'portal.open': {
    from: 'Dossier §1.1: the first page is public; signed in it is that of an account, which opens when its holder was proved',
    anyone: 'but the unconfirmed',
  },
};
