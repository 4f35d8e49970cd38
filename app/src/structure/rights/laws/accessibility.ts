import type { Laws } from '../law.ts';

export const laws: Laws = {
  'accessibility.complain': { from: 'Dossier §7.4: whoever cannot use something may say so, signed in or not', anyone: true },
  'accessibility.answer': {
    from: 'Dossier §7.4: a complaint is answered in 7 days, by the office',
    staff: { roles: ['clerk', 'supervisor', 'administrator'] },
  },
};
