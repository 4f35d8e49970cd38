import type { Day } from '#kernel/day.ts';
import type { MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { News } from '#platform/context.ts';
import type { FeatureState } from '#platform/features.ts';
import type { Change } from './types.ts';

/** Every process of the house takes up its changes on this news. */
export const AMENDED = 'administration.amended';

const ofChange = (name: string, change: Pick<Change, 'changeId' | 'kind' | 'subject'>): News => ({
  name,
  partyId: null,
  facts: { changeId: change.changeId, kind: change.kind, subject: change.subject },
});

type Told = Pick<Change, 'changeId' | 'kind' | 'subject'>;
export const FEATURE_SWITCHED = 'administration.feature-switched';
export const featureSwitched = (name: string, state: FeatureState): News => ({
  name: FEATURE_SWITCHED,
  partyId: null,
  facts: { feature: name, mode: state.mode },
});
export const changeProposed = (change: Told): News => ofChange('administration.change-proposed', change);
export const changeApproved = (change: Told): News => ofChange(AMENDED, change);
export const changeRefused = (change: Told): News => ofChange('administration.change-refused', change);
export const changeWithdrawn = (change: Told): News => ofChange('administration.change-withdrawn', change);

interface AlarmFacts {
  kind: string;
  staffId: StaffId;
  day: Day;
}
export const alarmRaised = (f: AlarmFacts): News => ({ name: 'administration.alarm-raised', partyId: null, facts: { ...f } });
export const alarmAcknowledged = (f: AlarmFacts): News => ({ name: 'administration.alarm-acknowledged', partyId: null, facts: { ...f } });

interface HoldFacts {
  holdId: string;
  matterId: MatterId | null;
}
export const holdPlaced = (partyId: PartyId, { holdId, matterId }: HoldFacts): News => ({
  name: 'administration.hold-placed',
  partyId,
  facts: { holdId, matterId },
});
export const holdLifted = (partyId: PartyId, { holdId, matterId }: HoldFacts): News => ({
  name: 'administration.hold-lifted',
  partyId,
  facts: { holdId, matterId },
});
