import { createServer, request as httpRequest } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { LEVELS } from './levels.ts';
import { signInPeople } from './people.ts';
import { startSignIn } from './sign-in.ts';

const CALLBACK = 'http://localhost:4999/sign-in/callback';
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const client = {
  clientId: 'okienko',
  name: 'Okienko',
  redirectUris: [CALLBACK],
  publicJwk: { ...publicKey.export({ format: 'jwk' }), kid: 'portal-1' },
};

let node: Awaited<ReturnType<typeof startSignIn>>;
let portal: oidc.Configuration;

beforeAll(async () => {
  node = await startSignIn({ port: 0, clients: [client], people: signInPeople(), production: false });
  portal = await oidc.discovery(
    new URL(node.issuer),
    'okienko',
    { id_token_signed_response_alg: 'ES256' },
    oidc.PrivateKeyJwt(await signingKey(privateKey)),
    { execute: [oidc.allowInsecureRequests] },
  );
});
afterAll(() => node.close());

async function signingKey(key: typeof privateKey): Promise<oidc.PrivateKey> {
  const imported = await crypto.subtle.importKey(
    'pkcs8',
    key.export({ type: 'pkcs8', format: 'der' }),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  );
  return { key: imported, kid: 'portal-1' };
}

/** A browser without scripts: cookies, redirects and forms. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async open(address: string | URL, form?: Record<string, string>): Promise<{ status: number; text: string; url: URL }> {
    const url = new URL(address);
    if (url.href.startsWith(CALLBACK)) return { status: 200, text: '', url };
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(pair => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) as unknown as [string, string, string];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    return location ? this.open(new URL(location, url)) : { status: answer.status, text: await answer.text(), url };
  }
}

interface Wish {
  acr?: keyof typeof LEVELS;
  redirectUri?: string;
  maxAge?: number;
}

async function askNode(wish: Wish = {}): Promise<{ address: URL; checks: oidc.AuthorizationCodeGrantChecks }> {
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = {
    pkceCodeVerifier: verifier,
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
    idTokenExpected: true,
    ...(wish.maxAge === undefined ? {} : { maxAge: wish.maxAge }),
  };
  const acr = wish.acr ? { essential: true, values: wish.acr === 'high' ? [LEVELS.high] : [LEVELS.substantial, LEVELS.high] } : null;
  const address = await oidc.buildAuthorizationUrlWithPAR(portal, {
    redirect_uri: wish.redirectUri ?? CALLBACK,
    scope: 'openid profile pesel staff',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    claims: JSON.stringify({ id_token: { acr } }),
    ...(wish.maxAge === undefined ? {} : { max_age: String(wish.maxAge) }),
  });
  return { address, checks };
}

async function signInAs(browser: Browser, sub: string, level: keyof typeof LEVELS, wish: Wish = {}): Promise<oidc.IDToken | undefined> {
  const { address, checks } = await askNode(wish);
  const page = await browser.open(address);
  const back = await browser.open(page.url, { person: sub, level });
  expect(back.url.href.startsWith(CALLBACK), back.text).toBe(true);
  return (await oidc.authorizationCodeGrant(portal, back.url, checks)).claims();
}

test('Anna chooses herself and the portal learns who she is and how surely', async () => {
  const claims = await signInAs(new Browser(), cast.anna.id, 'substantial');
  expect(claims).toMatchObject({
    sub: cast.anna.id,
    pesel: cast.anna.pesel,
    given_name: 'Anna Maria',
    family_name: 'Nowak',
    birthdate: '1988-03-14',
    acr: LEVELS.substantial,
  });
  expect(claims?.['staff_id']).toBeUndefined();
});

test('clerk Beata comes with her number as staff', async () => {
  expect((await signInAs(new Browser(), cast.beata.id, 'high'))?.['staff_id']).toBe(cast.beata.staff?.staffId);
});

test('what is asked for by the claims parameter alone is given, also when signing in anew is demanded', async () => {
  const browser = new Browser();
  const verifier = oidc.randomPKCECodeVerifier();
  const wanted = { essential: true };
  const address = await oidc.buildAuthorizationUrlWithPAR(portal, {
    redirect_uri: CALLBACK,
    scope: 'openid profile',
    prompt: 'login',
    ui_locales: 'en',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    claims: JSON.stringify({
      id_token: {
        acr: { essential: true, values: Object.values(LEVELS) },
        auth_time: wanted,
        pesel: wanted,
        given_name: wanted,
        birthdate: wanted,
        staff_id: null,
      },
    }),
  });
  const page = await browser.open(address);
  expect(page.text).toContain('<html lang="en">');
  const back = await browser.open(page.url, { person: cast.beata.id, level: 'high' });
  const claims = (await oidc.authorizationCodeGrant(portal, back.url, { pkceCodeVerifier: verifier, idTokenExpected: true })).claims();
  expect(claims).toMatchObject({
    pesel: cast.beata.pesel,
    given_name: 'Beata',
    birthdate: '1983-10-04',
    staff_id: cast.beata.staff?.staffId,
    acr: LEVELS.high,
  });
  expect(claims?.auth_time).toEqual(expect.any(Number));
});

test('the same browser is asked anew and may come back as somebody else', async () => {
  const browser = new Browser();
  expect((await signInAs(browser, cast.anna.id, 'high'))?.sub).toBe(cast.anna.id);
  expect((await signInAs(browser, cast.jan.id, 'high'))?.sub).toBe(cast.jan.id);
});

test('where the portal needs more, only levels that suffice are offered and taken', async () => {
  const browser = new Browser();
  const { address } = await askNode({ acr: 'high' });
  const page = await browser.open(address);
  expect(page.text).toContain('value="high"');
  expect(page.text).not.toContain('value="substantial"');
  expect((await browser.open(page.url, { person: cast.anna.id, level: 'low' })).status).toBe(422);
  expect((await signInAs(browser, cast.anna.id, 'high', { acr: 'high', maxAge: 60 }))?.acr).toBe(LEVELS.high);
});

test('a code is good once', async () => {
  const browser = new Browser();
  const { address, checks } = await askNode();
  const back = await browser.open((await browser.open(address)).url, { person: cast.anna.id, level: 'high' });
  await oidc.authorizationCodeGrant(portal, back.url, checks);
  await expect(oidc.authorizationCodeGrant(portal, back.url, checks)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('a code stolen on the way is worth nothing without the verifier', async () => {
  const browser = new Browser();
  const { address, checks } = await askNode();
  const back = await browser.open((await browser.open(address)).url, { person: cast.anna.id, level: 'high' });
  await expect(
    oidc.authorizationCodeGrant(portal, back.url, { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() }),
  ).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('the token of another request is not taken: the nonce differs', async () => {
  const browser = new Browser();
  const { address, checks } = await askNode();
  const back = await browser.open((await browser.open(address)).url, { person: cast.anna.id, level: 'high' });
  await expect(oidc.authorizationCodeGrant(portal, back.url, { ...checks, expectedNonce: 'another' })).rejects.toThrow();
});

test('nobody is sent to an address the client has not registered', async () => {
  await expect(askNode({ redirectUri: 'http://localhost:4999/elsewhere' })).rejects.toMatchObject({
    error: 'invalid_request',
    error_description: expect.stringContaining('redirect_uri'),
  });
});

test('a request that was not pushed, or comes without PKCE, does not begin', async () => {
  const plain = oidc.buildAuthorizationUrl(portal, {
    redirect_uri: CALLBACK,
    scope: 'openid',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  });
  expect((await new Browser().open(plain)).url.searchParams.get('error_description')).toBe('Pushed Authorization Request must be used');
  await expect(oidc.buildAuthorizationUrlWithPAR(portal, { redirect_uri: CALLBACK, scope: 'openid' })).rejects.toMatchObject({
    error: 'invalid_request',
  });
});

test('whoever does not hold the portal’s key cannot ask in its name', async () => {
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const forged = new oidc.Configuration(
    portal.serverMetadata(),
    'okienko',
    { id_token_signed_response_alg: 'ES256' },
    oidc.PrivateKeyJwt(await signingKey(stranger)),
  );
  oidc.allowInsecureRequests(forged);
  await expect(oidc.buildAuthorizationUrlWithPAR(forged, { redirect_uri: CALLBACK, scope: 'openid' })).rejects.toMatchObject({
    error: 'invalid_client',
  });
});

test('whoever cancels comes back to the portal with a refusal and no code', async () => {
  const browser = new Browser();
  const { address, checks } = await askNode();
  const back = await browser.open((await browser.open(address)).url, { cancel: 'yes' });
  expect([back.url.searchParams.get('error'), back.url.searchParams.get('code')]).toEqual(['access_denied', null]);
  await expect(oidc.authorizationCodeGrant(portal, back.url, checks)).rejects.toMatchObject({ error: 'access_denied' });
});

test('the page is marked as a stand-in, in both languages, and names neither a child nor a person without proof', async () => {
  const browser = new Browser();
  const page = await browser.open((await askNode()).address);
  expect(page.text).toContain('To atrapa');
  expect(page.text).toContain(cast.anna.pesel);
  for (const unproved of [cast.hanna, cast.tomasz]) expect(page.text).not.toContain(unproved.pesel);
  page.url.searchParams.set('lang', 'en');
  expect((await browser.open(page.url)).text).toContain('This is a stand-in');
});

test('a page of sign-in opened in another browser says what to do', async () => {
  const page = await new Browser().open((await askNode()).address);
  const elsewhere = await new Browser().open(page.url);
  expect(elsewhere.status).toBe(400);
  expect(elsewhere.text).toContain('zacznij od nowa');
});

test('a form longer than a form can be is refused', async () => {
  const browser = new Browser();
  const page = await browser.open((await askNode()).address);
  expect((await browser.open(page.url, { person: 'x'.repeat(10_000) })).status).toBe(400);
});

test('it does not start in production', async () => {
  await expect(startSignIn({ port: 0, clients: [client], people: [], production: true })).rejects.toThrow(/production/);
});

test('it says so when the port is taken, and closes while somebody holds a connection', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  await expect(startSignIn({ port, clients: [client], people: [], production: false })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
  const second = await startSignIn({ port: 0, clients: [client], people: [], production: false });
  const held = httpRequest(second.issuer, { headers: { connection: 'keep-alive' } });
  held.on('error', () => undefined);
  held.flushHeaders();
  await second.close();
});
