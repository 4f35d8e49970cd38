import type { Day } from '#kernel/day.ts';
import type { Channel } from '#platform/context.ts';
import type { ActingMandate, MandateTerms, PartyRole } from '../types.ts';

/** Channels that are the portal in the sense of the form PEL: they open the grantor's account. */
export const PLATFORM_CHANNELS: readonly Channel[] = ['portal', 'kiosk', 'api'];
/** Channels in which a proxy for "matters at the institution" appears; the portal is not one of them. */
export const OTHER_CHANNELS: readonly Channel[] = ['desk', 'phone'];

/** An act a proxy wants to do: file this form, on this day, through this channel, in this role of the grantor. */
export interface ProxyAct {
  form: string;
  day: Day;
  channel: Channel;
  role: PartyRole | 'any';
}

/** Whether a mandate is in force on a day. Revocation counts at once, not from the next day. */
export function inForce(mandate: Pick<MandateTerms, 'validFrom' | 'validTo' | 'revokedAt'>, day: Day): boolean {
  return mandate.revokedAt === null && mandate.validFrom <= day && (mandate.validTo === null || day <= mandate.validTo);
}

/** Whether a mandate lets its proxy file a form.
 *  @legal form PEL: a one-off mandate is for the named act · "matters at the institution" gives no access to the portal
 *  · "matters through the portal" holds in the ticked roles, and where forms are listed, for these alone */
export function covers(mandate: MandateTerms, act: ProxyAct): boolean {
  if (!inForce(mandate, act.day)) return false;
  if (mandate.forms !== null && !mandate.forms.includes(act.form)) return false;
  switch (mandate.scope) {
    case 'action':
      return mandate.forms !== null && mandate.usedAt === null;
    case 'all':
      return OTHER_CHANNELS.includes(act.channel);
    case 'platform':
      return PLATFORM_CHANNELS.includes(act.channel) && (act.role === 'any' ? mandate.roles.length > 0 : mandate.roles.includes(act.role));
  }
}

/** What of the grantor's a proxy may read in the portal: their letters and matters, or their account in a role. */
export type ReadingArea = { area: 'letters' } | { area: 'account'; role: PartyRole };

export function opens(mandate: ActingMandate, reading: ReadingArea): boolean {
  if (mandate.scope !== 'platform') return false;
  return reading.area === 'letters' || (!mandate.correspondenceOnly && mandate.roles.includes(reading.role));
}

export type MandateState = 'not-yet' | 'in-force' | 'ended' | 'revoked' | 'replaced' | 'used';

/** Where a mandate stands on a day, for telling people. */
export function mandateState(mandate: MandateTerms & { revokedWhy: 'revoked' | 'replaced' | null }, day: Day): MandateState {
  if (mandate.revokedAt !== null) return mandate.revokedWhy ?? 'revoked';
  if (mandate.usedAt !== null) return 'used';
  if (mandate.validTo !== null && mandate.validTo < day) return 'ended';
  return day < mandate.validFrom ? 'not-yet' : 'in-force';
}
