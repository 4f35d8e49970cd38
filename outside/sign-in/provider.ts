import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { Provider, type ClientMetadata, type Configuration } from 'oidc-provider';
import { STAND_IN_HEADERS, standInPage } from '#outside/stand-in/frame.tsx';
import { LEVELS } from './levels.ts';
import { memoryAdapter, type SignInMemory } from './memory.ts';
import type { SignInPerson } from './people.ts';
import { signInText } from './text.ts';

/** A service that may ask who somebody is. */
export interface SignInClient {
  clientId: string;
  /** Shown on the page of the node. */
  name: string;
  redirectUris: readonly string[];
  /** Public half of the P-256 key with which the service signs its assertions (ES256), with `kid`. */
  publicJwk: JsonWebKey & { kid: string };
}

const CLAIMS = ['pesel', 'given_name', 'family_name', 'birthdate', 'staff_id', 'acr', 'auth_time'];
const SCOPES = ['openid', 'profile', 'pesel', 'staff'];
const MINUTE = 60;

function clientMetadata(client: SignInClient): ClientMetadata {
  return {
    client_id: client.clientId,
    client_name: client.name,
    redirect_uris: [...client.redirectUris],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'ES256',
    require_auth_time: true,
    jwks: { keys: [{ ...client.publicJwk, alg: 'ES256', use: 'sig' }] } as NonNullable<ClientMetadata['jwks']>,
  };
}

/** The OpenID Connect side of the stand-in: pushed requests, PKCE and signed client assertions are demanded. */
export function makeProvider(issuer: string, clients: readonly SignInClient[], people: readonly SignInPerson[]): Provider {
  const memory: SignInMemory = new Map();
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const configuration: Configuration = {
    adapter: memoryAdapter(memory) as unknown as NonNullable<Configuration['adapter']>,
    clients: clients.map(clientMetadata),
    jwks: { keys: [{ ...key, kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' }] } as NonNullable<Configuration['jwks']>,
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'birthdate'],
      pesel: ['pesel'],
      staff: ['staff_id'],
      acr: null,
      auth_time: null,
    },
    scopes: SCOPES,
    acrValues: Object.values(LEVELS),
    conformIdTokenClaims: false,
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    // Cookies of one host are shared by all its ports, so the names must not meet those of the portal.
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: { session: 'node_session', interaction: 'node_interaction', resume: 'node_resume' },
    },
    ttl: {
      AccessToken: 5 * MINUTE,
      AuthorizationCode: MINUTE,
      ClientCredentials: 5 * MINUTE,
      Grant: 10 * MINUTE,
      IdToken: 5 * MINUTE,
      Interaction: 15 * MINUTE,
      Session: 15 * MINUTE,
    },
    expiresWithSession: () => false,
    interactions: { url: (_ctx, interaction) => `/login/${interaction.uid}` },
    // People agreed with the institution when they made a profile; a page of consent would only be clicked away.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session?.accountId as string,
        clientId: ctx.oidc.client?.clientId as string,
      });
      grant.addOIDCScope(SCOPES.join(' '));
      grant.addOIDCClaims(CLAIMS);
      await grant.save();
      return grant;
    },
    findAccount(_ctx, sub) {
      const person = people.find(one => one.sub === sub);
      return person && { accountId: sub, claims: () => claimsOf(person) };
    },
    renderError(ctx, out) {
      const lang = ctx.acceptsLanguages('pl', 'en') === 'en' ? 'en' : 'pl';
      const text = signInText(lang);
      ctx.set(STAND_IN_HEADERS);
      ctx.body = standInPage({
        lang,
        title: text('error.title'),
        body: `${text('error')} (${out.error}: ${out['error_description'] ?? ''})`,
      });
    },
  };
  return new Provider(issuer, configuration);
}

function claimsOf(person: SignInPerson): { sub: string; [claim: string]: string } {
  return {
    sub: person.sub,
    pesel: person.pesel,
    given_name: person.givenName,
    family_name: person.familyName,
    birthdate: person.birthDate,
    ...(person.staffId ? { staff_id: person.staffId } : {}),
  };
}
