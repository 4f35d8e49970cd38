import { type OwnDataPart, ownTable } from '#platform/own-data/own-data.ts';

/** Of an organisation its own rows; how its representatives sign in is theirs. */
export const ownData: readonly OwnDataPart[] = [
  ownTable({ table: 'identity.party', order: 't.party_id', title: { pl: 'Strona', en: 'Party' } }),
  ownTable({
    table: 'identity.person',
    of: 'person_id',
    order: 't.person_id',
    title: { pl: 'Osoba i dane kontaktowe', en: 'Person and contact details' },
  }),
  ownTable({
    table: 'identity.organisation',
    of: 'organisation_id',
    order: 't.organisation_id',
    title: { pl: 'Organizacja', en: 'Organisation' },
  }),
  {
    ...ownTable({
      table: 'identity.representative',
      of: 'organisation_id',
      order: 't.valid_from, t.person_id',
      title: { pl: 'Reprezentanci organizacji', en: 'Representatives of the organisation' },
    }),
    name: 'representative_of_organisation',
  },
  {
    ...ownTable({
      table: 'identity.representative',
      of: 'person_id',
      order: 't.valid_from, t.organisation_id',
      title: { pl: 'Kogo reprezentujesz', en: 'Whom you represent' },
    }),
    name: 'representing',
  },
  ownTable({ table: 'identity.party_role', order: 't.since, t.role', title: { pl: 'Role', en: 'Roles' } }),
  ownTable({
    table: 'identity.profile',
    of: 'person_id',
    order: 't.created_at',
    without: ['password_hash', 'confirmed_by_staff'],
    title: { pl: 'Profil w portalu', en: 'Profile in the portal' },
  }),
  {
    ...ownTable({
      table: 'identity.mandate',
      of: 'grantor_id',
      order: 't.granted_at, t.mandate_id',
      title: { pl: 'Pełnomocnictwa udzielone', en: 'Mandates given' },
    }),
    name: 'mandate_given',
  },
  {
    ...ownTable({
      table: 'identity.mandate',
      of: 'proxy_id',
      order: 't.granted_at, t.mandate_id',
      without: ['note'],
      title: { pl: 'Pełnomocnictwa otrzymane', en: 'Mandates received' },
    }),
    name: 'mandate_received',
  },
  ownTable({
    table: 'identity.session',
    of: 'person_id',
    order: 't.opened_at',
    without: ['token_hash', 'session_id', 'staff_id'],
    title: { pl: 'Logowania', en: 'Sessions' },
  }),
  ownTable({
    table: 'identity.passkey',
    of: 'person_id',
    order: 't.added_at',
    without: ['credential_id', 'public_key', 'counter'],
    title: { pl: 'Klucze dostępu', en: 'Passkeys' },
  }),
  ownTable({
    table: 'identity.phone_pin',
    of: 'person_id',
    order: 't.set_at',
    without: ['pin_hash'],
    title: { pl: 'PIN do infolinii', en: 'PIN for the phone' },
  }),
];
