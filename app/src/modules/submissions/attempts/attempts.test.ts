import { randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runAttempts } from '#app/run-attempts.ts';
import { testHouse, type TestHouse } from '#app/testing/house.ts';
import type { DraftId, PartyId, PersonId } from '#kernel/ids.ts';
import { XADES } from '#platform/documents/signatures/algorithms.ts';
import { absent, ask } from '#platform/documents/testing/witnesses.ts';
import { mayBeHonoured } from '../rules/honour.ts';
import { askForNote, askJournal, fetchNote } from './ask.ts';
import { openCapsule, sealCapsule, tokenDigest, type Capsule } from './capsule.ts';
import { answersDigest } from './digest.ts';
import { readNote } from './note-xml.ts';
import { MOST_OF_ONE_PERSON_AN_HOUR } from './serve.ts';
import type { AttemptWish } from './types.ts';
import { attemptKeys, verifyAttempt } from './verify-attempt.ts';

let okienko: TestHouse;
beforeAll(async () => {
  okienko = await testHouse();
});

async function keeper(): Promise<() => Promise<void>> {
  const running = await runAttempts(okienko.house.config, null);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await running.stop();
    stopped = true;
  };
  onTestFinished(stop);
  return stop;
}

const jan = randomUUID() as PersonId;
const attempt = (over: Partial<AttemptWish> = {}): AttemptWish => ({
  draftId: randomUUID() as DraftId,
  partyId: jan as unknown as PartyId,
  personId: jan,
  relation: 'self',
  formCode: 'RWN',
  formVersion: 1,
  formTitle: 'Wniosek o zaświadczenie o niezaleganiu',
  answersSha256: answersDigest({ copies: 1 }),
  reason: 'database',
  sender: { name: 'Jan Kowalski', identifierKind: 'NIP', identifier: '9990001019' },
  ...over,
});
const signer = (): X509Certificate =>
  new X509Certificate(readFileSync(join(attemptKeys(okienko.house.config.OKIENKO_DATA), 'attempts.certificates.pem')));

describe('a proof of an attempt', () => {
  test('says who, what and when under a seal of its own, which others verify too', async () => {
    await keeper();
    const wish = attempt();
    const note = await askForNote(okienko.house, wish);
    const read = readNote(Buffer.from(note?.xml ?? ''), [signer()], new Date());
    expect(read).toMatchObject({
      ok: true,
      value: { number: note?.number, formCode: 'RWN', sender: 'Jan Kowalski', answersSha256: wish.answersSha256, draftId: wish.draftId },
    });
    expect(okienko.house.seals.keys.certificate('receipts').fingerprint256).not.toBe(signer().fingerprint256);
    if (absent('xmlsec1')) return;
    const file = join(okienko.house.config.OKIENKO_DATA, 'note.xml');
    writeFileSync(file, note?.xml ?? '');
    const root = join(attemptKeys(okienko.house.config.OKIENKO_DATA), 'root.pem');
    expect(ask('xmlsec1', '--verify', '--trusted-pem', root, '--id-attr:Id', `${XADES}:SignedProperties`, file).status).toBe(0);
  });

  test('is one for one attempt: asked twice, at once or after a restart, the number is the same', async () => {
    const stop = await keeper();
    const wish = attempt({ personId: randomUUID() as PersonId });
    const twice = await Promise.all([askForNote(okienko.house, wish), askForNote(okienko.house, wish)]);
    expect(twice[0]?.number).toBe(twice[1]?.number);
    await stop();
    await keeper();
    const again = await askForNote(okienko.house, wish);
    expect(again).toMatchObject({ number: twice[0]?.number, at: twice[0]?.at, repeated: true });
    const other = await askForNote(okienko.house, { ...wish, answersSha256: answersDigest({ copies: 2 }) });
    expect(other?.number).not.toBe(again?.number);
    expect((await askJournal(okienko.house, { draft: wish.draftId }))?.entries).toHaveLength(2);
  });

  test('is fetched only by who has its whole address', async () => {
    await keeper();
    const note = await askForNote(okienko.house, attempt());
    expect(await fetchNote(okienko.house, note?.number ?? '', note?.code ?? '')).toBe(note?.xml);
    expect(await fetchNote(okienko.house, note?.number ?? '', 'A'.repeat(26))).toBeUndefined();
    expect(await fetchNote(okienko.house, '../../keys/attempts/attempts', note?.code ?? '')).toBeUndefined();
  });

  test('is not given without end to one person', async () => {
    await keeper();
    const personId = randomUUID() as PersonId;
    const given = [];
    for (let count = 0; count <= MOST_OF_ONE_PERSON_AN_HOUR; count += 1) given.push(await askForNote(okienko.house, attempt({ personId })));
    expect(given.filter(note => note === undefined)).toHaveLength(1);
    expect(given.at(-1)).toBeUndefined();
    expect(await askForNote(okienko.house, attempt({ personId: randomUUID() as PersonId }))).toBeDefined();
  });

  test('is not given where nobody is there to give it', async () => {
    expect(await askForNote(okienko.house, attempt())).toBeUndefined();
  });

  test('is given by one process only', async () => {
    await keeper();
    await expect(runAttempts(okienko.house.config, null)).rejects.toThrow('another process');
  });
});

