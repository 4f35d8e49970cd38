import { accept } from '#kernel/result.ts';
import { dayOf } from '#kernel/day.ts';
import type { PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import { nationwideTopics } from '#modules/branches/index.ts';
import type { AssuranceLevel, Ctx, PersonActor, StaffActor } from '#platform/context.ts';
import { createGroupWriter, type GroupWriter } from '#platform/database/group-writer.ts';
import type { House } from '#platform/house.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import { sessionEnds } from './rules/sessions.ts';
import { findOpenSession, type OpenSessionRow } from './store/open-sessions.ts';
import { addSession, type SessionFace, type SignInWay } from './store/sessions.ts';
import { hashOf, newToken } from './tokens.ts';
import type { NewSession, OpenSession } from './types.ts';

/** A request within this time of the last one does not move the idle end: one write a session and half a minute. */
const TOUCH_SECONDS = 20;
/** How long `recallSession` may answer from memory. */
const RECALL_SECONDS = 30;
const RECALLED = 5_000;

/** Who brings this token, as things stand at this instant: the session, and the right to act for the chosen party, are
 *  read together. A revoked mandate falls back to acting for oneself. Counts as a sign of life, which moves the idle end.
 *  @returns undefined where the token is unknown, or its session ended, idled out or expired */
export async function findSession(house: House, token: string, face: SessionFace): Promise<OpenSession | undefined> {
  const now = house.clock();
  const row = await findOpenSession(house, hashOf(token), face, now);
  if (!row) return undefined;
  const idleUntil =
    face === 'api' || now.getTime() - row.seen_at.getTime() < TOUCH_SECONDS * 1_000
      ? row.idle_until
      : ((await keepAlive(house, token)) ?? row.idle_until);
  return openSessionOf(house, { ...row, idle_until: idleUntil }, face, now);
}

/** Moves the idle end of a session; never beyond its absolute end.
 *  @returns the new idle end, undefined where there is no such open session */
export function keepAlive(house: House, token: string): Promise<Date | undefined> {
  const writer = signsOfLife.get(house) ?? makeSignsOfLife(house);
  signsOfLife.set(house, writer);
  return writer.write({ hash: hashOf(token), at: house.clock() });
}

interface SignOfLife {
  hash: Buffer;
  at: Date;
}

const signsOfLife = new WeakMap<House, GroupWriter<SignOfLife, Date | undefined>>();
const MOST_WAITING = 10_000;

function makeSignsOfLife(house: House): GroupWriter<SignOfLife, Date | undefined> {
  const many = async (signs: readonly SignOfLife[]): Promise<(Date | undefined)[]> => {
    const touched = await house.database.pool.query<{ hash: Buffer; idle_until: Date }>({
      name: 'identity-touch',
      text: 'select t.hash, t.idle_until from identity.door_touch($1, $2, $3) t',
      values: [signs.map(sign => sign.hash), signs.map(sign => sign.at), house.config.SESSION_IDLE_MINUTES],
    });
    const until = new Map(touched.rows.map(row => [row.hash.toString('base64'), row.idle_until]));
    return signs.map(sign => until.get(sign.hash.toString('base64')));
  };
  return createGroupWriter<SignOfLife, Date | undefined>({
    one: async sign => (await many([sign]))[0],
    many,
    lanes: 1,
    maxBatch: 64,
    maxQueue: MOST_WAITING,
  });
}

function openSessionOf(house: House, row: OpenSessionRow, face: SessionFace, now: Date): OpenSession {
  const common = { level: row.level, sessionId: row.session_id, authenticatedAt: row.authenticated_at };
  const shown = { idleUntil: row.idle_until, expiresAt: row.expires_at, level: row.level, lang: row.lang };
  if (row.staff_id !== null) {
    const name = row.staff_name ?? '';
    const nationwide = nationwideTopics(house.pack, row.branch_code ?? '', dayOf(now));
    const actor: StaffActor = {
      kind: 'staff',
      staffId: row.staff_id,
      personId: row.person_id,
      name,
      roles: row.staff_roles ?? [],
      branchCode: row.branch_code ?? '',
      ...(nationwide.length > 0 ? { nationwide } : {}),
      channel: 'desk',
      ...common,
    };
    return { actor, displayName: name, actingForName: name, partyKind: 'person', partyRoles: [], mandate: null, confirmBy: null, ...shown };
  }
  const actor: PersonActor = {
    kind: 'person',
    personId: row.person_id as PersonId,
    partyId: row.party_id as PartyId,
    relation: row.relation,
    ...(row.mandate_id ? { mandateId: row.mandate_id } : {}),
    channel: face === 'desk' ? 'portal' : face,
    ...common,
  };
  return {
    actor,
    displayName: row.person_name ?? '',
    actingForName: row.party_name ?? '',
    partyKind: row.party_kind,
    partyRoles: row.party_roles,
    mandate:
      row.scope === null ? null : { scope: row.scope, roles: row.roles, forms: row.forms, correspondenceOnly: row.correspondence_only },
    confirmBy: row.profile_status === 'untrusted' ? row.confirm_by : null,
    ...shown,
  };
}

const recalled = new WeakMap<House, Map<string, { session: OpenSession; until: number }>>();

/** Like `findSession`, but may answer from up to half a minute ago. For prefilling and checking before the hot filing
 *  statement, which admits by the database; never an authority of its own. */
export async function recallSession(house: House, token: string, face: SessionFace = 'portal'): Promise<OpenSession | undefined> {
  const now = house.clock().getTime();
  const memory = recalled.get(house) ?? new Map<string, { session: OpenSession; until: number }>();
  recalled.set(house, memory);
  const key = `${face} ${hashOf(token).toString('base64')}`;
  const known = memory.get(key);
  if (known && now < known.until && now < known.session.idleUntil.getTime()) return known.session;
  memory.delete(key);
  const session = await findSession(house, token, face);
  if (!session) return undefined;
  if (memory.size >= RECALLED) memory.delete(memory.keys().next().value as string);
  memory.set(key, { session, until: now + RECALL_SECONDS * 1_000 });
  return session;
}

export interface SessionWish {
  face: SessionFace;
  level: AssuranceLevel;
  way: SignInWay;
  who: { personId: PersonId } | { staffId: StaffId };
  actingFor?: PartyId;
  /** When the proof was given; earlier than now where the issuer remembered an earlier sign-in. */
  authenticatedAt?: Date;
  /** A token somebody else has made and given out (the OAuth server, to software), and how long it is good. */
  given?: { token: string; seconds: number };
}

/** Opens a session under a new token, in the caller's transaction. The token is given out here and nowhere else. */
export async function openSession(ctx: Ctx, wish: SessionWish): Promise<NewSession> {
  const token = wish.given?.token ?? newToken();
  const sessionId = newId<SessionId>();
  const ends = wish.given
    ? endsTogether(new Date(ctx.now.getTime() + wish.given.seconds * 1_000))
    : sessionEnds(ctx.now, { idleMinutes: ctx.house.config.SESSION_IDLE_MINUTES, hours: ctx.house.config.SESSION_HOURS });
  const person = 'personId' in wish.who ? wish.who.personId : null;
  await addSession(ctx.db, {
    sessionId,
    tokenHash: hashOf(token),
    face: wish.face,
    personId: person,
    staffId: 'staffId' in wish.who ? wish.who.staffId : null,
    level: wish.level,
    way: wish.way,
    authenticatedAt: wish.authenticatedAt ?? ctx.now,
    actingFor: person === null ? null : (wish.actingFor ?? person),
    openedAt: ctx.now,
    ...ends,
  });
  return { sessionId, token, expiresAt: ends.expiresAt };
}

/** Software does not idle: what is given out for minutes ends after them. */
const endsTogether = (at: Date): { idleUntil: Date; expiresAt: Date } => ({ idleUntil: at, expiresAt: at });

/** A session without a sign-in, for tests and the bench. Production refuses it. */
export async function openSessionFor(
  house: House,
  who: SessionWish['who'],
  options: { level?: AssuranceLevel; actingFor?: PartyId; face?: SessionFace; authenticatedAt?: Date } = {},
): Promise<NewSession> {
  if (house.config.OKIENKO_PRODUCTION) throw new Error('Sessions are not given away in production.');
  const opened = await transact(house, { kind: 'system', name: 'identity.given-session', channel: 'worker' }, async ctx =>
    accept(
      await openSession(ctx, {
        face: options.face ?? ('staffId' in who ? 'desk' : 'portal'),
        level: options.level ?? 3,
        way: 'given',
        who,
        ...(options.actingFor ? { actingFor: options.actingFor } : {}),
        ...(options.authenticatedAt ? { authenticatedAt: options.authenticatedAt } : {}),
      }),
    ),
  );
  return opened.value;
}
