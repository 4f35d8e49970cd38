import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { dayOf } from '#kernel/day.ts';
import type { Channel } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { asOwner, testDatabase } from '../../testing/database.ts';
import { ADMIT_SQL } from './admit.ts';
import { identityHouse, personOf, type IdentityHouse } from './house-for-tests.ts';
import { covers } from './rules/mandates.ts';
import { hashOf } from './tokens.ts';
import { PARTY_ROLES, type MandateTerms, type PartyRole } from './types.ts';

/** How many filings are drawn. A drawn one is a mandate, a session and a form, at an instant. */
const DRAWN = 3_000;

/** The law of mandates told a second time, as reasons why not, by other means than the product's (ranges, set
 *  differences), over the plain facts of each drawn filing. */
const ORACLE = `
  select c.n,
    not exists (select from (values
      (not daterange(c.valid_from, c.valid_to, '[]') @> (c.at::timestamptz at time zone 'Europe/Warsaw')::date),
      (c.revoked_at is not null),
      (cardinality(array(select unnest(array[c.form_code]) except select unnest(coalesce(c.forms, array[c.form_code])))) > 0),
      (c.scope = 'action' and (c.forms is null or c.used_at is not null)),
      (c.scope = 'all' and c.channel not in ('desk', 'phone')),
      (c.scope = 'platform' and c.channel in ('desk', 'phone', 'worker')),
      (c.scope = 'platform' and not exists (select unnest(c.roles) intersect select unnest(case when array_position(c.form_roles, 'any') is null then c.form_roles else c.roles end)))
    ) as why_not(holds) where why_not.holds) as covered,
    case c.session when 'level-3' then 3 when 'level-2' then 2 else 0 end >= greatest(c.needed_level, 2) as at_the_door
  from json_to_recordset($1::json) as c(n int, scope text, roles text[], forms text[], valid_from date, valid_to date, revoked_at timestamptz, used_at timestamptz, form_code text, form_roles text[],
    channel text, at text, session text, needed_level int)`;

const DAYS = ['2026-10-24', '2026-10-25', '2026-10-26', '2026-11-22', '2026-11-23', '2026-11-24'] as const;
/** Around midnight in Poland, in summer and winter time. */
const TIMES = ['T00:00:00', 'T00:30:00', 'T12:00:00', 'T22:30:00', 'T23:59:59'] as const;
const FORMS = ['RWN', 'PEL', 'US-9'] as const;
const SESSIONS = ['level-3', 'level-2', 'level-1', 'ended', 'idle', 'expired', 'of-another'] as const;

const drawn = fc
  .record({
    scope: fc.constantFrom('action', 'all', 'platform'),
    roles: fc.subarray([...PARTY_ROLES]),
    forms: fc.option(fc.subarray([...FORMS], { minLength: 1 })),
    from: fc.constantFrom(...DAYS),
    lasts: fc.option(fc.nat({ max: 5 })),
    revoked: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    used: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    form_code: fc.constantFrom(...FORMS),
    form_roles: fc.oneof(fc.constant(['any']), fc.subarray([...PARTY_ROLES], { minLength: 1 })),
    channel: fc.constantFrom<Channel>('portal', 'api', 'kiosk', 'desk', 'phone', 'worker'),
    at: fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...TIMES)).map(([day, time]) => `${day}${time}Z`),
    session: fc.oneof({ weight: 6, arbitrary: fc.constant('level-3' as const) }, { weight: 4, arbitrary: fc.constantFrom(...SESSIONS) }),
    needed_level: fc.constantFrom(1, 2, 3),
    self_only: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  })
  .filter(one => one.scope !== 'platform' || one.roles.length > 0);

const moved = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

let h: IdentityHouse;
let filings: Awaited<ReturnType<typeof put>>;
let oracle: Map<number, { covered: boolean; atTheDoor: boolean }>;

