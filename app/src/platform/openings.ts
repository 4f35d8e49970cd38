import { sql } from 'kysely';
import type { MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';

/** A party's data, open to a member of staff for a purpose. */
export interface Opening {
  partyId: PartyId;
  purpose: string;
  /** In the words of who opened it; the party reads them. */
  words: string | null;
  matterId: MatterId | null;
  openedAt: Date;
  /** First moment at which it is closed; null while a matter is in hand. */
  openUntil: Date | null;
}

/** Opens a party's data to who acts, from here on in this transaction too. Whether they may is for the caller to ask.
 *  @param wish.byWork the work on the matter opens it: the clerk takes it, or checks what another proposed. A matter that
 *    was only named is a purpose, and explains nothing to who oversees openings
 *  @param wish.until first moment at which it is closed again; `matter` while the matter is in hand, `transaction` with
 *    the end of this transaction */
export async function openParty(
  ctx: Ctx<StaffActor>,
  wish: {
    partyId: PartyId;
    purpose: string;
    words?: string;
    matterId: MatterId | null;
    byWork?: boolean;
    until: Date | 'matter' | 'transaction';
  },
): Promise<void> {
  const { staffId } = ctx.actor;
  const until = wish.until === 'matter' ? 'infinity' : wish.until === 'transaction' ? ctx.now : wish.until;
  await sql`insert into platform.opening (opening_id, staff_id, party_id, purpose, words, matter_id, by_work, opened_at, open_until)
    values (${newId()}, ${staffId}, ${wish.partyId}, ${wish.purpose}, ${wish.words ?? null}, ${wish.matterId}, ${wish.byWork ?? false}, ${ctx.now}, ${until})`.execute(
    ctx.db,
  );
  await sql`select set_config('okienko.opened', (platform.door_opened(${staffId}, ${ctx.now})::uuid[] || ${wish.partyId}::uuid)::text, true)`.execute(
    ctx.db,
  );
}

/** Opens a party to a colleague who has been given its matter, while it is in their hands. */
export async function openPartyTo(
  ctx: Ctx<StaffActor>,
  staffId: StaffId,
  wish: { partyId: PartyId; purpose: string; matterId: MatterId },
): Promise<void> {
  await sql`insert into platform.opening (opening_id, staff_id, party_id, purpose, matter_id, by_work, opened_at, open_until)
    values (${newId()}, ${staffId}, ${wish.partyId}, ${wish.purpose}, ${wish.matterId}, true, ${ctx.now}, 'infinity')`.execute(ctx.db);
}

/** Closes what was opened for a matter, to whomever it was; who acts sees it until the end of this transaction. */
export async function closeMatter(ctx: Ctx, matterId: MatterId): Promise<void> {
  await sql`select platform.door_close_matter(${matterId}, ${ctx.now})`.execute(ctx.db);
}

/** Closes what was opened to who acts for some time. A matter in hand keeps a party open. */
export async function closeParty(ctx: Ctx<StaffActor>, partyId: PartyId): Promise<void> {
  await sql`update platform.opening o set open_until = greatest(${ctx.now}::timestamptz, o.opened_at)
    where o.staff_id = ${ctx.actor.staffId} and o.party_id = ${partyId} and o.open_until > ${ctx.now} and o.open_until <> 'infinity'`.execute(
    ctx.db,
  );
}

/** Under what a party is open to who acts now: the opening that lasts longest. */
export async function openingOf(ctx: Ctx<StaffActor>, partyId: PartyId): Promise<Opening | undefined> {
  const found = await sql<Omit<Opening, 'openUntil'> & { openUntil: Date | null }>`
    select o.party_id as "partyId", o.purpose, o.words, o.matter_id as "matterId", o.opened_at as "openedAt", nullif(o.open_until, 'infinity') as "openUntil"
    from platform.opening o where o.staff_id = ${ctx.actor.staffId} and o.party_id = ${partyId} and o.opened_at <= ${ctx.now} and o.open_until > ${ctx.now}
    order by o.open_until desc, o.opened_at desc limit 1`.execute(ctx.db);
  return found.rows[0];
}
