import { type Laws, OWN_OR_FOR_OTHERS } from '../law.ts';

export const laws: Laws = {
  'submissions.catalogue': { from: 'Dossier §1.3: which forms there are is told to whoever comes', anyone: true },
  'submissions.draft': { from: 'Dossier §1.3: drafts of whoever was proved', person: { level: 2 } },
  'submissions.read': { from: 'Dossier §1.3: documents sent', person: { level: 2 } },
  'submissions.read-at-desk': {
    from: 'Dossier §1.2 (Staff: case view): documents of whom one serves, once their data are open',
    staff: { roles: ['clerk', 'supervisor', 'hall-officer', 'consultant'] },
  },
  'submissions.see-forms': {
    from: 'Dossier, marks: what is from memory is shown to whoever looks after the house',
    staff: { roles: ['administrator', 'supervisor', 'auditor'] },
  },
  'submissions.file': {
    from: 'Dossier §1.3 and trust §1.5: signed in one’s own name or for whom one may act, as surely as the form demands',
    person: {
      level: 2,
      standing: OWN_OR_FOR_OTHERS,
      only: asked => asked.level >= Number(asked.facts['level']),
    },
    worthAsking: { level: [1, 2, 3] },
  },
};
