import type { House } from '#platform/house.ts';
import { publicUrl } from '#platform/http/cookies.ts';

export const CEREMONY_MINUTES = 5;

/** Options for the browser, as JSON. */
export interface Ceremony {
  options: string;
}

/** Who we are to an authenticator: bound to the host of our address, so a passkey cannot be used on a look-alike. */
export function relyingParty(house: House): { id: string; name: string; origin: string } {
  const url = new URL(publicUrl(house.config));
  return { id: url.hostname, name: house.pack.shortName, origin: url.origin };
}

/** The challenge that a browser's answer claims to be for; it is then looked up among those we gave out. */
export function challengeOf(response: string): string | undefined {
  try {
    const { response: inner } = JSON.parse(response) as { response?: { clientDataJSON?: unknown } };
    if (typeof inner?.clientDataJSON !== 'string') return undefined;
    const { challenge } = JSON.parse(Buffer.from(inner.clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown };
    return typeof challenge === 'string' && challenge.length <= 200 ? challenge : undefined;
  } catch {
    return undefined;
  }
}
