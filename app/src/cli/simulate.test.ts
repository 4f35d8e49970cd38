import type { FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import type { DecisionId, MatterId, PartyId, PersonId } from '#kernel/ids.ts';
import { parseNip } from '#kernel/nip.ts';
import { parsePesel } from '#kernel/pesel.ts';
import { briefOf, findDecision, replayDecision } from '#modules/cases/index.ts';
import { openSessionFor } from '#modules/identity/index.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import type { SystemActor } from '#platform/context.ts';
import { look } from '#platform/transact.ts';
import { asOwner } from '../testing/database.ts';
import { testHouse, type TestHouse } from '../testing/house.ts';
import { portalCookie, testWeb } from '../testing/web.ts';
import { makeIt, type NationMade } from './simulate.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const NATION = { persons: 300, matters: 4_000, seed: 1 };
let h: TestHouse;
let web: FastifyInstance;
let made: NationMade;

const rows = <Row extends Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<Row[]> =>
  asOwner<Row>(h.url, statement, values);
const count = async (statement: string): Promise<number> =>
  (await rows<{ n: number }>(`select count(*)::int as n from ${statement}`))[0]?.n ?? -1;

beforeAll(async () => {
  h = await testHouse({ at: '2026-11-24T10:00:00+01:00' });
  made = await makeIt(h.house, h.url, NATION, () => undefined);
  web = await testWeb(h.house);
}, 120_000);

test('as many people and matters live there as were asked for, beside the cast', async () => {
  expect(made).toMatchObject({ persons: NATION.persons, matters: NATION.matters });
  expect(await count(`identity.person where email like 'mieszkaniec.%'`)).toBe(300);
  expect(await count('cases.matter')).toBe(NATION.matters);
  expect(await count('submissions.submission')).toBe(NATION.matters);
  expect(await count(`mailbox.receipt where kind = 'UPP'`)).toBe(NATION.matters);
});

test('every number of a person or firm is a right one', async () => {
  for (const { pesel, born_on, nip } of await rows<{ pesel: string; born_on: string; nip: string | null }>(
    `select p.pesel, p.born_on::text, p.nip from identity.person p where p.email like 'mieszkaniec.%'`,
  )) {
    expect(parsePesel(pesel).ok, pesel).toBe(true);
    if (nip !== null) expect(parseNip(nip).ok, nip).toBe(true);
    expect(born_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

test('matters are in every state, and each is where its actions led it', async () => {
  const states = await rows<{ state: string; n: number }>('select m.state, count(*)::int as n from cases.matter m group by 1');
  expect(states.map(one => one.state).sort()).toEqual(
    expect.arrayContaining(['decided', 'for-approval', 'suspended', 'waiting-for-clerk', 'waiting-for-party', 'with-clerk']),
  );
  const matters = await rows<{
    matter_id: MatterId;
    state: string;
    claimed_by: string | null;
    overdue: boolean;
    outcome: string | null;
    answer_by: string | null;
  }>(
    `select m.matter_id, m.state, m.claimed_by, m.overdue, m.outcome, m.answer_by::text from cases.matter m where m.state <> 'decided'
     union all (select m.matter_id, m.state, m.claimed_by, m.overdue, m.outcome, m.answer_by::text from cases.matter m where m.state = 'decided' order by m.number limit 200)`,
  );
  for (const row of matters) {
    const brief = await look(h.house, system, ctx => briefOf(ctx, row.matter_id));
    expect(brief).toMatchObject({ state: row.state });
  }
  expect(
    await count(
      `cases.matter m where not exists (select from cases.action a where a.matter_id = m.matter_id and a.seq = 1 and a.kind = 'open')`,
    ),
  ).toBe(0);
  expect(await count(`(select a.matter_id from cases.action a group by 1 having max(a.seq) <> count(*)) as gap`)).toBe(0);
});

test('numbers run without a gap in each branch, class and year, and go on from there', async () => {
  const gaps = await rows(
    `with numbered as (select m.branch_code, split_part(m.number, '.', 2) as class, split_part(m.number, '.', 4)::int as year, split_part(m.number, '.', 3)::int as sequence from cases.matter m)
     select n.branch_code, n.class, n.year, count(*)::int, max(n.sequence), s.last from numbered n left join cases.number_sequence s on (s.branch_code, s.class, s.year) = (n.branch_code, n.class, n.year)
     group by 1, 2, 3, s.last having count(*) <> max(n.sequence) or count(distinct n.sequence) <> count(*) or s.last is distinct from max(n.sequence)`,
  );
  expect(gaps).toEqual([]);
});

test('what the computer decided is decided the same again, and what was decided has its letter', async () => {
  const decisions = await rows<{ decision_id: DecisionId }>(
    `select d.decision_id from cases.decision d where d.decided_by = 'computer' order by d.number limit 40`,
  );
  expect(decisions.length).toBeGreaterThan(10);
  for (const { decision_id } of decisions) {
    const decision = await look(h.house, system, ctx => findDecision(ctx, decision_id));
    expect(decision && replayDecision(h.house.pack, decision)).toMatchObject({ kind: 'same' });
  }
  expect(await count(`cases.decision d left join mailbox.letter l on l.letter_id = d.letter_id where l.letter_id is null`)).toBe(0);
  expect(
    await count(
      `cases.matter m where m.state = 'decided' and not exists (select from cases.decision d where d.matter_id = m.matter_id and d.outcome = m.outcome)`,
    ),
  ).toBe(0);
});

test('what a clerk has in hand is open to that clerk, and clocks run for what is open', async () => {
  expect(
    await count(
      `cases.matter m where m.state = 'with-clerk' and not exists (select from platform.opening o where o.staff_id = m.claimed_by and o.party_id = m.party_id and o.matter_id = m.matter_id and o.open_until = 'infinity')`,
    ),
  ).toBe(0);
  expect(
    await count(
      `cases.matter m where m.state in ('waiting-for-clerk', 'with-clerk') and m.due_on >= '2026-11-24' and not exists (select from platform.deadline d where d.subject = m.matter_id::text and d.kind = 'cases.overdue' and d.state = 'running')`,
    ),
  ).toBe(0);
  // Nothing is made that would fall due the moment the house opens.
  expect(
    await count(`platform.deadline d where d.state = 'running' and d.due_at <= '2026-11-24T09:00:00Z' and d.kind not like 'identity.%'`),
  ).toBe(0);
});

test('what waits for a second pair of eyes names who proposed it, and every refusal by a clerk had two', async () => {
  const lastOf = (kind: string) =>
    `exists (select from cases.action a where a.matter_id = m.matter_id and a.kind = '${kind}' and a.seq = (select max(l.seq) from cases.action l where l.matter_id = m.matter_id and l.kind not in ('remind', 'mark-overdue'))`;
  expect(
    await count(`cases.matter m where m.state = 'for-approval' and not ${lastOf('propose')} and a.actor_id = m.proposed_by::text)`),
  ).toBe(0);
  expect(await count(`cases.matter m where m.state = 'suspended' and not ${lastOf('suspend')})`)).toBe(0);
  expect(await count(`cases.decision d where d.decided_by = 'clerk' and d.outcome = 'refused'`)).toBeGreaterThan(10);
  expect(
    await count(
      `cases.decision d where d.decided_by = 'clerk' and (d.outcome = 'refused') is distinct from coalesce(d.approved_by <> d.staff_id, false)`,
    ),
  ).toBe(0);
});

test('a suspended matter has its order in the mailbox, and no clock of ours runs while a court or the party has the word', async () => {
  expect(
    await count(
      `cases.action a where a.kind = 'suspend' and not exists (select from mailbox.letter l where l.letter_id = (a.facts->>'letterId')::uuid and l.template = 'suspension')`,
    ),
  ).toBe(0);
  expect(
    await count(
      `platform.deadline d join cases.matter m on m.matter_id::text = d.subject where m.state in ('suspended', 'waiting-for-party') and d.kind in ('cases.remind', 'cases.overdue')`,
    ),
  ).toBe(0);
});

test('nothing is left invalid, and the audit log verifies', async () => {
  expect(await count('pg_constraint c where not c.convalidated')).toBe(0);
  expect(await count('pg_index i where not i.indisvalid')).toBe(0);
  expect(
    await verifyAudit({ database: h.house.database, keys: h.house.seals.keys, dataFolder: h.house.config.OKIENKO_DATA }),
  ).toMatchObject({ whole: true });
});

test('an inhabitant signs in and opens everything of theirs, and nobody else’s', { timeout: 120_000 }, async () => {
  const people = await rows<{ person_id: PersonId }>(
    `select p.person_id from identity.person p join identity.profile f on f.person_id = p.person_id where p.email like 'mieszkaniec.%' and exists (select from cases.matter m where m.party_id = p.person_id) order by p.pesel limit 3`,
  );
  const [one, other] = people as [{ person_id: PersonId }, { person_id: PersonId }];
  const { token } = await openSessionFor(h.house, { personId: one.person_id }, { actingFor: one.person_id as PartyId });
  const ask = (path: string) => web.inject({ method: 'GET', url: path, headers: { cookie: portalCookie(token) } });
  for (const path of ['/', '/matters', '/letters', '/account', '/timeline', '/profile', '/mandates'])
    expect({ path, status: (await ask(path)).statusCode }).toEqual({ path, status: 200 });
  const pathsOf = async (party: PersonId): Promise<string[]> =>
    (
      await rows<{ path: string }>(
        `select '/matters/' || m.matter_id as path from cases.matter m where m.party_id = $1
         union all select '/letters/' || l.letter_id from mailbox.letter l where l.party_id = $1
         union all select '/submissions/' || s.submission_id from submissions.submission s where s.party_id = $1
         union all select '/receipts/' || r.receipt_id from mailbox.receipt r where r.party_id = $1
         union all select '/decisions/' || d.decision_id from cases.decision d where d.party_id = $1`,
        [party],
      )
    ).map(row => row.path);
  const own = await pathsOf(one.person_id);
  expect(own.length).toBeGreaterThan(10);
  for (const path of own.slice(0, 60)) expect({ path, status: (await ask(path)).statusCode }).toEqual({ path, status: 200 });
  for (const path of (await pathsOf(other.person_id)).slice(0, 20))
    expect({ path, status: (await ask(path)).statusCode }).toEqual({ path, status: 404 });
});
