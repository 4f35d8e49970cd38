import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonActor } from '#platform/context.ts';
import { testDatabase } from '../../testing/database.ts';
import { identityHouse, type IdentityHouse, personOf, visitor } from './house-for-tests.ts';
import { findSession, openSessionFor } from './sessions.ts';
import { addMadePasskey, beginPasskey, takeAwayPasskey } from './use-cases/add-passkey.ts';
import { beginPasskeySignIn, signInWithPasskey } from './use-cases/sign-in-with-passkey.ts';
import { passkeyLines } from './views.ts';

const NINE = '2026-11-23T09:00:00Z';
const ORIGIN = 'http://localhost:18080';

let h: IdentityHouse;
let anna: Awaited<ReturnType<typeof personOf>>;

beforeAll(async () => {
  h = identityHouse(await testDatabase(), NINE, { OKIENKO_PORT: '18080' });
  anna = await personOf(h, 'Anna Nowak');
});
beforeEach(() => h.itIs(NINE));

const url64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

/** An authenticator in software: makes ES256 credentials and signs as WebAuthn level 2 says. */
class Authenticator {
  counter = 0;
  readonly id = randomBytes(16);
  readonly key: KeyObject;
  readonly #publicKey: KeyObject;
  readonly rpId: string;
  constructor(rpId = 'localhost') {
    this.rpId = rpId;
    ({ privateKey: this.key, publicKey: this.#publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  }

  #data(flags: number, attested: Buffer = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(this.rpId), Buffer.from([flags]), counter, attested]);
  }

  #client(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  make(options: string, over: { verified?: boolean; origin?: string } = {}): string {
    const { challenge } = JSON.parse(options) as { challenge: string };
    const jwk = this.#publicKey.export({ format: 'jwk' });
    // COSE_Key: kty 2, alg -7, crv 1, x, y
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(jwk.x ?? '', 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(jwk.y ?? '', 'base64url'),
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose]);
    const data = this.#data(over.verified === false ? 0x41 : 0x45, attested);
    const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    return JSON.stringify({
      id: url64(this.id),
      rawId: url64(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: url64(this.#client('webauthn.create', challenge, over.origin ?? ORIGIN)),
        attestationObject: url64(attestation),
        transports: ['internal'],
      },
    });
  }

  use(options: string, over: { verified?: boolean; origin?: string } = {}): string {
    const { challenge } = JSON.parse(options) as { challenge: string };
    this.counter += 1;
    const data = this.#data(over.verified === false ? 0x01 : 0x05);
    const client = this.#client('webauthn.get', challenge, over.origin ?? ORIGIN);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.key);
    return JSON.stringify({
      id: url64(this.id),
      rawId: url64(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: url64(client), authenticatorData: url64(data), signature: url64(signature) },
    });
  }
}

async function sessionOf(level: 2 | 3 = 3): Promise<PersonActor> {
  const { token } = await openSessionFor(h.house, { personId: anna.personId }, { level });
  return (await findSession(h.house, token, 'portal'))?.actor as PersonActor;
}

async function beginFor(actor: PersonActor): Promise<string> {
  const begun = await h.as(actor, ctx => beginPasskey(ctx, { displayName: anna.names }));
  if (!begun.ok) throw new Error(begun.refusal.kind);
  return begun.value.options;
}

const add = (actor: PersonActor, response: string) => h.as(actor, ctx => addMadePasskey(ctx, { response, name: 'telefon' }));
const ask = async (): Promise<string> =>
  (await h.as(visitor, async ctx => ({ ok: true, value: await beginPasskeySignIn(ctx, { returnTo: '/letters' }) }) as const)).value.options;
const signIn = async (response: string) =>
  (await h.as(visitor, async ctx => ({ ok: true, value: await signInWithPasskey(ctx, { response, browserToken: null }) }) as const)).value;

async function bound(): Promise<Authenticator> {
  const device = new Authenticator();
  const actor = await sessionOf();
  expect(await add(actor, device.make(await beginFor(actor)))).toMatchObject({ ok: true });
  return device;
}

test('Anna adds a passkey just after proving who she is, and then signs in with it at level 2', async () => {
  const device = await bound();
  const entered = await signIn(device.use(await ask()));
  if (!entered.ok) throw new Error('refused');
  expect(entered.value.returnTo).toBe('/letters');
  expect((await findSession(h.house, entered.value.token, 'portal'))?.actor).toMatchObject({ personId: anna.personId, level: 2 });
});

test('a passkey is not added ten minutes after the proof, nor in a session that was opened by a passkey', async () => {
  const late = await sessionOf();
  h.minutesLater(10);
  expect(await h.as(late, ctx => beginPasskey(ctx, { displayName: anna.names }))).toMatchObject({
    ok: false,
    refusal: { kind: 'proof-not-fresh' },
  });
  const byPasskey = await sessionOf(2);
  expect(await h.as(byPasskey, ctx => beginPasskey(ctx, { displayName: anna.names }))).toMatchObject({
    ok: false,
    refusal: { kind: 'proof-not-fresh' },
  });
});

test('a ceremony begun in time is not finished once the proof has grown old', async () => {
  const actor = await sessionOf();
  h.minutesLater(9);
  const options = await beginFor(actor);
  h.minutesLater(2);
  expect(await add(actor, new Authenticator().make(options))).toMatchObject({ ok: false, refusal: { kind: 'proof-not-fresh' } });
});

test('what one session began, another does not finish, and nobody finishes twice', async () => {
  const [own, another] = [await sessionOf(), await sessionOf()];
  const options = await beginFor(own);
  expect((await add(another, new Authenticator().make(options))).ok).toBe(false);
  expect((await add(own, new Authenticator().make(options))).ok).toBe(true);
  expect((await add(own, new Authenticator().make(options))).ok).toBe(false);
});

test('a device that did not verify its user, or answers for another site, is refused', async () => {
  const actor = await sessionOf();
  expect((await add(actor, new Authenticator().make(await beginFor(actor), { verified: false }))).ok).toBe(false);
  expect((await add(actor, new Authenticator().make(await beginFor(actor), { origin: 'https://okienk0.example' }))).ok).toBe(false);
  expect((await add(actor, new Authenticator('okienk0.example').make(await beginFor(actor)))).ok).toBe(false);
  const device = await bound();
  expect((await signIn(device.use(await ask(), { verified: false }))).ok).toBe(false);
  expect((await signIn(device.use(await ask(), { origin: 'https://okienk0.example' }))).ok).toBe(false);
});

test('an answer is good once and for five minutes', async () => {
  const device = await bound();
  const answer = device.use(await ask());
  expect((await signIn(answer)).ok).toBe(true);
  expect((await signIn(answer)).ok).toBe(false);
  const late = await ask();
  h.minutesLater(5);
  expect((await signIn(device.use(late))).ok).toBe(false);
});

test('a copied authenticator is found out by its counter', async () => {
  const device = await bound();
  expect((await signIn(device.use(await ask()))).ok).toBe(true);
  expect((await signIn(device.use(await ask()))).ok).toBe(true);
  device.counter = 0;
  expect((await signIn(device.use(await ask()))).ok).toBe(false);
});

test('a stranger’s key, a forged signature and plain nonsense sign nobody in', async () => {
  const device = await bound();
  expect((await signIn(new Authenticator().use(await ask()))).ok).toBe(false);
  const thief = new Authenticator();
  Object.assign(thief, { id: device.id });
  expect((await signIn(thief.use(await ask()))).ok).toBe(false);
  expect((await signIn('{}')).ok).toBe(false);
  expect((await signIn('not json')).ok).toBe(false);
});

test('a removed passkey opens nothing; removing needs a fresh proof too', async () => {
  const device = await bound();
  const actor = await sessionOf();
  const keys = await h.inside(ctx => passkeyLines(ctx.db, anna.personId));
  const stale = await sessionOf(2);
  const passkeyId = keys.at(-1)?.passkeyId ?? '';
  expect(await h.as(stale, ctx => takeAwayPasskey(ctx, { passkeyId }))).toMatchObject({ ok: false, refusal: { kind: 'proof-not-fresh' } });
  for (const key of keys) expect((await h.as(actor, ctx => takeAwayPasskey(ctx, { passkeyId: key.passkeyId }))).ok).toBe(true);
  expect((await signIn(device.use(await ask()))).ok).toBe(false);
});
