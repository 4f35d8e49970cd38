import { sql } from 'kysely';
import type { LetterId, MatterId, PartyId, PersonId, ReceiptId } from '#kernel/ids.ts';
import type { Day } from '#kernel/day.ts';
import type { Db } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { type Delivery, type DeliveryState, legalDates } from './rules/delivery.ts';
import type { AnswerChannel, Collection, Letter, LetterKind, NoticeOfLetter, Receipt, UpdFacts } from './types.ts';

interface LetterRow {
  party_id: PartyId;
  letter_id: LetterId;
  matter_id: MatterId | null;
  matter_number: string | null;
  number: string;
  kind: LetterKind;
  title: Bilingual;
  addressee_name: string;
  addressee_id_kind: string;
  addressee_identifier: string;
  verification_code: string;
  collection: Collection;
  answer_channel: AnswerChannel;
  decided_at: Date;
  placed_at: Date;
  state: DeliveryState;
  notice2_on: Day | null;
  fiction_on: Day | null;
  notice2_at: Date | null;
  delivered_on: Day | null;
  collected_at: Date | null;
  collected_by: PersonId | null;
  access_until: Day | null;
  archived_at: Date | null;
  upd_receipt_id: ReceiptId | null;
  pdf_sha256: string;
  xml_sha256: string;
  withdrawn_at: Date | null;
}

const LETTER_COLUMNS =
  sql.raw(`l.party_id, l.letter_id, l.matter_id, l.matter_number, l.number, l.kind, l.title, l.addressee_name, l.addressee_id_kind, l.addressee_identifier, l.verification_code, l.collection,
  l.answer_channel, l.decided_at, l.placed_at, l.state, l.notice2_on, l.fiction_on, l.notice2_at, l.delivered_on, l.collected_at, l.collected_by, l.access_until, l.archived_at,
  l.upd_receipt_id, l.pdf_sha256, l.xml_sha256, l.withdrawn_at`);

export async function findLetter(db: Db, letterId: LetterId): Promise<Letter | undefined> {
  const found = await sql<LetterRow>`select ${LETTER_COLUMNS} from mailbox.letter l where l.letter_id = ${letterId}`.execute(db);
  return found.rows[0] && letterOf(found.rows[0]);
}

/** Locks the letter until commit: of two who collect at once the second waits and sees what the first did. */
export async function lockLetter(db: Db, letterId: LetterId): Promise<Letter | undefined> {
  const found = await sql<LetterRow>`select ${LETTER_COLUMNS} from mailbox.letter l where l.letter_id = ${letterId} for update`.execute(db);
  return found.rows[0] && letterOf(found.rows[0]);
}

/** A letter as far as lists tell of it. */
export type ShortLetter = Pick<Letter, 'letterId' | 'matterId' | 'number' | 'kind' | 'title' | 'delivery' | 'archivedAt'> & {
  /** Whether the person who asks has opened it before. */
  readByMe: boolean;
};

type ShortRow = Pick<
  LetterRow,
  | 'letter_id'
  | 'matter_id'
  | 'number'
  | 'kind'
  | 'title'
  | 'placed_at'
  | 'state'
  | 'notice2_on'
  | 'fiction_on'
  | 'notice2_at'
  | 'delivered_on'
  | 'collected_at'
  | 'archived_at'
> & { read_by_me: boolean };

const shortColumns = (reader: PersonId | null) =>
  sql`l.letter_id, l.matter_id, l.number, l.kind, l.title, l.placed_at, l.state, l.notice2_on, l.fiction_on, l.notice2_at, l.delivered_on, l.collected_at, l.archived_at,
  exists (select 1 from mailbox.reading r where r.party_id = l.party_id and r.letter_id = l.letter_id and r.person_id = ${reader}) as read_by_me`;

export async function listLetters(db: Db, partyId: PartyId, reader: PersonId | null): Promise<ShortLetter[]> {
  const found =
    await sql<ShortRow>`select ${shortColumns(reader)} from mailbox.letter l where l.party_id = ${partyId} order by l.placed_at desc limit 500`.execute(
      db,
    );
  return found.rows.map(shortOf);
}

