import type { ClientId, PartyId } from '#kernel/ids.ts';
import type { News } from '#platform/context.ts';

export const clientRegistered = (f: { clientId: ClientId; partyId: PartyId }): News => ({
  name: 'machines.client-registered',
  partyId: f.partyId,
  facts: { clientId: f.clientId },
});

export const clientScopesChanged = (f: { clientId: ClientId; partyId: PartyId }): News => ({
  name: 'machines.client-scopes-changed',
  partyId: f.partyId,
  facts: { clientId: f.clientId },
});

export const clientRevoked = (f: { clientId: ClientId; partyId: PartyId }): News => ({
  name: 'machines.client-revoked',
  partyId: f.partyId,
  facts: { clientId: f.clientId },
});