/** Draws the filings and puts each one's mandate into the database, with a grantor of its own. */
async function put() {
  const proxy = await personOf(h, 'Katarzyna Wójcik');
  const another = await personOf(h, 'Tadeusz Wrona');
  const tokens = new Map(SESSIONS.map(name => [name, hashOf(name).toString('hex')]));
  for (const name of SESSIONS) {
    await asOwner(
      h.house.database.url,
      `insert into identity.session (session_id, token_hash, face, person_id, level, way, authenticated_at, acting_for, opened_at, seen_at, idle_until, expires_at, ended_at, end_reason)
      values ($1, decode($2, 'hex'), 'portal', $3, $4, 'given', '2026-01-01', $3, '2026-01-01', '2026-01-01', $5, $6, $7, $8)`,
      [
        newId(),
        tokens.get(name),
        name === 'of-another' ? another.personId : proxy.personId,
        name === 'level-2' ? 2 : name === 'level-1' ? 1 : 3,
        name === 'idle' ? '2026-01-02' : '2100-01-01',
        name === 'expired' ? '2026-01-02' : '2100-01-01',
        name === 'ended' ? '2026-01-02' : null,
        name === 'ended' ? 'signed-out' : null,
      ],
    );
  }
  const rows = fc.sample(drawn, { numRuns: DRAWN, seed: 20_261_123 }).map((one, n) => ({
    ...one,
    n,
    place: n,
    party_id: newId(),
    mandate_id: newId(),
    token: tokens.get(one.session),
    valid_from: one.from,
    valid_to: one.lasts === null ? null : moved(one.from, one.lasts),
    revoked_at: one.revoked ? '2026-10-25T10:00:00Z' : null,
    used_at: one.scope === 'action' && one.used ? '2026-10-25T10:00:00Z' : null,
    roles: one.scope === 'platform' ? one.roles : [],
  }));
  const json = JSON.stringify(rows);
  await asOwner(
    h.house.database.url,
    `insert into identity.party (party_id, kind, display_name) select c.party_id, 'organisation', 'Firma ' || c.n from json_to_recordset($1::json) as c(n int, party_id uuid)`,
    [json],
  );
  await asOwner(
    h.house.database.url,
    `insert into identity.mandate (mandate_id, grantor_id, proxy_id, proxy_pesel, grantor_name, proxy_name, scope, roles, forms, valid_from, valid_to, granted_at, revoked_at, revoked_why, used_at)
    select c.mandate_id, c.party_id, $2, $3, '', '', c.scope, c.roles, c.forms, c.valid_from, c.valid_to, '2026-01-01', c.revoked_at, case when c.revoked_at is not null then 'revoked' end, c.used_at
    from json_to_recordset($1::json) as c(mandate_id uuid, party_id uuid, scope text, roles text[], forms text[], valid_from date, valid_to date, revoked_at timestamptz, used_at timestamptz)`,
    [json, proxy.personId, proxy.pesel],
  );
  return rows;
}

beforeAll(async () => {
  h = identityHouse(await testDatabase(), '2026-11-23T09:00:00Z');
  filings = await put();
  const rows = await asOwner<{ n: number; covered: boolean; at_the_door: boolean }>(h.house.database.url, ORACLE, [
    JSON.stringify(filings),
  ]);
  oracle = new Map(rows.map(row => [row.n, { covered: row.covered, atTheDoor: row.at_the_door }]));
});

test('the drawn filings are enough and of both kinds, so that the comparison means something', () => {
  const covered = filings.filter(filing => oracle.get(filing.n)?.covered).length;
  expect(filings.length).toBeGreaterThanOrEqual(2_000);
  expect(covered).toBeGreaterThan(150);
  expect(filings.length - covered).toBeGreaterThan(1_000);
});

test('the rule that covers a form agrees with the oracle on every drawn mandate', () => {
  for (const filing of filings) {
    const terms = {
      ...filing,
      validFrom: filing.valid_from,
      validTo: filing.valid_to,
      revokedAt: filing.revoked_at && new Date(filing.revoked_at),
      usedAt: filing.used_at && new Date(filing.used_at),
      correspondenceOnly: false,
    } as unknown as MandateTerms;
    const ruled = (filing.form_roles as readonly (PartyRole | 'any')[]).some(role =>
      covers(terms, { form: filing.form_code, day: dayOf(new Date(filing.at)), channel: filing.channel, role }),
    );
    expect({ filing, ruled }).toEqual({ filing, ruled: oracle.get(filing.n)?.covered });
  }
});

test('the filing statement admits exactly what the oracle allows, by the mandate that allows it', async () => {
  const admitted = await h.house.database.writerPool.query<{ place: number; relation: string; mandate_id: string }>(
    `with wish as (select w.place, decode(w.token, 'hex') as token, w.party_id, w.form_code, w.needed_level, w.channel, w.at, w.form_roles, w.self_only
       from json_to_recordset($1::json) as w(place int, token text, party_id uuid, form_code text, needed_level int, channel text, at timestamptz, form_roles text[], self_only boolean)),
     admitted as materialized (${ADMIT_SQL}) select a.place, a.relation, a.mandate_id from admitted a`,
    [JSON.stringify(filings)],
  );
  const by = new Map(admitted.rows.map(row => [row.place, row]));
  for (const filing of filings) {
    const expected = oracle.get(filing.n);
    const allowed = expected?.covered === true && expected.atTheDoor && !filing.self_only;
    expect({ filing, admitted: by.get(filing.n)?.mandate_id }).toEqual({ filing, admitted: allowed ? filing.mandate_id : undefined });
  }
  expect(admitted.rows.length).toBeGreaterThan(80);
});