/** Newest first, from behind a place, one more than `limit` so that the caller knows whether there are more. */
export async function listLettersAfter(
  db: Db,
  partyId: PartyId,
  reader: PersonId | null,
  wish: { limit: number; after: { placedAt: string; letterId: string } | null },
): Promise<ShortLetter[]> {
  const after = wish.after
    ? sql`and (l.placed_at, l.letter_id) < (${wish.after.placedAt}::timestamptz, ${wish.after.letterId}::uuid)`
    : sql``;
  const found =
    await sql<ShortRow>`select ${shortColumns(reader)} from mailbox.letter l where l.party_id = ${partyId} ${after} order by l.placed_at desc, l.letter_id desc limit ${wish.limit + 1}`.execute(
      db,
    );
  return found.rows.map(shortOf);
}

/** Receipts of a party, newest first, from behind a place, one more than `limit`. */
export async function listReceiptsAfter(
  db: Db,
  partyId: PartyId,
  wish: { limit: number; after: { receivedAt: string; receiptId: string } | null },
): Promise<Receipt[]> {
  const after = wish.after
    ? sql`and (r.received_at, r.receipt_id) < (${wish.after.receivedAt}::timestamptz, ${wish.after.receiptId}::uuid)`
    : sql``;
  const found =
    await sql<ReceiptRow>`select r.party_id, r.receipt_id, r.number, r.kind, r.subject_id, r.received_at, r.facts, r.sealed_xml, r.sealed_at, r.pdf_sha256 from mailbox.receipt r where r.party_id = ${partyId} ${after} order by r.received_at desc, r.receipt_id desc limit ${wish.limit + 1}`.execute(
      db,
    );
  return found.rows.map(receiptOf);
}

/** The letters that matter now, in one question: those that wait, the most pressing first, and behind them the newest
 *  ones in use.
 *  @returns at most `most` of them, and how many wait in all */
export async function listLettersAtHand(
  db: Db,
  partyId: PartyId,
  reader: PersonId | null,
  { today, most }: { today: Day; most: number },
): Promise<{ waiting: number; letters: ShortLetter[] }> {
  const found = await sql<ShortRow & { waiting: number }>`select ${shortColumns(reader)}, count(*) filter (where w.waits) over () as waiting
    from mailbox.letter l, lateral (select coalesce(l.state in ('placed', 'reminded') and l.fiction_on >= ${today}, false) as waits) w
    where l.party_id = ${partyId} order by w.waits desc, case when w.waits then l.fiction_on end, l.archived_at is not null, l.placed_at desc limit ${most}`.execute(
    db,
  );
  return { waiting: found.rows[0]?.waiting ?? 0, letters: found.rows.map(shortOf) };
}

export async function listLettersOfMatter(db: Db, matterId: MatterId, reader: PersonId | null): Promise<ShortLetter[]> {
  const found =
    await sql<ShortRow>`select ${shortColumns(reader)} from mailbox.letter l where l.matter_id = ${matterId} order by l.placed_at desc`.execute(
      db,
    );
  return found.rows.map(shortOf);
}

function shortOf(row: ShortRow): ShortLetter {
  return {
    letterId: row.letter_id,
    matterId: row.matter_id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    delivery: deliveryOf(row),
    archivedAt: row.archived_at,
    readByMe: row.read_by_me,
  };
}

function deliveryOf(
  row: Pick<LetterRow, 'state' | 'placed_at' | 'notice2_on' | 'fiction_on' | 'notice2_at' | 'collected_at' | 'delivered_on'>,
): Delivery {
  return {
    state: row.state,
    placedAt: row.placed_at,
    dates: row.notice2_on && row.fiction_on ? legalDates(row.notice2_on, row.fiction_on) : null,
    secondNoticeAt: row.notice2_at,
    collectedAt: row.collected_at,
    deliveredOn: row.delivered_on,
  };
}

function letterOf(row: LetterRow): Letter {
  return {
    partyId: row.party_id,
    letterId: row.letter_id,
    matterId: row.matter_id,
    matterNumber: row.matter_number,
    number: row.number,
    kind: row.kind,
    title: row.title,
    addressee: { name: row.addressee_name, identifierKind: row.addressee_id_kind, identifier: row.addressee_identifier },
    verificationCode: row.verification_code,
    collection: row.collection,
    answerChannel: row.answer_channel,
    decidedAt: row.decided_at,
    delivery: deliveryOf(row),
    collectedBy: row.collected_by,
    updReceiptId: row.upd_receipt_id,
    accessUntil: row.access_until,
    archivedAt: row.archived_at,
    withdrawnAt: row.withdrawn_at,
    pdfSha256: row.pdf_sha256,
    xmlSha256: row.xml_sha256,
  };
}