describe('a proof brought to the desk', () => {
  test('is known by its file or by its number', async () => {
    await keeper();
    const note = await askForNote(okienko.house, attempt({ personId: randomUUID() as PersonId }));
    expect(await verifyAttempt(okienko.house, { xml: Buffer.from(note?.xml ?? '') })).toMatchObject({
      ok: true,
      value: { number: note?.number, proved: 'seal-and-journal', at: note?.at },
    });
    expect(await verifyAttempt(okienko.house, { number: note?.number ?? '' })).toMatchObject({ ok: true, value: { proved: 'journal' } });
    expect(await verifyAttempt(okienko.house, { number: 'PPZ-20261124-AAAAAAAAAA' })).toMatchObject({
      refusal: { kind: 'not-in-journal' },
    });
  });

  test('is refused when one letter of it was changed, or another house sealed it', async () => {
    await keeper();
    const note = await askForNote(okienko.house, attempt({ personId: randomUUID() as PersonId }));
    const xml = note?.xml ?? '';
    const earlier = xml.replace(/<Chwila>20../, '<Chwila>2019');
    expect(await verifyAttempt(okienko.house, { xml: Buffer.from(earlier) })).toMatchObject({ refusal: { kind: 'seal-broken' } });
    const unsealed = Buffer.from(xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, ''));
    expect(await verifyAttempt(okienko.house, { xml: unsealed })).toMatchObject({ refusal: { kind: 'not-a-note' } });
    const ours = await okienko.house.seals.sealXml('receipts', unsealed, new Date());
    expect(await verifyAttempt(okienko.house, { xml: ours })).toMatchObject({ refusal: { kind: 'seal-broken' } });
    expect(await verifyAttempt(okienko.house, { xml: Buffer.from('not xml') })).toMatchObject({ refusal: { kind: 'not-a-note' } });
  });

  test('is refused by number when the journal was tampered with, and by file when the journal never had it', async () => {
    const stop = await keeper();
    const note = await askForNote(okienko.house, attempt({ personId: randomUUID() as PersonId }));
    const file = join(okienko.house.config.OKIENKO_DATA, 'attempts', 'journal.jsonl');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('"reason":"database"', '"reason":"busy"'));
    expect(await verifyAttempt(okienko.house, { number: note?.number ?? '' })).toMatchObject({ refusal: { kind: 'journal-broken' } });
    await stop();
    const lines = whole.trim().split('\n');
    writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n`);
    await keeper();
    expect(await verifyAttempt(okienko.house, { xml: Buffer.from(note?.xml ?? '') })).toMatchObject({
      refusal: { kind: 'not-in-journal' },
    });
    writeFileSync(file, whole);
  });

  test('is told by its seal alone while the journal’s keeper is away', async () => {
    const stop = await keeper();
    const note = await askForNote(okienko.house, attempt({ personId: randomUUID() as PersonId }));
    await stop();
    expect(await verifyAttempt(okienko.house, { xml: Buffer.from(note?.xml ?? '') })).toMatchObject({
      ok: true,
      value: { proved: 'seal' },
    });
    expect(await verifyAttempt(okienko.house, { number: note?.number ?? '' })).toMatchObject({ refusal: { kind: 'journal-away' } });
  });
});

describe('what the form takes along', () => {
  const capsule = (over: Partial<Capsule> = {}): Capsule => ({
    madeAt: okienko.house.clock().toISOString(),
    tokenSha256: tokenDigest('token'),
    draftId: randomUUID() as DraftId,
    partyId: jan as unknown as PartyId,
    personId: jan,
    relation: 'self',
    formCode: 'RWN',
    formVersion: 1,
    answers: { copies: '3' },
    sender: { name: 'Jan Kowalski', identifierKind: 'NIP', identifier: '9990001019' },
    ...over,
  });

  test('opens for its own session, for as long as a session lasts, and reads as nothing on the way', () => {
    const sealed = sealCapsule(okienko.house, capsule());
    expect(openCapsule(okienko.house, sealed, 'token')).toMatchObject({ formCode: 'RWN', answers: { copies: '3' } });
    expect(openCapsule(okienko.house, sealed, 'another token')).toBeUndefined();
    expect(openCapsule(okienko.house, sealed, null)).toBeUndefined();
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Kowalski');
    const old = new Date(okienko.house.clock().getTime() - 9 * 3_600_000).toISOString();
    expect(openCapsule(okienko.house, sealCapsule(okienko.house, capsule({ madeAt: old })), 'token')).toBeUndefined();
  });

  test('does not open when anything in it was changed', () => {
    const bytes = Buffer.from(sealCapsule(okienko.house, capsule()), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ change;
        expect(openCapsule(okienko.house, changed.toString('base64url'), 'token')).toBeUndefined();
      }),
    );
  });
});

describe('the digest of answers', () => {
  test('does not depend on the order in which they stand, and on everything else', () => {
    expect(answersDigest({ a: '1', b: ['x', 'y'] })).toBe(answersDigest({ b: ['x', 'y'], a: '1' }));
    expect(answersDigest({ a: '1', b: ['x', 'y'] })).not.toBe(answersDigest({ a: '1', b: ['y', 'x'] }));
    expect(answersDigest({ a: '1' })).not.toBe(answersDigest({ a: '2' }));
  });
});

describe('an attempt is honoured', () => {
  const at = new Date('2026-11-24T09:00:00Z');
  const attested = { number: 'PPZ-1', at, partyId: 'jan', formCode: 'RWN', answersSha256: 'x' };
  const filing = { partyId: 'jan', formCode: 'RWN', filedAt: new Date('2026-11-24T10:00:00Z'), draftId: null };

  test('with a filing of the same party and form that came later', () => {
    expect(mayBeHonoured(attested, filing)).toMatchObject({ ok: true });
  });
  test('not with somebody else’s filing', () => {
    expect(mayBeHonoured(attested, { ...filing, partyId: 'maria' })).toMatchObject({ refusal: { kind: 'another-party' } });
  });
  test('not with another form', () => {
    expect(mayBeHonoured(attested, { ...filing, formCode: 'PEL' })).toMatchObject({ refusal: { kind: 'another-form' } });
  });
  test('never to make a filing later than it was', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (tried, filed) => {
        expect(mayBeHonoured({ ...attested, at: tried }, { ...filing, filedAt: filed }).ok).toBe(tried.getTime() <= filed.getTime());
      }),
    );
  });
});
