import type { Day } from '#kernel/day.ts';
import type { PayoutAccount } from '../types.ts';

export interface PayoutAccounts {
  inForce: PayoutAccount | null;
  /** Told already, for a day that is yet to come; the nearest first. */
  ahead: readonly PayoutAccount[];
  /** Those that were in force before, the latest first. */
  before: readonly PayoutAccount[];
}

const later = (a: PayoutAccount, b: PayoutAccount): number =>
  a.from === b.from ? b.enteredAt.getTime() - a.enteredAt.getTime() : a.from < b.from ? 1 : -1;

/** Which account a payment of a day goes to: of those begun the latest, and of two for one day the one entered last.
 *  An account that a later entry for the same or an earlier day overtook never comes into force. */
export function payoutAccounts(all: readonly PayoutAccount[], on: Day): PayoutAccounts {
  const [inForce = null, ...before] = all.filter(account => account.from <= on).sort(later);
  const ahead = all
    .filter(account => account.from > on)
    .sort(later)
    .filter((account, place, sorted) => !sorted.slice(0, place).some(other => other.from === account.from))
    .reverse();
  return { inForce, ahead, before };
}
