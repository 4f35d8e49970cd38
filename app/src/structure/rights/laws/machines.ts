import { type Laws, OWN_OR_FOR_OTHERS } from '../law.ts';

const PROGRAMS = 'Trust §1.4, §4.2: a program acts for a party on the right of the person who registered it, and registers no other';

export const laws: Laws = {
  'machines.manage': { from: PROGRAMS, person: { level: 2, only: asked => asked.actor.channel !== 'api' } },
  'machines.bind': {
    from: 'Trust §1.5: what will later vouch for somebody is bound at level 3, proved within ten minutes; §1.4',
    person: {
      level: 3,
      standing: OWN_OR_FOR_OTHERS,
      only: asked => asked.facts['freshProof'] === true && asked.actor.channel !== 'api',
    },
  },
  'machines.narrow': {
    from: 'Trust §1.4, §4.2: who may act for a party has its programs in hand; less danger asks for less proof, and no program changes another',
    person: { level: 2, standing: OWN_OR_FOR_OTHERS, only: asked => asked.actor.channel !== 'api' },
  },
  'machines.read-how': {
    from: 'Order 2 part 4: how to use the interface is told to whoever comes; signed in, once its holder was proved, as the first page',
    anyone: 'but the unconfirmed',
  },
  'machines.see-itself': { from: PROGRAMS, person: { level: 2, only: asked => asked.actor.channel === 'api' } },
};
