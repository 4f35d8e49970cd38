import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/day.ts';
import type { Ctx } from '#platform/context.ts';
import type { ByProtocol } from '#platform/destruction.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { CHECK_LIMITS, readNumber, readSecondDatum } from '../rules/verification.ts';
import type { LetterKind } from '../types.ts';

export interface CheckedDocument {
  kind: LetterKind;
  /** Null where the document was destroyed: only that it was ours is still known. */
  title: Bilingual | null;
  number: string;
  issuedAt: Date;
  withdrawnAt: Date | null;
  destroyed: ByProtocol | null;
}

export type CheckRefusal =
  /** Unknown number, or the second datum does not belong to it: never told apart. */
  { kind: 'not-confirmed' } | { kind: 'too-many-tries'; until: Date };

interface Found {
  kind: LetterKind;
  title: Bilingual | null;
  placed_at: Date;
  withdrawn_at: Date | null;
  verification_code: string;
  party_digits: string;
  destroyed?: ByProtocol;
}

/** Whether a document with this number is ours, for anybody who also knows what only its holder knows: the code printed
 *  on it, or the last four digits of the party's NIP or PESEL. Tries are counted for the one who asks and for the number,
 *  existing or not; the same work is done for an unknown number as for a wrong datum.
 *  The count must be kept also where this refuses: the caller commits.
 *  @refuses not-confirmed | too-many-tries */
export async function checkDocument(
  ctx: Ctx,
  wish: { number: string; secondDatum: string; client: string },
): Promise<Result<CheckedDocument, CheckRefusal>> {
  const number = readNumber(wish.number);
  const barred = await countTry(ctx, 'client', wish.client);
  if (barred) return refuse({ kind: 'too-many-tries', until: barred });
  // The long code cannot be guessed, so a flood of guesses at four digits does not shut out who holds the paper.
  const digitsBarred = await countTry(ctx, 'number', number);
  const [found, gone] = await Promise.all([
    sql<Found>`select * from mailbox.door_check_number(${number})`.execute(ctx.db),
    destroyedOfNumber(ctx, number),
  ]);
  const letter: Found | undefined = found.rows[0] ?? gone.find(one => one.verification_code !== '');
  const given = readSecondDatum(wish.secondDatum);
  const codeFits = same(given.code, letter?.verification_code ?? '');
  const digitsFit = same(given.digits, letter?.party_digits ?? '');
  if (digitsBarred && !codeFits) return refuse({ kind: 'too-many-tries', until: digitsBarred });
  if (letter === undefined || !(codeFits || digitsFit)) return refuse({ kind: 'not-confirmed' });
  await forget(ctx, 'number', number);
  return accept({
    kind: letter.kind,
    title: letter.title,
    number,
    issuedAt: letter.placed_at,
    withdrawnAt: letter.withdrawn_at,
    destroyed: letter.destroyed ?? null,
  });
}

/** What was destroyed under this number. The digits of the party went with it: only the printed code opens it. */
async function destroyedOfNumber(ctx: Ctx, number: string): Promise<readonly Found[]> {
  const found = await sql<{
    kind: LetterKind;
    made_at: Date;
    withdrawn_at: Date | null;
    verification_code: string | null;
    protocol: string;
    destroyed_on: Day;
  }>`select * from mailbox.door_destroyed_number(${number})`.execute(ctx.db);
  return found.rows.map(row => ({
    kind: row.kind,
    title: null,
    placed_at: row.made_at,
    withdrawn_at: row.withdrawn_at,
    verification_code: row.verification_code ?? '',
    party_digits: '',
    destroyed: { protocol: row.protocol, on: row.destroyed_on },
  }));
}

/** @returns the end of the window where the limit is used up */
async function countTry(ctx: Ctx, counted: keyof typeof CHECK_LIMITS, subject: string): Promise<Date | undefined> {
  const { tries, windowMinutes } = CHECK_LIMITS[counted];
  const windowStart = new Date(ctx.now.getTime() - windowMinutes * 60_000);
  const row = await sql<{
    tries: number;
    window_from: Date;
  }>`insert into mailbox.check_count as c (counted, subject, window_from, tries) values (${counted}, ${subject}, ${ctx.now}, 1)
    on conflict (counted, subject) do update set tries = case when c.window_from <= ${windowStart} then 1 else c.tries + 1 end, window_from = case when c.window_from <= ${windowStart} then ${ctx.now} else c.window_from end
    returning c.tries, c.window_from`.execute(ctx.db);
  const now = row.rows[0];
  return now && now.tries > tries ? new Date(now.window_from.getTime() + windowMinutes * 60_000) : undefined;
}

/** Whoever holds the document may look as often as they like. */
async function forget(ctx: Ctx, counted: keyof typeof CHECK_LIMITS, subject: string): Promise<void> {
  await sql`delete from mailbox.check_count c where c.counted = ${counted} and c.subject = ${subject}`.execute(ctx.db);
}

/** In a time that does not depend on how many signs agree; an empty text equals nothing. */
function same(given: string, known: string): boolean {
  const [left, right] = [Buffer.alloc(32), Buffer.alloc(32)];
  left.write(given.slice(0, 32));
  right.write(known);
  return timingSafeEqual(left, right) && given !== '' && given.length === known.length;
}
