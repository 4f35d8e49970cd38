import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Configuration, errors, Provider } from 'oidc-provider';
import type { House } from '#platform/house.ts';
import { clientCertificate } from '#platform/http/client-certificate.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { rateLimit } from '#platform/http/rate-limit.ts';
import { sendProblem } from '#platform/http/problems.ts';
import { METHODS, SCOPES } from '../types.ts';
import { adapterOver, inTokenRequest } from './adapter.ts';
import { SIGNING, TOKEN_SECONDS } from './metadata.ts';
import { nonceSecret } from './nonces.ts';

export const TOKEN_PATH = '/oauth/token';
const REVOKE_PATH = '/oauth/revoke';
const CLOCK_SECONDS = 60;
const LONGEST_ASSERTION_SECONDS = 600;
/** Of one network address. A client needs one token in five minutes. */
const TOKENS_A_MINUTE = 60;

export const issuerOf = (house: House): string => new URL(publicUrl(house.config)).origin;
/** What tokens are for (RFC 8707). */
export const resourceOf = (house: House): string => `${issuerOf(house)}/api/v1`;

/** The OAuth 2 server of programs: client credentials, proved by a signed assertion or a TLS certificate; opaque tokens,
 *  bound to a DPoP key or the certificate. Nothing of it is for people: those sign in at the issuer. */
export function mountOAuth(app: FastifyInstance, house: House): void {
  const serve = makeProvider(house).callback();
  const limit = rateLimit(house.clock, TOKENS_A_MINUTE);
  const shown = new URL(publicUrl(house.config));
  app.get('/.well-known/oauth-authorization-server', async () => metadata(house));
  app.get('/.well-known/oauth-protected-resource/api/v1', async () => ({
    resource: resourceOf(house),
    authorization_servers: [issuerOf(house)],
    scopes_supported: SCOPES,
    dpop_signing_alg_values_supported: SIGNING,
    tls_client_certificate_bound_access_tokens: true,
    resource_documentation: `${issuerOf(house)}/developers`,
  }));
  void app.register(async scope => {
    // The body is read by the provider itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    for (const path of [TOKEN_PATH, REVOKE_PATH]) {
      scope.post(path, { bodyLimit: 32 * 1024 }, async (request, reply) => {
        const waits = limit.take(request.ip ?? 'socket');
        if (waits > 0) return sendProblem(house, reply.header('retry-after', waits), 'too-many-requests');
        reply.hijack();
        // Whatever name it was reached by, it is the one its addresses are made of.
        Object.assign(request.raw.headers, { 'x-forwarded-proto': shown.protocol.slice(0, -1), 'x-forwarded-host': shown.host });
        for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value as string);
        await inTokenRequest(() => serve(request.raw, reply.raw));
        return reply;
      });
    }
  });
}

/** RFC 8414. Written out, since oidc-provider's own would list what is for people too. */
const metadata = (house: House) => ({
  issuer: issuerOf(house),
  token_endpoint: `${issuerOf(house)}${TOKEN_PATH}`,
  revocation_endpoint: `${issuerOf(house)}${REVOKE_PATH}`,
  grant_types_supported: ['client_credentials'],
  response_types_supported: [],
  scopes_supported: SCOPES,
  token_endpoint_auth_methods_supported: METHODS,
  token_endpoint_auth_signing_alg_values_supported: SIGNING,
  revocation_endpoint_auth_methods_supported: METHODS,
  revocation_endpoint_auth_signing_alg_values_supported: SIGNING,
  dpop_signing_alg_values_supported: SIGNING,
  tls_client_certificate_bound_access_tokens: true,
  service_documentation: `${issuerOf(house)}/developers`,
});

function makeProvider(house: House): Provider {
  const resource = resourceOf(house);
  // Demanded by oidc-provider; opaque tokens are not signed, so nothing is ever signed with it.
  const unused = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const configuration: Configuration = {
    adapter: adapterOver(house) as unknown as NonNullable<Configuration['adapter']>,
    clientAuthMethods: [...METHODS],
    enabledJWA: {
      clientAuthSigningAlgValues: [...SIGNING],
      dPoPSigningAlgValues: [...SIGNING],
      idTokenSigningAlgValues: ['ES256'],
    } as NonNullable<Configuration['enabledJWA']>,
    jwks: { keys: [{ ...unused, alg: 'ES256', use: 'sig' }] } as NonNullable<Configuration['jwks']>,
    scopes: [...SCOPES],
    routes: { token: TOKEN_PATH, revocation: REVOKE_PATH },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: true, nonceSecret: nonceSecret(house.config), requireNonce: () => true },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        selfSignedTlsClientAuth: true,
        getCertificate: ctx => clientCertificate(ctx.req as IncomingMessage)?.toString(),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        getResourceServerInfo: (_ctx, indicator) => {
          if (indicator !== resource) throw new errors.InvalidTarget('unknown resource');
          return { scope: SCOPES.join(' '), audience: resource, accessTokenFormat: 'opaque' };
        },
      },
      // A client gives back its own tokens only.
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    // What is of the future, or lies about for long, is not an assertion made for this request.
    assertJwtClientAuthClaimsAndHeader(_ctx, { iat, exp }) {
      const now = Date.now() / 1_000;
      if (typeof iat === 'number' && iat > now + CLOCK_SECONDS) throw new errors.InvalidClientAuth('iat is in the future');
      if (typeof exp === 'number' && exp > now + LONGEST_ASSERTION_SECONDS) throw new errors.InvalidClientAuth('exp is too far ahead');
    },
    // Nothing a client says is ever fetched.
    fetch: () => Promise.reject(new Error('The authorization server fetches nothing.')),
    ttl: { ClientCredentials: TOKEN_SECONDS },
    cookies: { keys: [nonceSecret(house.config).toString('hex')] },
  };
  const provider = new Provider(issuerOf(house), configuration);
  provider.proxy = true;
  provider.on('server_error', (_ctx, fault: Error) =>
    house.log.error({ fault: fault.message, stack: fault.stack }, 'the token endpoint failed'),
  );
  return provider;
}
