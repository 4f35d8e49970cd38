import * as oidc from 'openid-client';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { House } from '#platform/house.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { WANTED_LEVELS } from '../rules/assurance.ts';
import { clientKey } from './client-key.ts';

export type IssuerRefusal =
  /** It does not answer, answers nonsense, or too many conversations with it hang. */
  | { kind: 'issuer-down' }
  /** It answered, and did not vouch for anybody. */
  | { kind: 'not-proved'; code: string };

/** What the issuer vouches for. */
export interface Proof {
  acr: string | undefined;
  pesel: string | undefined;
  givenNames: string | undefined;
  surname: string | undefined;
  bornOn: string | undefined;
  staffNumber: string | undefined;
  /** How long before the token was made the person proved themselves, in milliseconds. */
  provedAgo: number;
}

/** Seconds one request to the issuer may take. */
const TIMEOUT_SECONDS = 5;
/** A conversation holds a database connection while it lasts, so that few of them may hang at once. */
const SHARE_OF_POOL = 0.5;

/** An issuer that does not say when the person proved themselves: long enough ago that nothing counts it as fresh. */
const UNSAID_AGO_MS = 24 * 3_600_000;

interface Issuer {
  configuration: Promise<oidc.Configuration> | undefined;
  inHand: number;
}
const issuers = new WeakMap<House, Issuer>();

export const redirectUri = (house: House, face: 'portal' | 'desk'): string =>
  `${publicUrl(house.config)}${face === 'desk' ? '/desk' : ''}/sign-in/return`;

const issuerUrl = (house: House): URL => new URL(house.config.SIGN_IN_ISSUER || `http://localhost:${house.config.SIGN_IN_PORT}`);

/** Discovery is made at first need and again after it failed, so that we start before the issuer does. */
function configurationOf(house: House, issuer: Issuer): Promise<oidc.Configuration> {
  issuer.configuration ??= discover(house).catch(fault => {
    issuer.configuration = undefined;
    throw fault;
  });
  return issuer.configuration;
}

async function discover(house: House): Promise<oidc.Configuration> {
  const key = await clientKey(house.config);
  const metadata = { id_token_signed_response_alg: 'ES256', token_endpoint_auth_signing_alg: 'ES256' };
  // Plain http only for the stand-in on this machine.
  const execute = house.config.OKIENKO_PRODUCTION ? [] : [oidc.allowInsecureRequests];
  return oidc.discovery(
    issuerUrl(house),
    house.config.SIGN_IN_CLIENT_ID,
    metadata,
    oidc.PrivateKeyJwt({ key: key.privateKey, kid: key.kid }),
    { timeout: TIMEOUT_SECONDS, execute },
  );
}

async function converse<T>(house: House, talk: (configuration: oidc.Configuration) => Promise<T>): Promise<Result<T, IssuerRefusal>> {
  const issuer = issuers.get(house) ?? { configuration: undefined, inHand: 0 };
  issuers.set(house, issuer);
  if (issuer.inHand >= Math.max(1, Math.floor(house.config.POOL_SIZE * SHARE_OF_POOL))) return refuse({ kind: 'issuer-down' });
  issuer.inHand += 1;
  try {
    return accept(await talk(await configurationOf(house, issuer)));
  } catch (fault) {
    return refuse(refusalOf(house, fault));
  } finally {
    issuer.inHand -= 1;
  }
}

function refusalOf(house: House, fault: unknown): IssuerRefusal {
  if (fault instanceof oidc.AuthorizationResponseError || fault instanceof oidc.ResponseBodyError) {
    if (fault instanceof oidc.ResponseBodyError && (fault.status >= 500 || fault.error === 'invalid_client')) {
      house.log.error({ code: fault.error, status: fault.status }, 'the sign-in issuer refuses us');
      return { kind: 'issuer-down' };
    }
    return { kind: 'not-proved', code: fault.error };
  }
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  // What the issuer sent was judged and found wanting: forged, stale, for somebody else.
  if (/^OAUTH_(JWT|INVALID|KEY_SELECTION)|^OAUTH_JSON_ATTRIBUTE_COMPARISON/.test(code)) {
    house.log.warn({ code }, 'an answer of the sign-in issuer was refused');
    return { kind: 'not-proved', code };
  }
  house.log.warn({ code, fault: fault instanceof Error ? fault.message : 'unknown' }, 'the sign-in issuer cannot be reached');
  return { kind: 'issuer-down' };
}

export interface Departure {
  url: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Pushes a sign-in request (RFC 9126) and says where to send the browser.
 *  @param again the person must prove themselves anew, whatever the issuer remembers */
export async function depart(
  house: House,
  wish: { face: 'portal' | 'desk'; again: boolean; lang: string },
): Promise<Result<Departure, IssuerRefusal>> {
  return converse(house, async configuration => {
    const [state, nonce, codeVerifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const wanted = { essential: true };
    const claims = {
      acr: { essential: true, values: WANTED_LEVELS },
      auth_time: wanted,
      pesel: wanted,
      given_name: wanted,
      family_name: wanted,
      birthdate: wanted,
      ...(wish.face === 'desk' ? { staff_id: null } : {}),
    };
    const url = await oidc.buildAuthorizationUrlWithPAR(configuration, {
      redirect_uri: redirectUri(house, wish.face),
      scope: 'openid profile',
      response_type: 'code',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      claims: JSON.stringify({ id_token: claims }),
      ui_locales: wish.lang,
      ...(wish.again ? { prompt: 'login' } : {}),
    });
    return { url: url.href, state, nonce, codeVerifier };
  });
}

/** Exchanges the code that came back for what the issuer vouches for. Signature, issuer, audience, nonce, state, PKCE
 *  and times are checked by openid-client; claims are read from the signed ID token alone. */
export async function arrive(
  house: House,
  back: { url: string; face: 'portal' | 'desk'; state: string; nonce: string; codeVerifier: string },
): Promise<Result<Proof, IssuerRefusal>> {
  return converse(house, async configuration => {
    const current = new URL(redirectUri(house, back.face));
    current.search = new URL(back.url, 'http://here').search;
    const tokens = await oidc.authorizationCodeGrant(configuration, current, {
      pkceCodeVerifier: back.codeVerifier,
      expectedState: back.state,
      expectedNonce: back.nonce,
      idTokenExpected: true,
    });
    const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
    const text = (name: string): string | undefined => {
      const claim = claims[name];
      return typeof claim === 'string' && claim !== '' ? claim : undefined;
    };
    const [issuedAt, provedAt] = [claims['iat'], claims['auth_time']];
    return {
      acr: text('acr'),
      pesel: text('pesel'),
      givenNames: text('given_name'),
      surname: text('family_name'),
      bornOn: text('birthdate'),
      staffNumber: text('staff_id'),
      provedAgo: typeof issuedAt === 'number' && typeof provedAt === 'number' ? Math.max(0, (issuedAt - provedAt) * 1_000) : UNSAID_AGO_MS,
    };
  });
}