/** The number a letter gets: the one asked for, or with `/2`, `/3`… where letters already bear it. */
export async function freeLetterNumber(db: Db, wished: string): Promise<string> {
  const found = await sql<{
    used: number;
  }>`select count(*) as used from mailbox.letter l where l.number = ${wished} or l.number like ${`${wished.replace(/[\\%_]/g, '\\$&')}/%`}`.execute(
    db,
  );
  const used = found.rows[0]?.used ?? 0;
  return used === 0 ? wished : `${wished}/${used + 1}`;
}

export async function addLetter(
  db: Db,
  letter: Letter,
  more: { template: string; templateVersion: number; partyDigits: string; retention: string },
): Promise<void> {
  const { delivery, addressee } = letter;
  await sql`insert into mailbox.letter (party_id, letter_id, matter_id, matter_number, number, kind, template, template_version, title, addressee_name, addressee_id_kind, addressee_identifier,
      verification_code, party_digits, collection, answer_channel, decided_at, placed_at, state, notice2_on, fiction_on, delivered_on, access_until, pdf_sha256, xml_sha256, retention)
    values (${letter.partyId}, ${letter.letterId}, ${letter.matterId}, ${letter.matterNumber}, ${letter.number}, ${letter.kind}, ${more.template}, ${more.templateVersion}, ${JSON.stringify(letter.title)}::jsonb,
      ${addressee.name}, ${addressee.identifierKind}, ${addressee.identifier}, ${letter.verificationCode}, ${more.partyDigits}, ${letter.collection}, ${letter.answerChannel}, ${letter.decidedAt}, ${delivery.placedAt},
      ${delivery.state}, ${delivery.dates?.secondNoticeOn ?? null}, ${delivery.dates?.fictionOn ?? null}, ${delivery.deliveredOn}, ${letter.accessUntil}, ${letter.pdfSha256}, ${letter.xmlSha256}, ${more.retention})`.execute(
    db,
  );
}

/** Writes down how far the delivery has come. */
export async function saveDelivery(db: Db, letter: Letter): Promise<void> {
  const { delivery } = letter;
  await sql`update mailbox.letter set state = ${delivery.state}, notice2_at = ${delivery.secondNoticeAt}, delivered_on = ${delivery.deliveredOn}, collected_at = ${delivery.collectedAt},
      collected_by = ${letter.collectedBy}, access_until = ${letter.accessUntil}, archived_at = ${letter.archivedAt}, upd_receipt_id = ${letter.updReceiptId}
    where party_id = ${letter.partyId} and letter_id = ${letter.letterId}`.execute(db);
}

export async function noteReading(db: Db, letter: Pick<Letter, 'partyId' | 'letterId'>, personId: PersonId, at: Date): Promise<void> {
  await sql`insert into mailbox.reading (party_id, letter_id, person_id, first_read_at) values (${letter.partyId}, ${letter.letterId}, ${personId}, ${at}) on conflict do nothing`.execute(
    db,
  );
}

interface ReceiptRow {
  party_id: PartyId;
  receipt_id: ReceiptId;
  number: string;
  kind: Receipt['kind'];
  subject_id: string;
  received_at: Date;
  facts: Receipt['facts'];
  sealed_xml: string | null;
  sealed_at: Date | null;
  pdf_sha256: string | null;
}

export async function findReceipt(db: Db, partyId: PartyId, receiptId: ReceiptId): Promise<Receipt | undefined> {
  const found =
    await sql<ReceiptRow>`select r.party_id, r.receipt_id, r.number, r.kind, r.subject_id, r.received_at, r.facts, r.sealed_xml, r.sealed_at, r.pdf_sha256
    from mailbox.receipt r where r.party_id = ${partyId} and r.receipt_id = ${receiptId}`.execute(db);
  return found.rows[0] && receiptOf(found.rows[0]);
}

