import { type Laws, OWN_OR_FOR_OTHERS } from '../law.ts';

const INBOX = 'Dossier §1.3 and §1.1: one inbox, seen by principal and proxy alike, by nobody else';

/** The box itself is a page (a door); a letter in it is somebody's. */
const inbox: Laws[string] = { from: INBOX, person: { level: 2, standing: OWN_OR_FOR_OTHERS } };

export const laws: Laws = {
  'mailbox.read': inbox,
  'mailbox.collect': inbox,
  'mailbox.read-at-desk': {
    from: 'Dossier §1.2 (Staff: delivery control): letters of whom one serves, once their data are open',
    staff: { roles: ['clerk', 'supervisor', 'hall-officer', 'consultant'] },
  },
  'mailbox.check-document': { from: 'Dossier §1.4: the public verifier of numbers', anyone: true },
};
