import type { Laws } from '../law.ts';

const SERVICE = ['clerk', 'supervisor', 'hall-officer', 'consultant'] as const;
const LOOK_UP = 'Dossier §1.2 (Staff: account lookup with a stated purpose) and §7.3: purpose of look-up required';

export const laws: Laws = {
  'desk.search': { from: 'Dossier §7.3: who serves people finds them, masked', staff: { roles: SERVICE } },
  'desk.see-person': { from: LOOK_UP, staff: { roles: SERVICE } },
  'desk.open-party': { from: `${LOOK_UP}; trust §1.5: nobody known below level 2`, staff: { roles: SERVICE, purpose: true, level: 2 } },
};
