import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { hash } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { ClientId } from '#kernel/ids.ts';

export type ProofWish = Partial<{
  method: string;
  url: string;
  token: string | null;
  nonce: string | null;
  jti: string;
  iat: number;
  key: Keys;
}>;

export interface Keys {
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function newKeys(alg = 'ES256'): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { privateKey, publicJwk: { ...jwk, alg, use: 'sig', kid: await calculateJwkThumbprint(jwk) } };
}

/** A program of somebody's, as its maker would write it: proves itself by an assertion, binds its token to a DPoP key,
 *  takes up the nonce it is given. Speaks to a server without a port. */
export class Program {
  readonly web: FastifyInstance;
  readonly origin: string;
  readonly clientId: ClientId;
  readonly keys: Keys;
  dpop: Keys;
  token: string | undefined;
  nonce: string | undefined;

  constructor(web: FastifyInstance, origin: string, clientId: ClientId, keys: Keys, dpop: Keys) {
    this.web = web;
    this.origin = origin;
    this.clientId = clientId;
    this.keys = keys;
    this.dpop = dpop;
  }

  assertion(
    over: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
    key: CryptoKey | Uint8Array = this.keys.privateKey,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: this.clientId, sub: this.clientId, aud: this.origin, jti: randomUUID(), iat: now, exp: now + 60, ...over };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: this.keys.publicJwk.alg as string, kid: this.keys.publicJwk.kid as string, ...header })
      .sign(key);
  }

  proof({
    method = 'POST',
    url = `${this.origin}/oauth/token`,
    token = null,
    nonce,
    jti,
    iat,
    key = this.dpop,
  }: ProofWish = {}): Promise<string> {
    const fresh = nonce === undefined ? this.nonce : nonce;
    const { kid: _kid, use: _use, alg: _alg, ...jwk } = key.publicJwk;
    return new SignJWT({
      htm: method,
      htu: url.split('?')[0],
      jti: jti ?? randomUUID(),
      iat: iat ?? Math.floor(Date.now() / 1_000),
      ...(fresh ? { nonce: fresh } : {}),
      ...(token === null ? {} : { ath: hash('sha256', token, 'base64url') }),
    })
      .setProtectedHeader({ alg: key.publicJwk.alg as string, typ: 'dpop+jwt', jwk })
      .sign(key.privateKey);
  }

  /** One try at the token endpoint. */
  async askToken(
    wish: { scope?: string; resource?: string; assertion?: string; proof?: string | null } = {},
  ): Promise<LightMyRequestResponse> {
    const proof = wish.proof === undefined ? await this.proof() : wish.proof;
    const answer = await this.web.inject({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(proof === null ? {} : { dpop: proof }) },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: wish.assertion ?? (await this.assertion()),
        ...(wish.scope === undefined ? {} : { scope: wish.scope }),
        ...(wish.resource === undefined ? {} : { resource: wish.resource }),
      }).toString(),
    });
    this.#noteNonce(answer);
    return answer;
  }

  /** Until it has a token.
   *  @throws with what the server said */
  async signIn(scope = ALL_SCOPES): Promise<string> {
    let answer = await this.askToken({ scope });
    if (answer.json<{ error?: string }>().error === 'use_dpop_nonce') answer = await this.askToken({ scope });
    if (answer.statusCode !== 200) throw new Error(`No token: ${answer.statusCode} ${answer.body}`);
    this.token = answer.json<{ access_token: string }>().access_token;
    return this.token;
  }

  /** One request to the API, as it comes. */
  async once(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    wish: { body?: unknown; headers?: Record<string, string>; proof?: string | null } = {},
  ): Promise<LightMyRequestResponse> {
    const token = this.token ?? '';
    const proof = wish.proof === undefined ? await this.proof({ method, url: `${this.origin}${url}`, token }) : wish.proof;
    const answer = await this.web.inject({
      method,
      url,
      headers: {
        authorization: `DPoP ${token}`,
        ...(proof === null ? {} : { dpop: proof }),
        ...(wish.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...wish.headers,
      },
      ...(wish.body === undefined ? {} : { payload: typeof wish.body === 'string' ? wish.body : JSON.stringify(wish.body) }),
    });
    this.#noteNonce(answer);
    return answer;
  }

  /** The same, coming back where the nonce has changed. */
  async ask(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    wish: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<LightMyRequestResponse> {
    const answer = await this.once(method, url, wish);
    return /use_dpop_nonce/.test(String(answer.headers['www-authenticate'] ?? '')) ? this.once(method, url, wish) : answer;
  }

  #noteNonce(answer: LightMyRequestResponse): void {
    const nonce = answer.headers['dpop-nonce'];
    if (typeof nonce === 'string') this.nonce = nonce;
  }
}

export const ALL_SCOPES =
  'submissions.write submissions.read matters.read letters.read letters.collect receipts.read account.read webhooks';
