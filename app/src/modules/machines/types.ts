import type { ClientId, PartyId, PersonId } from '#kernel/ids.ts';
import type { AssuranceLevel } from '#platform/context.ts';

/** What a program may be allowed; each opens what its name says and nothing else. */
export const SCOPES = [
  'submissions.write',
  'submissions.read',
  'matters.read',
  'letters.read',
  'letters.collect',
  'receipts.read',
  'account.read',
  'webhooks',
] as const;
export type Scope = (typeof SCOPES)[number];

/** How a program proves itself. There are no client secrets. */
export const METHODS = ['private_key_jwt', 'self_signed_tls_client_auth'] as const;
export type Method = (typeof METHODS)[number];

/** Public keys only; a private or symmetric one is refused at the door. */
export interface PublicJwk {
  kty: 'EC' | 'RSA' | 'OKP';
  kid: string;
  alg: 'ES256' | 'PS256' | 'EdDSA';
  use: 'sig';
  [member: string]: unknown;
}

export interface ClientKey {
  kid: string;
  jwk: PublicJwk;
  /** Base64 DER; present where the client proves itself by TLS. */
  certificate: string | null;
  addedAt: Date;
}

/** A program that acts for a party. */
export interface Client {
  clientId: ClientId;
  partyId: PartyId;
  personId: PersonId;
  name: string;
  method: Method;
  scopes: readonly Scope[];
  level: AssuranceLevel;
  registeredAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}
