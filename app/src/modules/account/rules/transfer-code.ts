import type { Nip } from '#kernel/nip.ts';
import type { Nrb } from '#kernel/nrb.ts';
import type { Grosze } from '#kernel/grosze.ts';

/** The two-dimensional code of the Polish banks for transfers: nine fields between bars.
 *  Recommendation of the Polish Bank Association on the two-dimensional code: identifier of the payee, country, account, amount
 *  in grosze with at least six digits, name, title, three reserved fields. */
const MOST_GROSZE = 999_999n;
const NAME_LENGTH = 20;
const TITLE_LENGTH = 32;

/** @returns undefined where the amount does not fit into the six digits of the code, or is nothing */
export function transferCode(transfer: { nip: Nip | ''; nrb: Nrb; amount: Grosze; name: string; title: string }): string | undefined {
  if (transfer.amount <= 0n || transfer.amount > MOST_GROSZE) return undefined;
  const amount = String(transfer.amount).padStart(6, '0');
  return [
    transfer.nip,
    'PL',
    transfer.nrb,
    amount,
    field(transfer.name, NAME_LENGTH),
    field(transfer.title, TITLE_LENGTH),
    '',
    '',
    '',
  ].join('|');
}

// A bar would begin the next field.
const field = (text: string, most: number): string => text.replaceAll('|', ' ').slice(0, most).trim();
