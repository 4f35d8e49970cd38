import { beforeAll, describe, expect, test } from 'vitest';
import type { SetId } from '#kernel/ids.ts';
import { findSession, openSessionFor } from '#modules/identity/index.ts';
import { submissions } from '#modules/submissions/module.ts';
import { cast } from '#outside/cast/cast.ts';
import type { PersonActor } from '#platform/context.ts';
import { seedDemo } from '../../demo/demo.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { keduFileOf } from '../../testing/kedu-file.ts';
import { fileSet } from './use-cases/file-set.ts';
import { receiveSet } from './use-cases/receive-set.ts';

const NOW = '2026-11-10T09:00:00+01:00';
const MONTH = '2026-10-01';
let okienko: TestHouse;
let token: string;
let actor: PersonActor;

beforeAll(async () => {
  okienko = await testHouse({ at: NOW });
  await seedDemo(okienko.house);
  token = (await openSessionFor(okienko.house, { personId: cast.katarzyna.id }, { actingFor: cast.firmaX.id })).token;
  const session = await findSession(okienko.house, token, 'portal');
  if (session?.actor.kind !== 'person') throw new Error('nobody');
  actor = session.actor;
});

async function brings(file: Buffer): Promise<SetId> {
  const content = (async function* () {
    yield file;
  })();
  const received = await receiveSet(okienko.house, actor, { origin: 'file', fileName: 'X.xml', content });
  if (!received.ok) throw new Error(JSON.stringify(received.refusal));
  await okienko.settle();
  return received.value.setId;
}

const files = (setId: SetId, knowsFaults = true) =>
  fileSet(okienko.house, actor, { token, setId, knowsFaults, signature: 'portal-profile' });
const one = async <Row>(text: string, values: unknown[] = []): Promise<Row> => (await asOwner(okienko.url, text, values))[0] as Row;
const setRow = (setId: SetId) => one<Record<string, any>>('select * from payers.document_set where set_id = $1', [setId]);
const charges = async () =>
  (
    await asOwner<{ fund: string; due: string }>(
      okienko.url,
      'select fund, due_grosze::text as due from account.payer_month where party_id = $1 and month = $2 order by fund',
      [cast.firmaX.id, MONTH],
    )
  ).map(row => `${row.fund} ${row.due}`);
const bases = async (setId: SetId) =>
  Number((await one<{ count: string }>('select count(*) from account.base where set_id = $1', [setId])).count);

