import type { PartyId } from '#kernel/ids.ts';
import type { News } from '#platform/context.ts';

export const dataTaken = (partyId: PartyId): News => ({ name: 'portability.data-taken', partyId, facts: {} });
