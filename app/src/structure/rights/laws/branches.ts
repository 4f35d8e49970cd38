import type { Laws } from '../law.ts';

export const laws: Laws = {
  'branches.directory': { from: 'Dossier §1.2: where the branches are is told to whoever comes', anyone: true },
};
