import type { Laws } from '../law.ts';

const HOUSE = 'Trust §4.1 and dossier §9.11: the house is looked after by administrators, its supervisors and its auditors';
const FOUR_EYES = 'Trust §4.1: four eyes, nobody decides what they prepared; §1.5: at level 3';

export const laws: Laws = {
  'administration.open': { from: HOUSE, staff: { roles: ['administrator', 'supervisor', 'auditor'] } },
  'administration.propose': { from: FOUR_EYES, nobodys: true, staff: { roles: ['administrator'], level: 3 } },
  'administration.decide': {
    from: FOUR_EYES,
    nobodys: true,
    staff: { roles: ['administrator', 'supervisor'], level: 3, only: asked => asked.facts['ownProposal'] !== true },
  },
  'administration.manage-staff': {
    from: 'Order of services §7.3 and trust §4.2: rights are given by an administrator, never to themselves',
    nobodys: true,
    staff: { roles: ['administrator'], level: 3, only: asked => asked.facts['self'] !== true },
  },
  'administration.switch': { from: HOUSE, staff: { roles: ['administrator'], level: 3 } },
  'administration.read-audit': {
    from: 'Trust §3.2-3.3: the log is read by auditors, each look itself logged',
    staff: { roles: ['auditor'] },
  },
  'administration.see-alarms': { from: 'Trust §5, staff snooping', staff: { roles: ['auditor', 'supervisor'] } },
  'administration.acknowledge-alarm': {
    from: 'Trust §5, staff snooping: looked into by an auditor or the supervisor of the branch, never by whom it is about',
    nobodys: true,
    staff: {
      roles: ['auditor', 'supervisor'],
      only: ({ facts, actor }) =>
        facts['aboutSelf'] !== true && actor.kind === 'staff' && (actor.roles.includes('auditor') || facts['ownBranch'] === true),
    },
  },
  'administration.see-retention': {
    from: 'Dossier §7.5: destruction is prepared by who looks after the house, and seen by who audits it',
    staff: { roles: ['administrator', 'auditor'] },
  },
  'administration.place-hold': {
    from: 'Dossier §7.5: legal hold; trust §1.5: at level 3',
    staff: { roles: ['administrator'], level: 3 },
  },
  'administration.propose-destruction': {
    from: 'Dossier §7.5: destruction is prepared by who looks after the house; trust §1.5: at level 3',
    nobodys: true,
    staff: { roles: ['administrator'], level: 3 },
  },
  'administration.decide-destruction': {
    from: 'Dossier §7.5 and trust §4.1: a second administrator decides, never what they prepared, nor about their own matters',
    nobodys: true,
    staff: { roles: ['administrator'], level: 3, only: ({ facts }) => facts['ownProposal'] !== true },
  },
  'administration.read-protocol': {
    from: 'Dossier §7.5: the protocol is for who looks after the house and who audits it',
    staff: { roles: ['administrator', 'auditor'] },
  },
  'administration.see-deadlines': { from: HOUSE, staff: { roles: ['administrator', 'supervisor'] } },
  'administration.withdraw': {
    from: FOUR_EYES,
    nobodys: true,
    staff: { roles: ['administrator'], only: asked => asked.facts['ownProposal'] === true },
  },
};
