import type { Laws } from '../law.ts';

export const laws: Laws = {
  'account.read': { from: 'Dossier §1.2 (panels of the insured, beneficiary, payer): for whoever was proved', person: { level: 2 } },
};
