import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type Day, dayOf, endOfDay, plusDays } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { houseSecret } from '#platform/house-secret.ts';
import { newId } from '#platform/new-id.ts';
import { setDeadline } from '#platform/transact.ts';
import { ANSWER_DUE } from '../deadlines.ts';
import { answerBy, checkComplaint, type ComplaintWish, MOST_OF_ALL, MOST_OF_ONE_CLIENT, type Remark } from '../rules/complaint.ts';
import { addComplaint, countSince, lockFiling } from '../store.ts';

const DAY_MS = 86_400_000;
/** Cannot be taken for one another when read from paper. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

export interface FiledComplaint {
  number: string;
  /** Told once, here; opens the answer. */
  code: string;
  answerBy: Day;
}

export type ComplaintRefusal = { kind: 'remarks'; remarks: readonly Remark[] } | { kind: 'too-many' };

/** Takes a complaint from whoever comes, and starts its clock.
 *  @refuses remarks | too-many (of this client, or of all, in 24 hours) */
export async function complain(ctx: Ctx, wish: ComplaintWish, client: string): Promise<Result<FiledComplaint, ComplaintRefusal>> {
  const checked = checkComplaint(wish);
  if (!checked.ok) return refuse({ kind: 'remarks', remarks: checked.refusal });
  await lockFiling(ctx.db);
  const today = dayOf(ctx.now);
  const marks = [clientMark(ctx, client, today), clientMark(ctx, client, plusDays(today, -1))];
  const counted = await countSince(ctx.db, marks, new Date(ctx.now.getTime() - DAY_MS));
  if (counted.ofClient >= MOST_OF_ONE_CLIENT || counted.ofAll >= MOST_OF_ALL) return refuse({ kind: 'too-many' });
  const complaintId = newId(ctx.now.getTime());
  const code = randomWord(CODE_LENGTH);
  const filed = { number: `ZD-${today.replaceAll('-', '')}-${randomWord(6)}`, answerBy: answerBy(today) };
  await addComplaint(ctx.db, {
    ...checked.value,
    ...filed,
    complaintId,
    codeSha256: codeDigest(code),
    client: clientMark(ctx, client, today),
    filedAt: ctx.now,
  });
  await setDeadline(ctx, { kind: ANSWER_DUE, subject: complaintId, partyId: null, dueAt: endOfDay(filed.answerBy) });
  await ctx.audit({ action: 'accessibility.complain', object: `complaint:${complaintId}`, subjectPartyId: null });
  return accept({ ...filed, code });
}

/** What is kept of a client to bound what it leaves. Without the secret of the house no address can be tried against it,
 *  and the mark of one day is not that of the next. */
function clientMark(ctx: Ctx, client: string, on: Day): string {
  return createHmac('sha256', houseSecret(ctx.house.config, 'accessibility/clients.key')).update(`${on} ${client}`).digest('hex');
}

export const codeDigest = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('hex');

const randomWord = (length: number): string =>
  Array.from(randomBytes(length * 2), byte => LETTERS[byte % 32])
    .filter(letter => letter !== undefined)
    .slice(0, length)
    .join('');
