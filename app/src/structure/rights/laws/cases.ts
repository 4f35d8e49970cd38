import { type Laws, OWN_OR_FOR_OTHERS } from '../law.ts';

const OFFICE = ['clerk', 'supervisor'] as const;
const PANEL = 'Dossier §1.2: a work queue by branch, opened with a stated purpose';
const HOLDER = 'Dossier §1.2 and §7.1: a matter is handled by who has taken it, never one’s own';
const PHONE = 'Dossier §9.12: a caller known by the PIN hears of their matters';

export const laws: Laws = {
  'cases.see-matters': { from: PHONE, person: { level: 2, byPhonePin: true } },
  'cases.read': { from: PHONE, person: { level: 2, standing: OWN_OR_FOR_OTHERS, byPhonePin: true } },
  'cases.ask-for-review': {
    from: 'Dossier §7.3: art. 22 of the RODO, review by a person for whom the decision concerns',
    person: { level: 2, standing: OWN_OR_FOR_OTHERS },
  },
  'cases.see-worklist': { from: PANEL, staff: { roles: OFFICE } },
  'cases.claim': { from: PANEL, staff: { roles: OFFICE, standing: ['competent'], purpose: true } },
  'cases.read-at-desk': { from: HOLDER, staff: { roles: OFFICE, standing: ['assigned'] } },
  'cases.release': { from: HOLDER, staff: { roles: OFFICE, standing: ['assigned'] } },
  'cases.ask-for-more': { from: HOLDER, staff: { roles: OFFICE, standing: ['assigned'] } },
  'cases.decide': { from: `${HOLDER}; trust §1.5: deciding needs level 3`, staff: { roles: OFFICE, standing: ['assigned'], level: 3 } },
  'cases.note-answer': {
    from: 'Dossier §1.3: an answer given in a branch is noted there',
    staff: { roles: ['clerk', 'supervisor', 'hall-officer'], standing: ['competent'] },
  },
};
