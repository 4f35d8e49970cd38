import { sql } from 'kysely';
import type { MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { Db, StaffRole } from '#platform/context.ts';
import type { Contact, ContactChannel, ContactId, Direction, InContact, Note, NotedContact, NoteText } from './types.ts';

interface Row {
  partyId: PartyId;
  contactId: ContactId;
  channel: ContactChannel;
  direction: Direction;
  beganAt: Date;
  endedAt: Date | null;
  staffId: StaffId | null;
  staffRole: StaffRole | null;
  branchCode: string | null;
  matterId: MatterId | null;
  topic: string | null;
}

interface NoteRow extends NoteText {
  version: number;
  writtenBy: StaffId;
  writtenRole: StaffRole;
  writtenAt: Date;
  because: string | null;
}

const COLUMNS = sql`c.party_id as "partyId", c.contact_id as "contactId", c.channel, c.direction, c.began_at as "beganAt", c.ended_at as "endedAt",
  c.staff_id as "staffId", c.staff_role as "staffRole", c.branch_code as "branchCode", c.matter_id as "matterId", c.topic`;
const NOTE = sql`n.version, n.asked, n.answered, n.next_step as "nextStep", n.written_by as "writtenBy", n.written_role as "writtenRole", n.written_at as "writtenAt", n.because`;
const WITH_NOTE = sql`contacts.contact c left join lateral (
  select * from contacts.note v where v.party_id = c.party_id and v.contact_id = c.contact_id order by v.version desc limit 1) n on true`;

export async function addContact(db: Db, contact: Contact): Promise<void> {
  await sql`insert into contacts.contact (party_id, contact_id, channel, direction, began_at, ended_at, staff_id, staff_role, branch_code, matter_id, topic)
    values (${contact.partyId}, ${contact.contactId}, ${contact.channel}, ${contact.direction}, ${contact.beganAt}, ${contact.endedAt},
      ${contact.staff?.staffId ?? null}, ${contact.staff?.role ?? null}, ${contact.branchCode}, ${contact.matterId}, ${contact.topic})`.execute(
    db,
  );
}

export async function addNote(
  db: Db,
  { partyId, contactId }: Pick<Contact, 'partyId' | 'contactId'>,
  note: NoteText & { version: number; by: InContact; writtenAt: Date; because: string | null },
): Promise<void> {
  await sql`insert into contacts.note (party_id, contact_id, version, asked, answered, next_step, written_by, written_role, written_at, because)
    values (${partyId}, ${contactId}, ${note.version}, ${note.asked}, ${note.answered}, ${note.nextStep}, ${note.by.staffId}, ${note.by.role}, ${note.writtenAt}, ${note.because})`.execute(
    db,
  );
}

/** Held until the transaction ends, so that two corrections follow one another. */
export async function lockContact(db: Db, partyId: PartyId, contactId: ContactId): Promise<NotedContact | undefined> {
  const held = await sql`select 1 from contacts.contact c where c.party_id = ${partyId} and c.contact_id = ${contactId} for update`.execute(
    db,
  );
  return held.rows.length === 0 ? undefined : findContact(db, partyId, contactId);
}

export async function findContact(db: Db, partyId: PartyId, contactId: ContactId): Promise<NotedContact | undefined> {
  const found = await sql<
    Row & NoteRow
  >`select ${COLUMNS}, ${NOTE} from ${WITH_NOTE} where c.party_id = ${partyId} and c.contact_id = ${contactId}`.execute(db);
  return found.rows[0] && contactIn(found.rows[0]);
}

/** Newest first. */
export async function listContacts(
  db: Db,
  wish: { partyId: PartyId; limit: number; offset: number },
): Promise<{ contacts: readonly NotedContact[]; total: number }> {
  const [found, counted] = await Promise.all([
    sql<Row & NoteRow>`select ${COLUMNS}, ${NOTE} from ${WITH_NOTE} where c.party_id = ${wish.partyId}
      order by c.began_at desc, c.contact_id desc limit ${sql.lit(wish.limit)} offset ${wish.offset}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from contacts.contact c where c.party_id = ${wish.partyId}`.execute(db),
  ]);
  return { contacts: found.rows.map(contactIn), total: counted.rows[0]?.total ?? 0 };
}

/** Newest first: what holds, then what it was before. */
export async function listNotes(db: Db, partyId: PartyId, contactId: ContactId): Promise<readonly Note[]> {
  const found =
    await sql<NoteRow>`select ${NOTE} from contacts.note n where n.party_id = ${partyId} and n.contact_id = ${contactId} order by n.version desc`.execute(
      db,
    );
  return found.rows.map(noteIn);
}

/** When a member of staff last ended a contact about a party. */
export async function lastEnded(db: Db, partyId: PartyId, staffId: StaffId): Promise<Date | null> {
  const found = await sql<{
    ended: Date | null;
  }>`select max(c.ended_at) as ended from contacts.contact c where c.party_id = ${partyId} and c.staff_id = ${staffId}`.execute(db);
  return found.rows[0]?.ended ?? null;
}

function contactIn(row: Row & NoteRow): NotedContact {
  const { partyId, contactId, channel, direction, beganAt, endedAt, staffId, staffRole, branchCode, matterId, topic } = row;
  return {
    partyId,
    contactId,
    channel,
    direction,
    beganAt,
    endedAt,
    staff: staffId && staffRole ? { staffId, role: staffRole } : null,
    branchCode,
    matterId,
    topic,
    note: row.version === null ? null : noteIn(row),
  };
}

const noteIn = ({ version, asked, answered, nextStep, writtenBy, writtenRole, writtenAt, because }: NoteRow): Note => ({
  version,
  asked,
  answered,
  nextStep,
  by: { staffId: writtenBy, role: writtenRole },
  writtenAt,
  because,
});