export function receiptOf(row: ReceiptRow): Receipt {
  return {
    partyId: row.party_id,
    receiptId: row.receipt_id,
    number: row.number,
    kind: row.kind,
    subjectId: row.subject_id,
    receivedAt: row.received_at,
    facts: row.facts,
    sealedXml: row.sealed_xml,
    sealedAt: row.sealed_at,
    pdfSha256: row.pdf_sha256,
  } as Receipt;
}

export async function addUpd(
  db: Db,
  upd: { partyId: PartyId; receiptId: ReceiptId; number: string; letterId: LetterId; receivedAt: Date; facts: UpdFacts; sealedXml: string },
): Promise<void> {
  await sql`insert into mailbox.receipt (party_id, receipt_id, number, kind, subject_id, received_at, facts, sealed_xml, sealed_at)
    values (${upd.partyId}, ${upd.receiptId}, ${upd.number}, 'UPD', ${upd.letterId}, ${upd.receivedAt}, ${JSON.stringify(upd.facts)}::jsonb, ${upd.sealedXml}, ${upd.receivedAt})`.execute(
    db,
  );
}

/** The first PDF made of a receipt stays; a second one made at the same time is dropped.
 *  @returns the SHA-256 of the one that stayed */
export async function keepReceiptPdf(db: Db, receipt: Pick<Receipt, 'partyId' | 'receiptId'>, sha256: string): Promise<string> {
  const kept = await sql<{ pdf_sha256: string }>`update mailbox.receipt r set pdf_sha256 = coalesce(r.pdf_sha256, ${sha256})
    where r.party_id = ${receipt.partyId} and r.receipt_id = ${receipt.receiptId} returning r.pdf_sha256`.execute(db);
  return kept.rows[0]?.pdf_sha256 ?? sha256;
}

/** Undefined where this person was already told of this letter at this stage. */
export async function addNotice(
  db: Db,
  notice: { partyId: PartyId; noticeId: string; letterId: LetterId; addresseeId: PersonId; kind: 'first' | 'second'; queuedAt: Date },
): Promise<string | undefined> {
  const added = await sql<{ notice_id: string }>`insert into mailbox.notice (party_id, notice_id, letter_id, addressee_id, kind, queued_at)
    values (${notice.partyId}, ${notice.noticeId}, ${notice.letterId}, ${notice.addresseeId}, ${notice.kind}, ${notice.queuedAt}) on conflict do nothing returning notice_id`.execute(
    db,
  );
  return added.rows[0]?.notice_id;
}

export async function listNotices(db: Db, letterId: LetterId): Promise<NoticeOfLetter[]> {
  const found = await sql<{
    notice_id: string;
    addressee_id: PersonId;
    kind: 'first' | 'second';
    queued_at: Date;
    sent_at: Date | null;
    bounced_at: Date | null;
  }>`
    select n.notice_id, n.addressee_id, n.kind, n.queued_at, n.sent_at, n.bounced_at from mailbox.notice n where n.letter_id = ${letterId} order by n.queued_at, n.notice_id`.execute(
    db,
  );
  return found.rows.map(row => ({
    noticeId: row.notice_id,
    addresseeId: row.addressee_id,
    kind: row.kind,
    queuedAt: row.queued_at,
    sentAt: row.sent_at,
    bouncedAt: row.bounced_at,
  }));
}

/** @returns the letter it was about, undefined where there is no such notice */
export async function noteNotice(
  db: Db,
  noticeId: string,
  became: 'sent' | 'bounced',
  at: Date,
): Promise<{ letterId: LetterId; partyId: PartyId; kind: 'first' | 'second' } | undefined> {
  const column = sql.raw(became === 'sent' ? 'sent_at' : 'bounced_at');
  const noted = await sql<{
    letter_id: LetterId;
    party_id: PartyId;
    kind: 'first' | 'second';
  }>`update mailbox.notice n set ${column} = coalesce(n.${column}, ${at}) where n.notice_id = ${noticeId}
    returning n.letter_id, n.party_id, n.kind`.execute(db);
  const row = noted.rows[0];
  return row && { letterId: row.letter_id, partyId: row.party_id, kind: row.kind };
}

export async function markWithdrawn(db: Db, letterId: LetterId, at: Date): Promise<void> {
  await sql`update mailbox.letter set withdrawn_at = ${at} where letter_id = ${letterId} and withdrawn_at is null`.execute(db);
}
