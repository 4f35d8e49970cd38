import type { PartyId, SetId } from '#kernel/ids.ts';
import type { News } from '#platform/context.ts';

export const SET_READ = 'payers.set-read';
export const SET_PROGRESS = 'payers.set-progress';
export const SET_BOOKED = 'payers.set-booked';

/** A set has been read whole, or refused. */
export const setRead = (
  partyId: PartyId,
  facts: { setId: SetId; state: 'ready' | 'refused'; found: Readonly<Record<string, number>> },
): News => ({
  name: SET_READ,
  partyId,
  facts,
});
/** Another part of a set has been read; for open pages only. */
export const setProgress = (partyId: PartyId, setId: SetId): News => ({ name: SET_PROGRESS, partyId, facts: { setId } });
export const setBooked = (partyId: PartyId, facts: { setId: SetId; month: string | null }): News => ({ name: SET_BOOKED, partyId, facts });
