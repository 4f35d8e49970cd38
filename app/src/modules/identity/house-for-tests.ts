import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '#kernel/day.ts';
import { makePesel } from '#kernel/demo-identifiers.ts';
import type { PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { makeAuditWriter } from '#platform/audit/writer.ts';
import { readConfig } from '#platform/config/config.ts';
import type { Actor, Ctx, StaffRole, SystemActor, VisitorActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { makeEffects } from '#platform/effects.ts';
import type { House } from '#platform/house.ts';
import { makeLog } from '#platform/log.ts';
import { newId } from '#platform/new-id.ts';
import type { Pack } from '#platform/pack.ts';
import { makePolicy } from '#platform/policy/cedar.ts';
import { transact } from '#platform/transact.ts';
import { effects } from './effects.ts';
import { policies } from './policies.ts';
import { addOrganisation, addPerson, addRepresentative, addRole } from './store/parties.ts';
import { addStaff } from './store/staff.ts';
import type { PartyRole } from './types.ts';

const pack = {
  shortName: 'ZUS',
  parameters: { 'untrusted-profile-days': [{ from: '2016-01-01', value: '7', mark: 'S' }] },
  branches: [{ code: '12', name: 'Kielce', kind: 'branch', address: '', postcode: '25-300', city: 'Kielce', hours: '' }],
} as unknown as Pack;

/** A house with no other module in it, over a real database; its clock stands where it is put. Its data folder is made
 *  only by what writes into it. */
export function identityHouse(database: Database, at: string, settings: Readonly<Record<string, string>> = {}) {
  const data = join(tmpdir(), `okienko-identity-${newId()}`);
  const config = readConfig(data, { OKIENKO_DATA: data, OKIENKO_LOG: 'silent', ...settings });
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  let now = new Date(at);
  const house = {
    config: config.value,
    clock: () => now,
    database,
    pack,
    policy: makePolicy(policies),
    effects: makeEffects(effects),
    auditWriter: makeAuditWriter(database.pool),
    log: makeLog('silent'),
  } as unknown as House;
  return {
    house,
    itIs(instant: string): void {
      now = new Date(instant);
    },
    minutesLater(minutes: number): void {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    as: <A extends Actor, Out extends { ok: boolean }>(actor: A, work: (ctx: Ctx<A>) => Promise<Out>): Promise<Out> =>
      transact(house, actor, work),
    /** Outcome of work as the institution; commits. */
    inside: async <T>(work: (ctx: Ctx<SystemActor>) => Promise<T>): Promise<T> =>
      (await transact(house, { kind: 'system', name: 'test', channel: 'worker' }, async ctx => accept(await work(ctx)))).value,
  };
}

export type IdentityHouse = ReturnType<typeof identityHouse>;

export const visitor: VisitorActor = { kind: 'visitor', channel: 'portal' };

let serial = 0;

export async function personOf(
  h: IdentityHouse,
  names: string,
  roles: readonly PartyRole[] = ['insured'],
): Promise<{ personId: PersonId; pesel: string; names: string }> {
  serial += 1;
  const pesel = makePesel(day('1988-03-14'), 'woman', 100 + serial);
  const personId = newId<PersonId>();
  const [givenNames = '', surname = ''] = names.split(' ');
  await h.inside(async ctx => {
    await addPerson(ctx.db, {
      personId,
      pesel,
      givenNames,
      surname,
      bornOn: day('1988-03-14'),
      email: `${givenNames.toLowerCase()}@example.test`,
      lang: 'pl',
      branchCode: '12',
    });
    for (const role of roles) await addRole(ctx.db, personId, role, day('2020-01-01'));
  });
  return { personId, pesel, names };
}

export async function firmOf(h: IdentityHouse, name: string, representative?: PersonId): Promise<PartyId> {
  const organisationId = newId<PartyId>();
  await h.inside(async ctx => {
    await addOrganisation(ctx.db, { organisationId, name, nip: null, regon: null, legalForm: 'sp. z o.o.', email: null, branchCode: '12' });
    await addRole(ctx.db, organisationId, 'payer', day('2020-01-01'));
    if (representative)
      await addRepresentative(ctx.db, { organisationId, personId: representative, role: 'prezes', from: day('2020-01-01'), to: null });
  });
  return organisationId;
}

export async function staffOf(h: IdentityHouse, name: string, roles: readonly StaffRole[], personId: PersonId | null): Promise<StaffId> {
  const staffId = newId<StaffId>();
  await h.inside(ctx => addStaff(ctx.db, { staffId, personId, name, roles, branchCode: '12', skills: [] }));
  return staffId;
}
