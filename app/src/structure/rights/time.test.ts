import { beforeAll, expect, test } from 'vitest';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import { findSession, hashToken, relationTo } from '#modules/identity/index.ts';
import type { AssuranceLevel } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import { look } from '#platform/transact.ts';
import { modulePages } from '../../modules.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { lawful } from './oracle.ts';
import { lawsOfTheLand, person, policiesOfTheHouse, questionsAbout, whatIsAskedAbout } from './questions.ts';

/** What ties Katarzyna to a firm: as the file has it, days inclusive, in Poland. */
interface Tie {
  name: string;
  tie: 'represents' | 'platform' | 'action' | 'all' | 'none';
  from?: string;
  to?: string;
  revokedAt?: string;
  usedAt?: string;
  forms?: readonly string[];
}

const TIES: readonly Tie[] = [
  { name: 'a stranger', tie: 'none' },
  { name: 'on the board without an end', tie: 'represents', from: '2026-03-10' },
  { name: 'on the board for ten days', tie: 'represents', from: '2026-03-20', to: '2026-03-29' },
  { name: 'a mandate until revoked', tie: 'platform', from: '2026-03-10' },
  { name: 'a mandate for ten days', tie: 'platform', from: '2026-03-20', to: '2026-03-29' },
  { name: 'a mandate of one day', tie: 'platform', from: '2026-03-29', to: '2026-03-29' },
  { name: 'a mandate revoked before', tie: 'platform', from: '2026-03-01', revokedAt: '2026-03-05T10:00:00Z' },
  { name: 'one act, not yet done', tie: 'action', from: '2026-03-10', forms: ['RWN'] },
  { name: 'one act, done', tie: 'action', from: '2026-03-01', forms: ['RWN'], usedAt: '2026-03-05T10:00:00Z' },
  { name: 'all matters, outside the portal', tie: 'all', from: '2026-03-01' },
];

/** Around midnight in Poland; on 2026-03-29 clocks go forward. */
const INSTANTS = [
  '2026-03-09T22:59:59Z',
  '2026-03-09T23:00:00Z',
  '2026-03-19T22:59:59Z',
  '2026-03-20T12:00:00Z',
  '2026-03-28T22:59:59Z',
  '2026-03-28T23:00:00Z',
  '2026-03-29T21:59:59Z',
  '2026-03-29T22:00:00Z',
  '2026-11-24T09:00:00Z',
];

/** The tie told from the dossier (§1.1, trust §4.2): both days belong to it, no last day means until revoked; a mandate
 *  for all matters is not for the portal; that for one act ends with the act. */
function standsLawfully(tie: Tie, instant: string): 'represented' | 'mandated' | 'none' {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(new Date(instant));
  if (tie.tie === 'none' || tie.tie === 'all' || tie.revokedAt || tie.usedAt) return 'none';
  if (day < (tie.from ?? '') || (tie.to !== undefined && day > tie.to)) return 'none';
  return tie.tie === 'represents' ? 'represented' : 'mandated';
}

const LEVELS: readonly AssuranceLevel[] = [2, 3];
const katarzyna = newId<PersonId>();
const firms = new Map(TIES.map(tie => [tie.name, newId<PartyId>()]));
const tokenOf = (tie: Tie, level: number): string => `${tie.name} ${level}`;
let h: TestHouse;

beforeAll(async () => {
  h = await testHouse({ at: INSTANTS[0] as string });
  const put = (statement: string, values: unknown[]) => asOwner(h.url, statement, values);
  await put(`insert into identity.party values ($1, 'person', 'Katarzyna')`, [katarzyna]);
  await put(
    `insert into identity.person (person_id, pesel, given_names, surname, branch_code) values ($1, '88031400203', 'Katarzyna', 'W', '12')`,
    [katarzyna],
  );
  for (const tie of TIES) {
    const firm = firms.get(tie.name);
    await put(`insert into identity.party values ($1, 'organisation', $2)`, [firm, tie.name]);
    await put(`insert into identity.organisation (organisation_id, name, legal_form, branch_code) values ($1, $2, 'sp. z o.o.', '12')`, [
      firm,
      tie.name,
    ]);
    if (tie.tie === 'represents')
      await put(`insert into identity.representative values ($1, $2, 'board', $3, $4)`, [firm, katarzyna, tie.from, tie.to ?? null]);
    else if (tie.tie !== 'none')
      await put(
        `insert into identity.mandate (mandate_id, grantor_id, proxy_id, proxy_pesel, grantor_name, proxy_name, scope, roles, forms, valid_from, valid_to, granted_at, revoked_at, revoked_why, used_at)
         values ($1, $2, $3, '88031400203', '', '', $4, $5, $6, $7, $8, '2026-02-01', $9, $10, $11)`,
        [
          newId(),
          firm,
          katarzyna,
          tie.tie,
          tie.tie === 'platform' ? ['payer'] : [],
          tie.forms ?? null,
          tie.from,
          tie.to ?? null,
          tie.revokedAt ?? null,
          tie.revokedAt ? 'revoked' : null,
          tie.usedAt ?? null,
        ],
      );
    for (const level of LEVELS)
      await put(
        `insert into identity.session (session_id, token_hash, face, person_id, level, way, authenticated_at, acting_for, opened_at, seen_at, idle_until, expires_at)
         values ($1, $2, 'portal', $3, $4, 'given', '2026-01-01', $5, '2026-01-01', '2100-01-01', '2100-01-01', '2100-01-01')`,
        [newId(), hashToken(tokenOf(tie, level)), katarzyna, level, firm],
      );
  }
});

test('whoever acts for a firm may do on each day exactly what the law gives them on that day', { timeout: 120_000 }, async () => {
  const laws = await lawsOfTheLand();
  const asked = whatIsAskedAbout(
    (await policiesOfTheHouse()).vocabularies,
    modulePages.flatMap(module => module.pages),
  );
  const wrong: unknown[] = [];
  let rows = 0;
  for (const instant of INSTANTS) {
    h.itIs(instant);
    for (const tie of TIES)
      for (const level of LEVELS) {
        const firm = firms.get(tie.name) as PartyId;
        const session = await findSession(h.house, tokenOf(tie, level), 'portal');
        const actor = session?.actor;
        if (actor?.kind !== 'person') throw new Error(`No session: ${tie.name}`);
        const relation = await look(h.house, actor, ctx => relationTo(ctx, actor, firm));
        const stands = standsLawfully(tie, instant);
        const acting = { represented: 'representative', mandated: 'mandate', none: 'self' } as const;
        const lawfulActor = person({ relation: acting[stands], level });
        for (const about of asked) {
          const law = laws[about.action];
          if (!law) continue;
          for (const question of questionsAbout(about, law, [actor])) {
            if (question.resource.relation !== 'own') continue;
            const lived: PolicyQuestion = { ...question, resource: { ...question.resource, relation } };
            const told: PolicyQuestion = { ...question, actor: lawfulActor, resource: { ...question.resource, relation: stands } };
            rows += 1;
            const permitted = h.house.policy.decide(lived).permitted;
            if (permitted !== lawful(law, told))
              wrong.push({ tie: tie.name, instant, level, action: about.action, stands, relation, permitted });
          }
        }
      }
  }
  expect({ wrong: wrong.slice(0, 10), of: wrong.length }).toEqual({ wrong: [], of: 0 });
  expect(rows).toBeGreaterThan(2_000);
});
