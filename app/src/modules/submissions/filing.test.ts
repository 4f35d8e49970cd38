import { createHash, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { activeMandatesGiven, hashToken, openSessionFor, revokeMandate } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { SystemActor } from '#platform/context.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { makeServer } from '#platform/http/server.ts';
import { newId } from '#platform/new-id.ts';
import { look, transact } from '#platform/transact.ts';
import { dayOf } from '#kernel/day.ts';
import { seedDemo } from '../../demo/demo.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { mountApi } from '../../faces/api.ts';
import { filingWriter } from './filing-writer.ts';
import { submissions } from './module.ts';
import type { Filing } from './types.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const NOW = '2026-11-24T09:00:00+01:00';
const RWN = { copies: 1, purpose: 'tender', truth: true, settled: true };
let okienko: TestHouse;
let web: FastifyInstance;

beforeAll(async () => {
  okienko = await testHouse({ at: NOW });
  await seedDemo(okienko.house);
  web = await makeServer({ house: okienko.house, assets: tmpdir(), gauges: {} });
  mountApi(web, okienko.house, submissions.api ?? []);
});

interface Party {
  id: PartyId;
}

const signsIn = async (person: { id: PersonId }, party: Party): Promise<string> =>
  (await openSessionFor(okienko.house, { personId: person.id }, { actingFor: party.id })).token;

const posts = (token: string, key: string, answers: Record<string, unknown> = RWN) =>
  web.inject({
    method: 'POST',
    url: '/api/submissions',
    headers: { origin: new URL(publicUrl(okienko.house.config)).origin, cookie: `__Host-okienko-portal=${token}`, 'idempotency-key': key },
    payload: { form: 'RWN', answers },
  });

/** What stands in the database under a key: submissions, receipts, news and audit entries. */
async function written(key: string): Promise<{ submissions: number; receipts: number; news: number; audited: number }> {
  const rows = await asOwner<{ submissions: number; receipts: number; news: number; audited: number }>(
    okienko.url,
    `with s as (select * from submissions.submission s where s.idempotency_key = $1)
     select (select count(*)::int from s) as submissions,
       (select count(*)::int from mailbox.receipt r join s on r.subject_id = s.submission_id) as receipts,
       (select count(*)::int from platform.outbox o join s on o.facts ->> 'submissionId' = s.submission_id::text and o.name = 'submissions.filed') as news,
       (select count(*)::int from platform.audit_event a join s on a.object = 'submission:' || s.submission_id and a.action = 'submissions.file') as audited`,
    [key],
  );
  return rows[0] as Awaited<ReturnType<typeof written>>;
}

const ONCE = { submissions: 1, receipts: 1, news: 1, audited: 1 };
const NOTHING = { submissions: 0, receipts: 0, news: 0, audited: 0 };

describe('the same key', () => {
  test('fifty posts at once make one submission and one UPP, and all hear the same', async () => {
    const token = await signsIn(cast.katarzyna, cast.firmaX);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => posts(token, key)));
    expect(new Set(answers.map(answer => answer.statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map(answer => answer.body)).size).toBe(1);
    expect(answers.filter(answer => answer.headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(await written(key)).toEqual(ONCE);
  });

  test('with other answers it is refused, and the first filing stays as it was', async () => {
    const token = await signsIn(cast.katarzyna, cast.firmaX);
    const key = randomUUID();
    const first = await posts(token, key);
    const second = await posts(token, key, { ...RWN, copies: 2 });
    expect([first.statusCode, second.statusCode]).toEqual([201, 422]);
    expect(second.headers['content-type']).toContain('application/problem+json');
    expect((await posts(token, key)).body).toBe(first.body);
    expect(await written(key)).toEqual(ONCE);
  });

  test('from somebody else it gives nothing away: neither to a stranger nor to another who may act for the party', async () => {
    const key = randomUUID();
    const filed = await posts(await signsIn(cast.katarzyna, cast.firmaX), key);
    expect(filed.statusCode).toBe(201);
    const board = await posts(await signsIn(cast.tadeusz, cast.firmaX), key);
    expect(board.statusCode).toBe(422);
    expect(board.body).not.toContain(filed.json<{ submissionId: string }>().submissionId);
    const elsewhere = await posts(await signsIn(cast.jan, cast.jan), key);
    expect(elsewhere.statusCode).toBe(201);
    expect(elsewhere.body).not.toBe(filed.body);
  });

  test('must be there, and be a UUID', async () => {
    const token = await signsIn(cast.katarzyna, cast.firmaX);
    expect((await posts(token, 'again')).statusCode).toBe(400);
  });
});

describe('who may file', () => {
  test.each([
    ['for themselves', cast.jan, cast.jan, 'self'],
    ['for the firm they represent', cast.tadeusz, cast.firmaX, 'representative'],
    ['on a mandate', cast.katarzyna, cast.firmaX, 'mandate'],
  ] as const)('%s: filed, receipted, told and audited in one commit', async (_how, person, party, relation) => {
    const key = randomUUID();
    const answer = await posts(await signsIn(person, party), key);
    expect(answer.statusCode).toBe(201);
    expect(await written(key)).toEqual(ONCE);
    const [row] = await asOwner<{ relation: string; party_id: string; filed_by: string }>(
      okienko.url,
      'select s.relation, s.party_id, s.filed_by from submissions.submission s where s.idempotency_key = $1',
      [key],
    );
    expect(row).toEqual({ relation, party_id: party.id, filed_by: person.id });
  });

  test('nobody without a session, and nothing is written', async () => {
    const key = randomUUID();
    expect((await posts('no-such-token', key)).statusCode).toBe(401);
    expect(await written(key)).toEqual(NOTHING);
  });

  test('the statement itself admits no stranger, whatever the server believed', async () => {
    const token = await signsIn(cast.anna, cast.anna);
    const strange = filing(token, cast.firmaX.id);
    expect(await filingWriter(okienko.house).write(strange)).toEqual({ ok: false, refusal: { kind: 'not-admitted' } });
    expect(await written(strange.idempotencyKey)).toEqual(NOTHING);
  });

  test('a mandate that was revoked is refused by the very next filing, though the session is remembered', async () => {
    const token = await signsIn(cast.katarzyna, cast.jan);
    const before = randomUUID();
    expect((await posts(token, before)).statusCode).toBe(201);
    const day = dayOf(okienko.house.clock());
    const [mandate] = await look(okienko.house, system, ctx => activeMandatesGiven(ctx, cast.jan.id, day));
    if (!mandate) throw new Error('Jan gave no mandate.');
    await transact(okienko.house, system, async ctx =>
      accept(await revokeMandate(ctx, { mandateId: mandate.mandateId, submissionId: newId<SubmissionId>() })),
    );
    const after = randomUUID();
    expect((await posts(token, after)).statusCode).toBe(403);
    expect(await written(after)).toEqual(NOTHING);
    // Not even the old answer is given out again.
    expect((await posts(token, before)).statusCode).toBe(403);
  });
});

describe('filings that share a commit', () => {
  test('one that cannot be written fails alone', async () => {
    const token = await signsIn(cast.tadeusz, cast.firmaX);
    const filings = Array.from({ length: 20 }, () => filing(token, cast.firmaX.id));
    // PostgreSQL keeps no NUL in a text.
    const poisoned = { ...filing(token, cast.firmaX.id), document: 'before\u0000after' };
    const outcomes = await Promise.allSettled(
      [...filings.slice(0, 7), poisoned, ...filings.slice(7)].map(one => filingWriter(okienko.house).write(one)),
    );
    expect(outcomes.map(outcome => outcome.status)).toEqual([...Array(7).fill('fulfilled'), 'rejected', ...Array(13).fill('fulfilled')]);
    for (const one of filings) expect(await written(one.idempotencyKey)).toMatchObject({ submissions: 1, receipts: 1 });
    expect(await written(poisoned.idempotencyKey)).toEqual(NOTHING);
  });

  test('each is judged for itself: the stranger’s is refused, the others are filed', async () => {
    const board = await signsIn(cast.tadeusz, cast.firmaX);
    const stranger = await signsIn(cast.anna, cast.anna);
    const wishes = [
      filing(board, cast.firmaX.id),
      filing(stranger, cast.firmaX.id),
      filing(stranger, cast.anna.id),
      filing(board, cast.firmaX.id),
    ];
    const outcomes = await Promise.all(wishes.map(wish => filingWriter(okienko.house).write(wish)));
    expect(outcomes.map(outcome => outcome.ok)).toEqual([true, false, true, true]);
  });
});

test('with the seal made before the answer, the UPP is sealed when the person hears of it', async () => {
  const { SEAL_BEFORE_ANSWER: before } = okienko.house.config;
  Object.assign(okienko.house.config, { SEAL_BEFORE_ANSWER: true });
  onTestFinished(() => void Object.assign(okienko.house.config, { SEAL_BEFORE_ANSWER: before }));
  const answer = await posts(await signsIn(cast.katarzyna, cast.firmaX), randomUUID());
  const { receipt } = answer.json<{ receipt: { receiptId: ReceiptId } }>();
  const [row] = await asOwner<{ sealed: boolean }>(
    okienko.url,
    'select r.sealed_xml is not null as sealed from mailbox.receipt r where r.receipt_id = $1',
    [receipt.receiptId],
  );
  expect(row?.sealed).toBe(true);
});

/** A filing as the use case hands it to the writer, past every check of the server. */
function filing(token: string, partyId: PartyId): Filing {
  const document = '<RWN/>';
  const documentSha256 = createHash('sha256').update(document).digest('hex');
  return {
    tokenHash: hashToken(token),
    partyId,
    submissionId: newId<SubmissionId>(),
    receiptId: newId<ReceiptId>(),
    formCode: 'RWN',
    formVersion: 1,
    neededLevel: 2,
    formRoles: ['payer'],
    selfOnly: false,
    at: okienko.house.clock(),
    answers: { copies: '1' },
    document,
    documentSha256,
    channel: 'api',
    answerChannel: 'electronic',
    signature: { class: 'portal-profile', statement: documentSha256 },
    idempotencyKey: randomUUID(),
    bodySha256: documentSha256,
    draftId: null,
    sender: { name: 'Firma X', identifierKind: 'NIP', identifier: '1' },
  };
}
