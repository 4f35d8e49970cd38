import type { ReceiptId } from '#kernel/ids.ts';
import { dayOf } from '#kernel/day.ts';

/** `UPD-20261124-0123456789AB`: kind, day in Poland, random part of the id. INSERT_RECEIPTS_SQL makes the same of a UPP. */
export function receiptNumber(kind: 'UPP' | 'UPD', at: Date, receiptId: ReceiptId): string {
  return `${kind}-${dayOf(at).replaceAll('-', '')}-${receiptId.slice(-12).toUpperCase()}`;
}