describe('Katarzyna files a month of Firma X', () => {
  test('it is received with a UPP, booked wholly, and everybody in it has it on their account', async () => {
    const setId = await brings(await keduFileOf(cast.firmaX, { insured: 25, seed: 31 }));
    const filed = await files(setId);
    expect(filed).toMatchObject({ ok: true, value: { receiptNumber: expect.stringMatching(/^UPP-/) } });
    expect(await setRow(setId)).toMatchObject({ state: 'filed' });
    await okienko.settle();
    expect(await setRow(setId)).toMatchObject({ state: 'booked' });
    expect(await bases(setId)).toBe(25);
    const declared = await one<{ sums: string[] }>(
      `select array['FEP ' || bridging_grosze, 'FGSP ' || guaranteed_grosze, 'FP-FS ' || labour_grosze, 'FUS ' || fus_grosze, 'FUZ ' || fuz_grosze] as sums from payers.declaration where set_id = $1`,
      [setId],
    );
    expect(await charges()).toEqual(declared.sums.filter(sum => !sum.endsWith(' 0')).sort());
    const reported = await one<{ people: string; known: string; named: string }>(
      `select count(distinct r.insured_id) as people, count(distinct p.person_id) as known, count(distinct p.person_id) filter (where p.born_on is not null) as named
       from payers.reported_month r join identity.person p on p.pesel = r.insured_id where r.set_id = $1`,
      [setId],
    );
    expect(reported).toEqual({ people: 25, known: 25, named: 25 });
  });

  test('signed twice it is one submission; the booking asked for again changes nothing', async () => {
    const setId = await brings(await keduFileOf(cast.firmaX, { insured: 4, seed: 32, month: '2026-09' }));
    const [first, second] = await Promise.all([files(setId), files(setId)]);
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value.submissionId).toBe(first.value.submissionId);
    await okienko.settle();
    const before = await one('select jsonb_agg(to_jsonb(b) order by b.party_id) as all from account.base b where set_id = $1', [setId]);
    expect(await files(setId)).toMatchObject({ ok: true, value: { submissionId: first.value.submissionId, replayed: true } });
    await okienko.settle();
    expect(await one('select jsonb_agg(to_jsonb(b) order by b.party_id) as all from account.base b where set_id = $1', [setId])).toEqual(
      before,
    );
    const matters = await one<{ count: string }>('select count(*) from cases.matter where submission_id = $1', [first.value.submissionId]);
    expect(Number(matters.count)).toBe(1);
  });

  test('a booking that is torn in the middle leaves nothing, and the next try books it whole', async () => {
    const setId = await brings(await keduFileOf(cast.firmaX, { insured: 6, seed: 33, month: '2026-08' }));
    const before = await charges();
    // What the booking does last fails: all of it must be undone.
    await asOwner(okienko.url, `create function torn() returns trigger language plpgsql as $$ begin raise exception 'torn'; end $$`);
    await asOwner(okienko.url, 'create trigger torn before insert on account.payer_document for each row execute function torn()');
    const filed = await files(setId);
    if (!filed.ok) throw new Error('refused');
    await okienko.settle().catch(() => undefined);
    expect([await bases(setId), await charges(), (await setRow(setId))['state']]).toEqual([0, before, 'filed']);
    await asOwner(okienko.url, 'drop trigger torn on account.payer_document');
    const decides = submissions.jobs?.find(job => job.name === 'submissions.decide');
    await decides?.run(okienko.house, { partyId: cast.firmaX.id, submissionId: filed.value.submissionId }, 2);
    expect([await bases(setId), (await setRow(setId))['state']]).toEqual([6, 'booked']);
  });
});

test('a month declared again under the same number is told of, and sent only knowingly', async () => {
  const setId = await brings(await keduFileOf(cast.firmaX, { insured: 4, seed: 36, month: '2026-09' }));
  expect((await setRow(setId))['found']).toMatchObject({ Z: 1 });
  expect(await one('select code from payers.finding where set_id = $1', [setId])).toEqual({ code: 'V010' });
  expect(await files(setId, false)).toEqual({ ok: false, refusal: { kind: 'not-confirmed' } });
});

describe('what is not sent', () => {
  test('a set with a critical error stays where it is', async () => {
    const setId = await brings(
      await keduFileOf(cast.firmaX, {
        seed: 34,
        change: event =>
          event.kind === 'block' && event.of.name === 'ZUSRCA' && event.block.name === 'III'
            ? {
                ...event,
                block: {
                  ...event.block,
                  parts: event.block.parts.map(part =>
                    part.name === 'B' && 'parts' in part
                      ? {
                          ...part,
                          parts: part.parts.map(inner =>
                            inner.name === 'p1' && 'parts' in inner
                              ? {
                                  ...inner,
                                  parts: inner.parts.map(code =>
                                    code.name === 'p1' && !('parts' in code) ? { ...code, value: '9999' } : code,
                                  ),
                                }
                              : inner,
                          ),
                        }
                      : part,
                  ),
                },
              }
            : event,
      }),
    );
    expect((await setRow(setId))['found'].K).toBeGreaterThan(0);
    expect(await files(setId)).toEqual({ ok: false, refusal: { kind: 'critical' } });
    expect((await setRow(setId))['state']).toBe('ready');
  });

  test('nor one that another party brought', async () => {
    const setId = await brings(await keduFileOf(cast.firmaX, { seed: 35 }));
    const own = (await openSessionFor(okienko.house, { personId: cast.anna.id }, {})).token;
    const session = await findSession(okienko.house, own, 'portal');
    if (session?.actor.kind !== 'person') throw new Error('nobody');
    expect(await fileSet(okienko.house, session.actor, { token: own, setId, knowsFaults: true, signature: 'portal-profile' })).toEqual({
      ok: false,
      refusal: { kind: 'no-such-set' },
    });
  });
});
