import type { RawBuilder } from 'kysely';
import type { Day, Month } from '#kernel/day.ts';
import type { Grosze } from '#kernel/grosze.ts';
import type { PartyId } from '#kernel/ids.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import { bookPayments } from '../rules/booking.ts';
import { listTransfers } from '../store/payer.ts';
import {
  addPayerDocument,
  bookBreaks,
  bookCharges,
  bookFamily,
  bookMonths,
  bookTitles,
  holdPayer,
  listDeclaredCharges,
  replaceBookings,
} from '../store/sets.ts';
import type { Fund } from '../types.ts';

/** A set of insurance documents as the account needs it. Relations are parts of SQL over the caller's own tables; people
 *  who could not be told apart have no `insured_party` and are passed over. */
export interface SetToBook {
  payerId: PartyId;
  setId: string;
  declaredOn: Day;
  /** From the declaration (DRA); null where the set has none. A later number of the same month replaces the earlier. */
  declaration: { month: Month; number: number; dueOn: Day; charges: readonly { fund: Fund; due: Grosze }[] } | null;
  months: RawBuilder<unknown>;
  titles: RawBuilder<unknown>;
  absences: RawBuilder<unknown>;
  family: RawBuilder<unknown>;
}

/** Rows written, by kind. */
export interface BookedRows {
  months: number;
  titles: number;
  absences: number;
  family: number;
}

/** Lets a set become true on the accounts of the payer and its insured, in the caller's transaction. Transfers are booked
 *  anew, as the charges they go to may have changed. The same set again changes nothing. */
export async function bookSet(ctx: Ctx, set: SetToBook): Promise<BookedRows> {
  const payer = await partyCard(ctx, set.payerId);
  const booked = {
    payerId: set.payerId,
    payerName: payer.businessName ?? payer.name,
    payerNip: payer.nip ?? null,
    setId: set.setId,
    number: set.declaration?.number ?? 0,
  };
  await holdPayer(ctx.db, set.payerId, set.declaredOn);
  const titles = await bookTitles(ctx.db, booked, set.titles);
  const months = await bookMonths(ctx.db, booked, set.months);
  const absences = await bookBreaks(ctx.db, booked, set.absences);
  const family = await bookFamily(ctx.db, set.family);
  if (set.declaration) {
    await bookCharges(ctx.db, booked, { ...set.declaration, on: set.declaredOn });
    await addPayerDocument(ctx.db, set.payerId, { kind: 'DRA', on: set.declaredOn });
    await rebookTransfers(ctx, set.payerId);
  }
  return { months, titles, absences, family };
}

/** Works out again where each transfer goes, from all charges and transfers there are. */
export async function rebookTransfers(ctx: Ctx, payerId: PartyId): Promise<void> {
  const [charges, transfers] = await Promise.all([listDeclaredCharges(ctx.db, payerId), listTransfers(ctx.db, payerId)]);
  await replaceBookings(ctx.db, payerId, bookPayments(charges, transfers).bookings);
}
