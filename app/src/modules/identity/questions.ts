import { type Day, dayOf } from '#kernel/day.ts';
import type { PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import { sql } from 'kysely';
import type { Actor, Channel, Ctx, PersonActor, StaffActor, SystemActor } from '#platform/context.ts';
import { askedOnce } from '#platform/asked-once.ts';
import type { Known } from '#platform/forms/definition.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import { covers, inForce, opens, type ReadingArea } from './rules/mandates.ts';
import { mandatesBetween, mandatesGiven, mandatesReceived } from './store/mandates.ts';
import { findPerson, representationsOf } from './store/parties.ts';
import { first } from './store/rows.ts';
import type { Actable, Mandate, PartyCard, PartyRole, StaffMember, StaffRecord } from './types.ts';
import { findStaffRecord, lockStaff, listStaffRecords } from './store/staff.ts';
import { accountStateOf, type AccountState } from './store/profiles.ts';
import { maskedParties } from './search.ts';
import { asInstitution } from './as-institution.ts';
import {
  findPartyCard,
  findStaffMember,
  listColleagues,
  listActable,
  listNoticeAddressees,
  listWaitingProfiles,
  type NoticeAddressee,
  type WaitingProfile,
} from './views.ts';

/** @throws where there is no such party, or none the actor may see */
export async function partyCard(ctx: Ctx, partyId: PartyId): Promise<PartyCard> {
  const card = await findPartyCard(ctx.db, partyId);
  if (!card) throw new Error('No such party in sight.');
  return card;
}

/** What forms prefill from and ask conditions about: the party acted for, and the person who acts. */
export async function knownOf(ctx: Ctx, actor: PersonActor): Promise<Known> {
  const party = await partyCard(ctx, actor.partyId);
  const person = actor.personId === actor.partyId ? asPerson(party) : await findPerson(ctx.db, actor.personId);
  return {
    'party.kind': party.kind,
    'party.name': party.name,
    'party.nip': party.nip,
    'party.regon': party.regon,
    'party.pesel': party.pesel,
    'party.roles': party.roles,
    'party.email': party.email,
    'party.phone': party.phone,
    'party.street': party.address.street ?? undefined,
    'party.house-number': party.address.houseNumber ?? undefined,
    'party.flat-number': party.address.flatNumber ?? undefined,
    'party.postcode': party.address.postcode ?? undefined,
    'party.city': party.address.city ?? undefined,
    'person.pesel': person?.pesel ?? undefined,
    'person.names': person?.given_names,
    'person.surname': person?.surname,
    'person.email': person?.email ?? undefined,
    'person.phone': person?.phone ?? undefined,
    'person.born-on': person?.born_on ?? undefined,
    'acting.relation': actor.relation,
    // What a proxy's mandate opens; all of the party's roles to itself and to who represents it.
    'acting.roles': actor.relation === 'mandate' ? await rolesOpened(ctx, actor) : party.roles,
    today: dayOf(ctx.now),
  };
}

async function rolesOpened(ctx: Ctx, actor: PersonActor): Promise<readonly string[]> {
  const day = dayOf(ctx.now);
  const open = (await mandatesBetween(ctx.db, actor.personId, actor.partyId)).filter(
    mandate => mandate.scope === 'platform' && inForce(mandate, day) && !mandate.correspondenceOnly,
  );
  return [...new Set(open.flatMap(mandate => mandate.roles))];
}

/** Who acts for themselves is the party: no second look. */
function asPerson(party: PartyCard) {
  return {
    pesel: party.pesel,
    given_names: party.givenNames,
    surname: party.surname,
    email: party.email,
    phone: party.phone,
    born_on: party.bornOn,
  };
}

export function noticeAddressees(ctx: Ctx, partyId: PartyId): Promise<readonly NoticeAddressee[]> {
  return listNoticeAddressees(ctx.db, partyId, dayOf(ctx.now));
}

export function actableParties(ctx: Ctx, personId: PersonId): Promise<readonly Actable[]> {
  return listActable(ctx.db, personId, dayOf(ctx.now));
}

export async function activeMandatesGiven(ctx: Ctx, partyId: PartyId, day: Day): Promise<readonly Mandate[]> {
  return (await mandatesGiven(ctx.db, partyId)).filter(mandate => inForce(mandate, day) && mandate.usedAt === null);
}

/** Whether a person may file a form for a party on a day. `roles` and `selfOnly` come from the form's definition. The
 *  filing itself is admitted by ADMIT_SQL; this is for saying no early. */
export async function mayAct(
  ctx: Ctx,
  personId: PersonId,
  partyId: PartyId,
  formCode: string,
  day: Day,
  form: { roles?: readonly (PartyRole | 'any')[]; selfOnly?: boolean; channel?: Channel } = {},
): Promise<boolean> {
  if (personId === partyId || (await represents(ctx, personId, partyId, day))) return true;
  if (form.selfOnly) return false;
  const roles = form.roles?.length ? form.roles : (['any'] as const);
  const channel = form.channel ?? 'portal';
  return (await mandatesBetween(ctx.db, personId, partyId)).some(mandate =>
    roles.some(role => covers(mandate, { form: formCode, day, channel, role })),
  );
}

function represents(ctx: Ctx, personId: PersonId, partyId: PartyId, day: Day): Promise<boolean> {
  return askedOnce(ctx.db, `identity.represents ${personId} ${partyId} ${day}`, () => readRepresents(ctx, personId, partyId, day));
}

async function readRepresents(ctx: Ctx, personId: PersonId, partyId: PartyId, day: Day): Promise<boolean> {
  return (
    (await first(
      ctx.db,
      sql`select 1 from identity.representative r where r.person_id = ${personId} and r.organisation_id = ${partyId} and r.valid_from <= ${day} and (r.valid_to is null or ${day} <= r.valid_to)`,
    )) !== undefined
  );
}

/** How an actor stands to a party, for a policy question: never kept, worked out at use. */
export async function relationTo(ctx: Ctx, actor: Actor, partyId: PartyId): Promise<PolicyQuestion['resource']['relation']> {
  if (actor.kind !== 'person') return 'none';
  if (actor.personId === partyId) return 'own';
  if (actor.partyId !== partyId) return 'none';
  const day = dayOf(ctx.now);
  if (await represents(ctx, actor.personId, partyId, day)) return 'represented';
  return (await mandatesBetween(ctx.db, actor.personId, partyId)).some(mandate => mandate.scope !== 'all' && inForce(mandate, day))
    ? 'mandated'
    : 'none';
}

/** Whether an actor may read letters and matters, or the account in a role, of the party in whose name they act. */
export async function mayRead(ctx: Ctx, actor: PersonActor, reading: ReadingArea): Promise<boolean> {
  const day = dayOf(ctx.now);
  if (actor.personId === actor.partyId || (await represents(ctx, actor.personId, actor.partyId, day))) return true;
  return (await mandatesBetween(ctx.db, actor.personId, actor.partyId)).some(mandate => inForce(mandate, day) && opens(mandate, reading));
}

/** With staff number and last day, for whoever looks after the staff. */
export function staffRecord(ctx: Ctx, staffId: StaffId): Promise<StaffRecord | undefined> {
  return findStaffRecord(ctx.db, staffId);
}

/** As staffRecord, and until commit nobody else changes it: what is decided from it holds when it is written. */
export function heldStaffRecord(ctx: Ctx, staffId: StaffId): Promise<StaffRecord | undefined> {
  return lockStaff(ctx.db, staffId);
}

/** @param wish.search a part of the name or of the staff number */
export function staffRecords(
  ctx: Ctx,
  wish: { search: string; branchCode: string | null; limit: number; offset: number },
): Promise<{ staff: readonly StaffRecord[]; total: number }> {
  return listStaffRecords(ctx.db, { ...wish, today: dayOf(ctx.now) });
}

export function staffMember(ctx: Ctx, staffId: StaffId): Promise<StaffMember | undefined> {
  return findStaffMember(ctx.db, staffId);
}

/** Mandates of the party acted for and of the person who acts, newest first, with those that ended. Those given are
 *  shown to the party itself and its representatives, never to another proxy. */
export async function mandatesInSight(ctx: Ctx<PersonActor>): Promise<{ given: readonly Mandate[] | null; received: readonly Mandate[] }> {
  const given = ctx.actor.relation === 'mandate' ? null : await mandatesGiven(ctx.db, ctx.actor.partyId);
  return { given, received: await mandatesReceived(ctx.db, ctx.actor.personId) };
}

/** Registrations that wait for a document, by what the visitor says at the desk: nothing of them is open to the clerk
 *  yet. Only in a transaction that is kept. */
export function waitingProfiles(ctx: Ctx<StaffActor>, wanted: string): Promise<readonly WaitingProfile[]> {
  return asInstitution(ctx, 'identity.confirm-profile', own => listWaitingProfiles(own.db, wanted));
}

/** Parties whose data a member of staff never opens: themselves and everybody they may act for. */
export async function partiesOfStaff(ctx: Ctx, actor: Pick<StaffActor, 'personId'>): Promise<readonly PartyId[]> {
  if (actor.personId === null) return [];
  return [actor.personId, ...(await actableParties(ctx, actor.personId)).map(party => party.partyId)];
}

/** What the desk shows of somebody who is open to it. */
export interface PersonAtDesk {
  card: PartyCard;
  given: readonly Mandate[];
  received: readonly Mandate[];
  /** Names of those for whom, or by whom, somebody acts by law or statute today. */
  represents: readonly string[];
  representatives: readonly string[];
  accountState: AccountState;
}

/** Undefined where the party is not open to who asks. */
export function personAtDesk(ctx: Ctx, partyId: PartyId): Promise<PersonAtDesk | undefined> {
  return askedOnce(ctx.db, `identity.at-desk ${partyId}`, async () => {
    const [card, given, received, links, accountState] = await Promise.all([
      findPartyCard(ctx.db, partyId),
      mandatesGiven(ctx.db, partyId),
      mandatesReceived(ctx.db, partyId as unknown as PersonId),
      representationsOf(ctx.db, partyId, dayOf(ctx.now)),
      accountStateOf(ctx.db, partyId as unknown as PersonId),
    ]);
    if (!card) return undefined;
    const names = await maskedParties(ctx.db, [...links.represents, ...links.representatives]);
    const named = (ids: readonly PartyId[]): string[] => names.filter(one => ids.includes(one.partyId)).map(one => one.name);
    return { card, given, received, represents: named(links.represents), representatives: named(links.representatives), accountState };
  });
}

/** Who works in a branch today, by name. */
export function colleagues(ctx: Ctx, branchCode: string): Promise<readonly StaffMember[]> {
  return askedOnce(ctx.db, `identity.colleagues ${branchCode}`, () => listColleagues(ctx.db, branchCode, dayOf(ctx.now)));
}

/** Of pairs of staff and party, those who live in the same home by the register, as `staff party`. */
export async function sharedHomes(
  ctx: Ctx<SystemActor>,
  pairs: readonly { staffId: StaffId; partyId: PartyId }[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ staffId: StaffId; partyId: PartyId }>`select w.staff_id as "staffId", w.party_id as "partyId"
    from unnest(${pairs.map(pair => pair.staffId)}::uuid[], ${pairs.map(pair => pair.partyId)}::uuid[]) as w(staff_id, party_id)
      join identity.staff s on s.staff_id = w.staff_id join identity.person own on own.person_id = s.person_id join identity.person p on p.person_id = w.party_id
    where p.person_id = own.person_id or (p.postcode = own.postcode and p.city = own.city and p.street is not distinct from own.street
      and p.house_number = own.house_number and p.flat_number is not distinct from own.flat_number)`.execute(ctx.db);
  return new Set(found.rows.map(row => `${row.staffId} ${row.partyId}`));
}

/** Whom a PESEL or NIP names, for whoever looks into the log about them. Only in a transaction that is kept. */
export function partyByNumber(ctx: Ctx<StaffActor>, number: string): Promise<PartyId | undefined> {
  return asInstitution(ctx, 'identity.party-by-number', async own => {
    const found = await sql<{
      party_id: PartyId;
    }>`select p.person_id as party_id from identity.person p where p.pesel = ${number} or p.nip = ${number}
      union all select o.organisation_id from identity.organisation o where o.nip = ${number} limit 1`.execute(own.db);
    return found.rows[0]?.party_id;
  });
}
