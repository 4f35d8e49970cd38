import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { seedDemo } from '../../demo/demo.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { openDoor, programOf } from '../../testing/machine-door.ts';
import { newKeys, type Program } from '../../testing/program.ts';

let okienko: TestHouse;
let web: FastifyInstance;
let program: Program;
let other: Program;

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(okienko.house);
  web = await openDoor(okienko.house);
  program = await programOf(okienko.house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
  other = await programOf(okienko.house, web, { person: cast.jan.id });
  await program.signIn();
  await other.signIn();
});

const seconds = (from: number): number => Math.floor(Date.now() / 1_000) + from;
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT put together by hand, past every check of a library. */
function forged(header: object, claims: object, sign: (input: string) => string): string {
  const input = `${base64url(header)}.${base64url(claims)}`;
  return `${input}.${sign(input)}`;
}

const claims = (): Record<string, unknown> => ({
  iss: program.clientId,
  sub: program.clientId,
  aud: program.origin,
  jti: randomUUID(),
  iat: seconds(0),
  exp: seconds(60),
});

describe('a client assertion is refused that', () => {
  const hmacWithPublicKey = (form: 'pem' | 'x') => (input: string) => {
    const { publicJwk } = program.keys;
    const secret =
      form === 'x'
        ? (publicJwk.x as string)
        : createPublicKey({ key: publicJwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret).update(input).digest('base64url');
  };
  const kid = (): string => program.keys.publicJwk.kid as string;
  const forgeries: readonly [string, () => Promise<string> | string][] = [
    ['is not signed (alg none)', () => forged({ alg: 'none' }, claims(), () => '')],
    ['is not signed (alg None)', () => forged({ alg: 'None', kid: kid() }, claims(), () => '')],
    [
      'is signed with the public key as a secret (HS256, PEM)',
      () => forged({ alg: 'HS256', kid: kid() }, claims(), hmacWithPublicKey('pem')),
    ],
    ['is signed with the public key as a secret (HS256, x)', () => forged({ alg: 'HS256', kid: kid() }, claims(), hmacWithPublicKey('x'))],
    ['is signed by another client', () => program.assertion({}, {}, other.keys.privateKey)],
    ['is signed by another client, under its kid', () => program.assertion({}, { kid: other.keys.publicJwk.kid }, other.keys.privateKey)],
    ['brings its own key (jwk)', () => program.assertion({}, { kid: undefined, jwk: other.keys.publicJwk }, other.keys.privateKey)],
    ['says where its key lies (jku)', () => program.assertion({}, { jku: 'http://127.0.0.1:9/keys' }, other.keys.privateKey)],
    ['names a file as its kid', () => program.assertion({}, { kid: '../../../../dev/null' }, other.keys.privateKey)],
    ['names SQL as its kid', () => program.assertion({}, { kid: `' or '1'='1` }, other.keys.privateKey)],
    ['is for somebody else (aud)', () => program.assertion({ aud: 'https://elsewhere.example.test' })],
    ['is for nobody (no aud)', () => program.assertion({ aud: undefined })],
    ['has expired', () => program.assertion({ iat: seconds(-200), exp: seconds(-100) })],
    ['never expires', () => program.assertion({ exp: undefined })],
    ['is not yet good (nbf)', () => program.assertion({ nbf: seconds(3_600) })],
    ['was made in the future (iat)', () => program.assertion({ iat: seconds(3_600), exp: seconds(3_660) })],
    ['is good for a day', () => program.assertion({ exp: seconds(86_400) })],
    ['speaks of another client (sub)', () => program.assertion({ sub: other.clientId })],
    ['comes from another client (iss)', () => program.assertion({ iss: other.clientId })],
    ['has no number of its own (jti)', () => program.assertion({ jti: undefined })],
    ['was cut off', async () => (await program.assertion()).slice(0, -4)],
    [
      'was changed after signing',
      async () => {
        const [header, , signature] = (await program.assertion()).split('.');
        return `${header}.${base64url(claims())}.${signature}`;
      },
    ],
    ['is no JWT', () => 'not.a.token'],
  ];
  test.each(forgeries)('%s', async (_what, make) => {
    const answer = await program.askToken({ assertion: await make() });
    expect([answer.statusCode, answer.json<{ access_token?: string }>().access_token], answer.body).toEqual([
      expect.toSatisfy((status: number) => status === 400 || status === 401),
      undefined,
    ]);
  });

  test('was used before, also when both come at once', async () => {
    const once = await program.assertion();
    expect((await program.askToken({ assertion: once })).statusCode).toBe(200);
    expect((await program.askToken({ assertion: once })).statusCode).toBeGreaterThanOrEqual(400);
    const raced = await program.assertion();
    const answers = await Promise.all(Array.from({ length: 8 }, () => program.askToken({ assertion: raced })));
    expect(answers.filter(answer => answer.statusCode === 200)).toHaveLength(1);
    expect(answers.filter(answer => answer.statusCode >= 500)).toEqual([]);
  });
});

describe('a token is not given', () => {
  test('without a DPoP proof', async () => {
    const answer = await program.askToken({ proof: null });
    expect([answer.statusCode, answer.body.includes('access_token')]).toEqual([400, false]);
  });
  test('for another resource', async () => {
    expect((await program.askToken({ resource: 'https://elsewhere.example.test' })).json()).toMatchObject({ error: 'invalid_target' });
  });
  test('to a client nobody registered', async () => {
    const answer = await program.askToken({ assertion: await program.assertion({ iss: randomUUID(), sub: randomUUID() }) });
    expect([answer.statusCode, answer.body.includes('access_token')]).toEqual([400, false]);
  });
});

describe('a request to the API is refused whose', () => {
  const path = '/api/v1/letters';
  const url = (): string => `${program.origin}${path}`;
  const right = () => ({ method: 'GET', url: url(), token: program.token as string });
  const withProof = async (proof: string | null) => {
    const answer = await program.once('GET', path, { proof });
    return [answer.statusCode, String(answer.headers['www-authenticate'] ?? '')] as const;
  };
  const proofs: readonly [string, () => Promise<string> | null][] = [
    ['proof is missing', () => null],
    ['proof is of another key', async () => program.proof({ ...right(), key: await newKeys() })],
    ['proof is of another method', () => program.proof({ ...right(), method: 'POST' })],
    ['proof is of another address', () => program.proof({ ...right(), url: `${program.origin}/api/v1/matters` })],
    ['proof is of another host', () => program.proof({ ...right(), url: `https://elsewhere.example.test${path}` })],
    ['proof is of another token', () => program.proof({ ...right(), token: other.token as string })],
    ['proof is of no token', () => program.proof({ ...right(), token: null })],
    ['proof is old', () => program.proof({ ...right(), iat: seconds(-3_600) })],
    ['proof is of the future', () => program.proof({ ...right(), iat: seconds(3_600) })],
    ['proof is no JWT', async () => 'not.a.proof'],
  ];
  test.each(proofs)('%s', async (_what, make) => {
    const [status, challenge] = await withProof(await make());
    expect([status, challenge]).toEqual([401, expect.stringContaining('DPoP error="invalid_dpop_proof"')]);
  });

  test('proof has no nonce of ours: it is told one', async () => {
    for (const nonce of [null, 'made-up']) {
      const [status, challenge] = await withProof(await program.proof({ ...right(), nonce }));
      expect([status, challenge]).toEqual([401, expect.stringContaining('use_dpop_nonce')]);
    }
    expect((await program.once('GET', path)).statusCode).toBe(200);
  });

  test('proof was used before, also when all come at once', async () => {
    const proof = await program.proof(right());
    expect((await withProof(proof))[0]).toBe(200);
    expect((await withProof(proof))[0]).toBe(401);
    const raced = await program.proof(right());
    const answers = await Promise.all(Array.from({ length: 12 }, () => withProof(raced)));
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
  });

  test('token is somebody else’s, or none, or not bound as it says', async () => {
    const as = (authorization: string, proof: string) => web.inject({ method: 'GET', url: path, headers: { authorization, dpop: proof } });
    const theirs = other.token as string;
    const proof = (): Promise<string> => program.proof({ ...right(), token: theirs });
    expect((await as(`DPoP ${theirs}`, await proof())).statusCode).toBe(401);
    expect((await as(`Bearer ${program.token}`, await program.proof(right()))).statusCode).toBe(401);
    expect((await as(`DPoP ${'a'.repeat(43)}`, await program.proof(right()))).statusCode).toBe(401);
    expect((await as('Basic YTpi', await program.proof(right()))).statusCode).toBe(401);
    expect((await web.inject({ method: 'GET', url: path })).statusCode).toBe(401);
  });

  test('token has expired', async () => {
    const short = await programOf(okienko.house, web, { person: cast.jan.id });
    await short.signIn();
    expect((await short.ask('GET', path)).statusCode).toBe(200);
    okienko.itIs('2026-11-24T09:05:01+01:00');
    expect((await short.ask('GET', path)).statusCode).toBe(401);
    okienko.itIs('2026-11-24T09:00:00+01:00');
  });

  test('token comes with a cookie: the cookie counts for nothing', async () => {
    const answer = await web.inject({
      method: 'GET',
      url: path,
      headers: { authorization: `DPoP ${'a'.repeat(43)}`, cookie: '__Host-okienko-portal=anything' },
    });
    expect(answer.statusCode).toBe(401);
  });
});

test('the client itself may give its token back', async () => {
  const leaving = await programOf(okienko.house, web, { person: cast.jan.id });
  await leaving.signIn();
  const revoked = await web.inject({
    method: 'POST',
    url: '/oauth/revoke',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      token: leaving.token as string,
      client_id: leaving.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await leaving.assertion(),
    }).toString(),
  });
  expect(revoked.statusCode, revoked.body).toBe(200);
  expect((await leaving.ask('GET', '/api/v1/letters')).statusCode).toBe(401);
});
