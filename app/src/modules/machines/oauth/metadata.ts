import type { AdapterPayload } from 'oidc-provider';
import { type Client, type ClientKey, SCOPES } from '../types.ts';

/** Algorithms by which clients sign; no key chooses another than its own. */
export const SIGNING = ['ES256', 'PS256', 'EdDSA'] as const;
export const TOKEN_SECONDS = 300;

/** A client as oidc-provider knows it. Without a key it could not prove itself, so it is none.
 *  @param keys also those removed */
export function metadataOf(client: Client, keys: readonly (ClientKey & { removedAt: Date | null })[]): AdapterPayload | undefined {
  const byTls = client.method === 'self_signed_tls_client_auth';
  const good = keys.filter(key => key.removedAt === null && (!byTls || key.certificate !== null));
  if (good.length === 0) return undefined;
  return {
    client_id: client.clientId,
    client_name: client.name,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: client.method,
    scope: SCOPES.filter(scope => client.scopes.includes(scope)).join(' '),
    id_token_signed_response_alg: 'ES256',
    jwks: { keys: good.map(key => (key.certificate === null ? key.jwk : { ...key.jwk, x5c: [key.certificate] })) },
    ...(byTls ? { tls_client_certificate_bound_access_tokens: true } : { dpop_bound_access_tokens: true }),
  } as AdapterPayload;
}
