import type { Laws } from '../law.ts';

export const laws: Laws = {
  'payers.read': {
    from: 'Dossier §2: a payer’s documents are for whoever was proved; whose they are is judged at use',
    person: { level: 2 },
  },
  'payers.bring': { from: 'Dossier §2: documents are brought by whoever was proved', person: { level: 2 } },
};
