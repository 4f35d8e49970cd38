import { sql } from 'kysely';
import { createServer } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import type { LetterId, PartyId, PersonId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import type { PersonActor, SystemActor } from '#platform/context.ts';
import { reachDeadlines } from '#platform/jobs/deadlines.ts';
import { newId } from '#platform/new-id.ts';
import { look, transact } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { deadlines } from './deadlines.ts';
import { collectLetter, letterCards, writeLetter, type LetterWish } from './index.ts';
import { lettersAtHand } from './views.ts';

const PLACED = '2026-11-23T09:00:00Z';
const MAIL_PORT = await freePort();
const h = await testHouse({ at: PLACED, settings: { MAIL_PORT: String(MAIL_PORT) } });
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const acting = (personId: PersonId, partyId: PartyId, relation: PersonActor['relation']): PersonActor => ({
  kind: 'person',
  personId,
  partyId,
  relation,
  level: 3,
  sessionId: newId(),
  authenticatedAt: new Date(PLACED),
  channel: 'portal',
});
const jan = acting(cast.jan.id, cast.jan.id, 'self');
const proxy = acting(cast.katarzyna.id, cast.jan.id, 'mandate');
const stranger = acting(cast.anna.id, cast.anna.id, 'self');

beforeAll(() => seedDemo(h.house));

const refusal: LetterWish = {
  partyId: cast.jan.id,
  matterId: null,
  template: 'no-arrears-refusal',
  number: '12.RWN.1.2026',
  decidedAt: new Date(PLACED),
  collection: 'against-receipt',
  answerChannel: 'electronic',
  kind: 'decision',
  values: {
    payer: 'Jan Kowalski',
    identifiers: 'NIP 1',
    asOf: '2026-11-23',
    filedOn: '2026-11-23',
    total: '2425.11',
    complaintDays: 7,
    legalBasis: 'KPA art. 219',
    debts: [{ fundPl: 'Ubezpieczenia społeczne', fundEn: 'Social insurance', arrears: '2425.11', interest: '0.00' }],
  },
};

/** The house is told its mail port before there is a server. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise<void>(done => probe.close(() => done()));
  return port;
}

async function placed(over: Partial<LetterWish> = {}): Promise<LetterId> {
  h.itIs(PLACED);
  const written = await transact(h.house, system, async ctx => accept(await writeLetter(ctx, { ...refusal, ...over })));
  return written.value.letterId;
}
/** Begins `work` while somebody else holds the letter's row, so that all of it has begun before any of it can end. */
async function whileHeld<T>(letterId: LetterId, work: () => Promise<T>): Promise<T> {
  const begun = await h.house.database.inTransaction(system, async db => {
    await sql`select 1 from mailbox.letter l where l.letter_id = ${letterId} for update`.execute(db);
    const working = work();
    working.catch(() => undefined);
    await new Promise(done => setTimeout(done, 300));
    return { keep: true, answer: { working } };
  });
  return begun.working;
}
const collect = (actor: PersonActor, letterId: LetterId) => transact(h.house, actor, ctx => collectLetter(ctx, { letterId }));
const standing = (actor: PersonActor, letterId: LetterId) =>
  look(h.house, actor, async ctx => (await letterCards(ctx, actor.partyId)).find(card => card.letterId === letterId)?.standing);
const row = async (letterId: LetterId) =>
  (
    await asOwner<{ state: string; delivered_on: string | null; access_until: string | null; archived_at: Date | null }>(
      h.url,
      'select state, delivered_on, access_until, archived_at from mailbox.letter where letter_id = $1',
      [letterId],
    )
  )[0];
const notices = (letterId: LetterId) =>
  asOwner<{ kind: string; addressee_id: string }>(
    h.url,
    'select kind, addressee_id from mailbox.notice where letter_id = $1 order by kind, addressee_id',
    [letterId],
  );
const upds = async (letterId: LetterId) =>
  await asOwner<{ number: string; sealed_xml: string }>(h.url, `select number, sealed_xml from mailbox.receipt where subject_id = $1`, [
    letterId,
  ]);
const running = async (letterId: LetterId) =>
  (
    await asOwner<{ kind: string }>(h.url, `select kind from platform.deadline where subject = $1 and state = 'running' order by kind`, [
      letterId,
    ])
  ).map(one => one.kind);
const told = async (letterId: LetterId) =>
  (await asOwner<{ name: string }>(h.url, `select name from platform.outbox where facts->>'letterId' = $1 order by id`, [letterId])).map(
    one => one.name,
  );

describe('a letter that waits', () => {
  test('is seen by Jan and by his accountant from the first minute, and both are told', async () => {
    const letterId = await placed();
    expect([await standing(jan, letterId), await standing(proxy, letterId)]).toEqual(['waiting', 'waiting']);
    expect((await notices(letterId)).map(notice => notice.addressee_id).sort()).toEqual([cast.jan.id, cast.katarzyna.id].sort());
    expect(await told(letterId)).toEqual(['mailbox.letter-placed']);
  });

  test('does not say in the list what it decides', async () => {
    const letterId = await placed();
    const card = await look(h.house, jan, async ctx => (await lettersAtHand(ctx)).cards.find(one => one.letterId === letterId));
    expect(card?.title.pl).toBe('Decyzja lub postanowienie');
    expect(card?.collectBy).toBe('2026-12-07');
  });

  test('stands before those that do not wait, on the home as in the badge of the menu', async () => {
    await placed();
    const [{ waiting, cards }, all] = await look(h.house, jan, ctx => Promise.all([lettersAtHand(ctx), letterCards(ctx, cast.jan.id)]));
    const letters = (standsSo: (standing: string) => boolean) => all.filter(card => standsSo(card.standing)).map(card => card.letterId);
    const shown = cards.map(card => card.letterId);
    const waitingIds = letters(standing => standing === 'waiting');
    expect(waiting).toBe(waitingIds.length);
    expect(shown.slice(0, waiting).toSorted()).toEqual(waitingIds.toSorted());
    expect(shown.slice(waiting)).toEqual(letters(standing => standing !== 'waiting'));
    expect(cards.slice(0, waiting).map(card => card.collectBy)).toEqual(
      cards
        .slice(0, waiting)
        .map(card => card.collectBy)
        .toSorted(),
    );
  });

  test('is not there for anybody else', async () => {
    const letterId = await placed();
    expect(await standing(stranger, letterId)).toBeUndefined();
    expect(await collect(stranger, letterId)).toEqual({ ok: false, refusal: { kind: 'no-such-letter' } });
  });

  test('gets a second notice on day seven, for those who have not collected it', async () => {
    const letterId = await placed();
    await h.later('2026-11-30T06:59:59Z');
    expect((await notices(letterId)).filter(notice => notice.kind === 'second')).toHaveLength(0);
    await h.later('2026-11-30T07:00:00Z');
    expect((await notices(letterId)).filter(notice => notice.kind === 'second')).toHaveLength(2);
    expect((await row(letterId))?.state).toBe('reminded');
  });

  test('is delivered by fiction when day fourteen ends, stays at hand three months and then goes to the archive', async () => {
    const letterId = await placed();
    await h.later('2026-12-07T22:59:59Z');
    expect((await row(letterId))?.state).toBe('reminded');
    await h.later('2026-12-07T23:00:00Z');
    expect(await row(letterId)).toMatchObject({ state: 'delivered-by-fiction', delivered_on: '2026-12-07', access_until: '2027-03-07' });
    expect(await told(letterId)).toEqual(['mailbox.letter-placed', 'mailbox.letter-delivered-by-fiction']);
    await h.later('2027-03-07T22:59:59Z');
    expect((await row(letterId))?.archived_at).toBeNull();
    await h.later('2027-03-07T23:00:00Z');
    expect((await row(letterId))?.archived_at).not.toBeNull();
    expect(await standing(jan, letterId)).toBe('delivered-by-fiction');
  });

  test('is delivered once, though four workers reach its end at the same moment', async () => {
    const letterId = await placed();
    h.itIs('2026-12-08T12:00:00Z');
    await Promise.all(Array.from({ length: 4 }, () => reachDeadlines(h.house, deadlines)));
    expect((await told(letterId)).filter(name => name === 'mailbox.letter-delivered-by-fiction')).toHaveLength(1);
    expect(await running(letterId)).toEqual(['mailbox.access-ends']);
  });
});

describe('the mail that tells of a letter', () => {
  test('goes out when the letter is placed; a bounce is written down and the delivery runs on', async () => {
    const mails: { to: string; text: string }[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (address, _session, done) =>
        done(address.address.startsWith('katarzyna') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
      onData: (stream, session, done) => {
        simpleParser(stream).then(mail => {
          mails.push({ to: session.envelope.rcptTo.map(one => one.address).join(), text: `${mail.subject}\n${mail.text}` });
          done();
        }, done);
      },
    });
    await new Promise<void>(done => server.listen(MAIL_PORT, '127.0.0.1', done));
    onTestFinished(() => new Promise<void>(done => server.close(() => done())));
    const letterId = await placed();
    await h.settle();
    const own = mails.filter(mail => mail.text.includes(letterId));
    expect(own.map(mail => mail.to)).toEqual([cast.jan.email]);
    // It tells that something waits and where, nothing of what or about whom.
    expect(own[0]?.text).toContain(`/letters/${letterId}`);
    expect(own[0]?.text).toContain('07.12.2026');
    expect(own[0]?.text.replaceAll(letterId, '')).not.toMatch(/Kowalski|zaległo|odmow|RWN|PESEL \d|\d{11}/i);
    const notices = await asOwner<{ addressee_id: string; sent: boolean; bounced: boolean }>(
      h.url,
      'select addressee_id, sent_at is not null as sent, bounced_at is not null as bounced from mailbox.notice where letter_id = $1',
      [letterId],
    );
    expect(notices.find(notice => notice.addressee_id === cast.jan.id)).toMatchObject({ sent: true, bounced: false });
    expect(notices.find(notice => notice.addressee_id === cast.katarzyna.id)).toMatchObject({ sent: false, bounced: true });
    expect(await told(letterId)).toEqual(expect.arrayContaining(['mailbox.notice-sent', 'mailbox.notice-bounced']));
    await h.later('2026-12-07T23:00:00Z');
    expect((await row(letterId))?.state).toBe('delivered-by-fiction');
  });
});

describe('collecting', () => {
  test('on day fourteen, a second before midnight, is delivery by the UPD', async () => {
    const letterId = await placed();
    h.itIs('2026-12-07T22:59:59Z');
    expect(await collect(jan, letterId)).toMatchObject({ ok: true, value: { collectedNow: true } });
    await h.later('2026-12-08T12:00:00Z');
    expect(await row(letterId)).toMatchObject({ state: 'collected', delivered_on: '2026-12-07', access_until: '2027-03-07' });
    expect((await told(letterId)).filter(name => name.includes('fiction'))).toEqual([]);
  });

  test('after midnight of day fourteen comes too late, whether or not the fiction was written down', async () => {
    const letterId = await placed();
    h.itIs('2026-12-07T23:00:00Z');
    expect(await standing(jan, letterId)).toBe('delivered-by-fiction');
    expect(await collect(jan, letterId)).toEqual({ ok: false, refusal: { kind: 'delivered-by-fiction', on: '2026-12-07' } });
    expect(await upds(letterId)).toEqual([]);
  });

  test('by Jan and his accountant at the same moment makes one UPD, and both hear that it is done', async () => {
    const letterId = await placed();
    h.itIs('2026-11-24T09:00:00Z');
    const both = await whileHeld(letterId, () => Promise.all([collect(jan, letterId), collect(proxy, letterId), collect(jan, letterId)]));
    expect(both.map(one => one.ok)).toEqual([true, true, true]);
    expect(both.filter(one => one.ok && one.value.collectedNow)).toHaveLength(1);
    expect(await upds(letterId)).toHaveLength(1);
    expect((await told(letterId)).filter(name => name === 'mailbox.letter-collected')).toHaveLength(1);
    expect(await running(letterId)).toEqual(['mailbox.access-ends']);
  });

  test('and the end of day fourteen at the same moment never deliver twice', async () => {
    const letterId = await placed();
    h.itIs('2026-12-07T22:59:59.999Z');
    const racing = collect(jan, letterId);
    h.itIs('2026-12-07T23:00:00Z');
    await Promise.all([racing, reachDeadlines(h.house, deadlines), reachDeadlines(h.house, deadlines)]);
    const deliveries = (await told(letterId)).filter(name => name !== 'mailbox.letter-placed');
    expect(deliveries).toHaveLength(1);
  });

  test('holds though the clock of day fourteen runs out while he signs: his UPD stands, and neither waits for the other', async () => {
    const letterId = await placed();
    h.itIs('2026-12-07T22:59:59.999Z');
    const { signing, reaching } = await whileHeld(letterId, async () => {
      const collecting = collect(jan, letterId);
      await new Promise(done => setTimeout(done, 100));
      h.itIs('2026-12-07T23:00:00Z');
      const scanning = reachDeadlines(h.house, deadlines);
      return { signing: await collecting, reaching: await scanning };
    });
    expect(signing).toMatchObject({ ok: true, value: { collectedNow: true } });
    expect(reaching).toBe(0);
    expect(await standing(jan, letterId)).toBe('collected');
    expect(await asOwner(h.url, 'select kind, state, fault from platform.deadline where subject = $1 order by kind', [letterId])).toEqual([
      { kind: 'mailbox.access-ends', state: 'running', fault: null },
      { kind: 'mailbox.fiction', state: 'cancelled', fault: null },
      { kind: 'mailbox.second-notice', state: 'cancelled', fault: null },
    ]);
  });

  test('is not for a proxy whose mandate is gone, though their session still says they act for Jan', async () => {
    const letterId = await placed();
    h.itIs('2026-11-24T09:00:00Z');
    expect(await collect(acting(cast.olena.id, cast.jan.id, 'mandate'), letterId)).toEqual({
      ok: false,
      refusal: { kind: 'not-yours-to-collect' },
    });
    expect(await upds(letterId)).toEqual([]);
  });

  test('writes into the UPD who took the letter, for whom, and when', async () => {
    const letterId = await placed();
    h.itIs('2026-11-24T09:30:00Z');
    await collect(proxy, letterId);
    const [upd] = await upds(letterId);
    expect(upd?.number).toMatch(/^UPD-20261124-[0-9A-F]{12}$/);
    for (const part of [
      '<Nazwa>Jan Kowalski',
      '<DataOdbioru>2026-11-24T10:30:00.000+01:00</DataOdbioru>',
      '>pełnomocnik<',
      '<ds:SignatureValue',
    ])
      expect(upd?.sealed_xml).toContain(part);
  });
});

test('a certificate lies open at once, without clocks but that of its access', async () => {
  const letterId = await placed({
    template: 'no-arrears-certificate',
    collection: 'open',
    kind: 'certificate',
    values: {
      payer: 'Firma X',
      identifiers: 'NIP 1',
      asOf: '2026-11-23',
      copies: 1,
      withAgreement: false,
      hasRecipient: false,
      recipient: '',
    },
  });
  expect(await standing(jan, letterId)).toBe('open');
  expect(await collect(jan, letterId)).toEqual({ ok: false, refusal: { kind: 'lies-open' } });
  expect(await running(letterId)).toEqual(['mailbox.access-ends']);
});

test('a second letter of one number bears /2, and no two letters ever bear the same', async () => {
  const numbers = async (ids: readonly LetterId[]) =>
    (
      await asOwner<{ number: string }>(h.url, 'select number from mailbox.letter where letter_id = any($1) order by placed_at, number', [
        ids,
      ])
    ).map(one => one.number);
  const ids = [
    await placed({ number: '12.POG.9.2026' }),
    await placed({ number: '12.POG.9.2026' }),
    await placed({ number: '12.POG.91.2026' }),
  ];
  expect(await numbers(ids)).toEqual(['12.POG.9.2026', '12.POG.9.2026/2', '12.POG.91.2026']);
});

test('a letter of a transaction that is thrown away leaves no row, no notice and no clock', async () => {
  h.itIs(PLACED);
  const counts = () =>
    asOwner(
      h.url,
      `select (select count(*) from mailbox.letter) as letters, (select count(*) from mailbox.notice) as notices, (select count(*) from platform.deadline) as clocks, (select count(*) from graphile_worker._private_jobs) as mails`,
    );
  const before = await counts();
  await expect(
    transact(h.house, system, async ctx => {
      await writeLetter(ctx, refusal);
      throw new Error('the decision could not be recorded');
    }),
  ).rejects.toThrow('could not be recorded');
  expect(await counts()).toEqual(before);
});

test('nobody may take a receipt or a letter out of the database, or seal a receipt anew', async () => {
  const letterId = await placed();
  await collect(jan, letterId);
  for (const statement of [
    'delete from mailbox.letter',
    'delete from mailbox.receipt',
    `update mailbox.receipt set sealed_xml = 'x' where sealed_xml is not null`,
  ]) {
    await expect(
      h.house.database.inTransaction(system, async db => ({ keep: true, answer: await sql.raw(statement).execute(db) })),
    ).rejects.toThrow(/permission denied|does not change/);
  }
});
