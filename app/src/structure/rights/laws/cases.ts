import { type Laws, OWN_OR_FOR_OTHERS } from '../law.ts';

const TWO = 'Dossier §1.2 and KPA art. 107: a refusal or a large sum is signed by two of the branch, at level 3 (trust §1.5)';
const OFFICE = ['clerk', 'supervisor'] as const;
const PANEL = 'Dossier §1.2: a work queue by branch, opened with a stated purpose';
const HOLDER = 'Dossier §1.2 and §7.1: a matter is handled by who has taken it, never one’s own';
const SUPERVISOR = 'Dossier §1.2 (Staff): the queue of a branch is divided and watched by its supervisor';
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
  'cases.forward': { from: `${HOLDER}; KPA art. 65: to whom it belongs`, staff: { roles: OFFICE, standing: ['assigned'] } },
  'cases.suspend': { from: `${HOLDER}; KPA art. 97`, staff: { roles: OFFICE, standing: ['assigned'] } },
  'cases.resume': {
    from: 'KPA art. 97 § 2: the office goes on once the ground is gone',
    staff: { roles: OFFICE, standing: ['competent'] },
  },
  'cases.approve': { from: TWO, staff: { roles: OFFICE, standing: ['competent'], level: 3 } },
  'cases.reassign': { from: SUPERVISOR, staff: { roles: ['supervisor'], standing: ['competent'] } },
  'cases.supervise': { from: SUPERVISOR, staff: { roles: ['supervisor'] } },
  'cases.note-answer': {
    from: 'Dossier §1.3: an answer given in a branch is noted there',
    staff: { roles: ['clerk', 'supervisor', 'hall-officer'], standing: ['competent'] },
  },
};
