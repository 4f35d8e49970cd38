import { type Laws, OWN_OR_FOR_OTHERS } from '../law.ts';

const DOOR = 'Dossier §1.1: registration and signing in are for whoever comes';
const ACCOUNT = 'Dossier §1.1: an account opens when its holder was proved; an untrusted profile shows only that it waits';
const BINDING = 'Trust §1.5: a passkey or PIN is bound only at level 3, proved within ten minutes';
const CONFIRMING = 'Dossier §1.1: an untrusted profile is confirmed in any branch against a document; §7.3: with a stated purpose';

export const laws: Laws = {
  'identity.sign-in': { from: DOOR, anyone: true },
  'identity.sign-out': { from: DOOR, anyone: true },
  'identity.register': { from: DOOR, anyone: true },
  'identity.see-keys': { from: 'Trust §1.4: who signs messages for us finds our public key', anyone: true },
  'identity.see-registration': { from: ACCOUNT, person: { level: 0, beforeConfirmed: true } },
  'identity.choose-party': { from: ACCOUNT, person: { level: 2 } },
  'identity.see-profile': { from: ACCOUNT, person: { level: 2 } },
  'identity.change-contact': { from: ACCOUNT, person: { level: 2 } },
  'identity.see-mandates': { from: ACCOUNT, person: { level: 2 } },
  'identity.manage-passkeys': { from: ACCOUNT, person: { level: 2 } },
  'identity.set-pin': { from: ACCOUNT, person: { level: 2 } },
  'identity.bind-passkey': {
    from: BINDING,
    person: { level: 3, standing: ['own'], only: asked => asked.facts['freshProof'] === true },
  },
  'identity.bind-pin': {
    from: BINDING,
    person: { level: 3, standing: ['own'], only: asked => asked.facts['freshProof'] === true },
  },
  'identity.act-for': {
    from: 'Dossier §1.1 (context switch), trust §4.2: for oneself, for whom one represents, under a mandate; §9.12: also by phone',
    person: { level: 2, standing: OWN_OR_FOR_OTHERS, byPhonePin: true },
  },
  'identity.confirm-profile': { from: CONFIRMING, staff: { roles: ['clerk', 'hall-officer', 'supervisor'] } },
  'identity.confirm-this-profile': { from: CONFIRMING, staff: { roles: ['clerk', 'hall-officer', 'supervisor'], purpose: true } },
};
