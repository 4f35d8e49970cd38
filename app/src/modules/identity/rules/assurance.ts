import type { AssuranceLevel } from '#platform/context.ts';

/** What the issuer calls its levels (Regulation (EU) 910/2014, art. 8) and what they are worth here. A credential of
 *  level low is not enough to become somebody. */
const LEVELS: ReadonlyMap<string, AssuranceLevel> = new Map([
  ['http://eidas.europa.eu/LoA/substantial', 3],
  ['http://eidas.europa.eu/LoA/high', 3],
]);

export const WANTED_LEVELS = [...LEVELS.keys()];

/** 0 where the issuer did not say, or said too little. */
export function levelOf(acr: string | undefined): AssuranceLevel {
  return LEVELS.get(acr ?? '') ?? 0;
}

/** A passkey may be bound, and one removed, only by somebody who proved who they are this recently. */
export const FRESH_PROOF_MINUTES = 10;

export function freshlyProved(session: { level: AssuranceLevel; authenticatedAt: Date }, now: Date): boolean {
  return session.level === 3 && now.getTime() - session.authenticatedAt.getTime() < FRESH_PROOF_MINUTES * 60_000;
}

export type ProfileStatus = 'untrusted' | 'confirmed' | 'lapsed';

/** Level a password gives: it proves the account, and the account proves the person only once a document was seen. */
export function levelOfPassword(status: ProfileStatus): AssuranceLevel {
  switch (status) {
    case 'confirmed':
      return 2;
    case 'untrusted':
      return 1;
    case 'lapsed':
      return 0;
  }
}
