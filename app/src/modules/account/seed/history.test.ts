import { describe, expect, test } from 'vitest';
import { accountLives } from '#app/demo/lives.ts';
import { ofPay, termsOf, titleOn, totalsOf } from '#app/contributions/index.ts';
import { pack } from '#institution/zus/pack.ts';
import { day, monthOf } from '#kernel/day.ts';
import { grosze, multiply, sum } from '#kernel/grosze.ts';
import { accept } from '#kernel/result.ts';
import type { House } from '#platform/house.ts';
import { transact } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner, testDatabase } from '../../../testing/database.ts';
import { seed } from '../seed.ts';

async function history(at: string): Promise<string> {
  const { url } = await seeded(at);
  return url;
}

async function seeded(at: string) {
  const database = await testDatabase();
  const house = { database, pack, clock: () => new Date(at) } as unknown as House;
  await transact(house, { kind: 'system', name: 'seed', channel: 'worker' }, async ctx => {
    await seed(ctx, accountLives());
    return accept(undefined);
  });
  return database;
}

const url = await history('2026-11-24T09:00:00Z');

/** One row for each payer, month and fund: charged, and borne by those it insures. */
const CHARGED_AND_BORNE = `
  with borne as (
    select b.payer_id, b.month, x.fund, sum(x.grosze)::bigint as grosze from account.base b
    cross join lateral (values ('FUS', b.pension_grosze + b.disability_grosze + b.sickness_grosze + b.accident_grosze), ('FUZ', b.health_grosze),
      ('FP-FS', b.labour_grosze), ('FGSP', b.guaranteed_grosze)) as x (fund, grosze)
    where x.grosze > 0 group by 1, 2, 3)
  select coalesce(m.party_id, b.payer_id) as payer, coalesce(m.month, b.month) as month, coalesce(m.fund, b.fund) as fund,
    coalesce(m.due_grosze, 0) as charged, coalesce(b.grosze, 0) as borne
  from account.payer_month m full join borne b on b.payer_id = m.party_id and b.month = m.month and b.fund = m.fund`;

describe('24 months and more of the demo', () => {
  test('what a payer was charged is what the accounts of its insured show, fund by fund and month by month', async () => {
    const rows = await asOwner<{ charged: number; borne: number; payer: string; month: string }>(url, CHARGED_AND_BORNE);
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.filter(row => Number(row.charged) !== Number(row.borne))).toEqual([]);
    const months = new Set(rows.filter(row => row.payer === cast.firmaX.id).map(row => String(row.month)));
    expect(months.size).toBe(34);
  });

  test('every month of every employee is what the rules and parameters of that month make of the pay', async () => {
    const rows = await asOwner<{
      party_id: string;
      title_id: string;
      month: string;
      pay: string;
      base: string;
      pension: string;
      disability: string;
      sickness: string;
      accident: string;
      health: string;
      labour: string;
      guaranteed: string;
    }>(
      url,
      `select b.party_id, b.title_id, b.month::text as month, b.sickness_base_grosze as pay, b.pension_base_grosze as base, b.pension_grosze as pension, b.disability_grosze as disability,
        b.sickness_grosze as sickness, b.accident_grosze as accident, b.health_grosze as health, b.labour_grosze as labour, b.guaranteed_grosze as guaranteed
       from account.base b join account.title t on t.party_id = b.party_id and t.title_id = b.title_id and t.title_code = '011000'
       order by b.month, t.payer_name = $1 desc`,
      [cast.firmaX.name],
    );
    const before = new Map<string, bigint>();
    let capped = 0;
    for (const row of rows) {
      const year = `${row.party_id} ${row.month.slice(0, 4)}`;
      const payOfAllTitles = sum(
        rows.filter(one => one.party_id === row.party_id && one.month === row.month).map(one => grosze(Number(one.pay))),
      );
      const terms = termsOf(pack.parameters, monthOf(day(row.month)));
      const title = titleOn(pack.insuranceTitles, '011000', day(row.month));
      if (!title.ok) throw new Error('no such title');
      const of = totalsOf(
        ofPay(
          {
            title: title.value,
            pay: grosze(Number(row.pay)),
            before: grosze(before.get(year) ?? 0n),
            accidentRate: terms.accident,
            allTitles: { base: payOfAllTitles },
          },
          terms,
        ),
      );
      before.set(year, (before.get(year) ?? 0n) + of.pensionBase);
      if (of.pensionBase < of.sicknessBase) capped += 1;
      expect(
        [of.pensionBase, of.pension, of.disability, of.sickness, of.accident, of.health, of.labour, of.guaranteed].map(Number),
      ).toEqual([row.base, row.pension, row.disability, row.sickness, row.accident, row.health, row.labour, row.guaranteed].map(Number));
    }
    // Directors reach the yearly cap at the end of each year.
    expect(capped).toBeGreaterThan(5);
  });

  test('every transfer is booked whole or waits as an overpayment, and only Jan owes anything', async () => {
    const [sums] = await asOwner<{ paid: string; booked: string }>(
      url,
      `select (select sum(amount_grosze) from account.payer_payment)::text as paid, (select sum(amount_grosze) from account.payer_booking)::text as booked`,
    );
    expect(sums?.booked).toBe(sums?.paid);
    const owing = await asOwner<{ party_id: string; month: string }>(
      url,
      `select m.party_id, m.month::text as month from account.payer_month m
       left join account.payer_booking b on b.party_id = m.party_id and b.month = m.month and b.fund = m.fund
       where m.due_on < '2026-11-24' group by m.party_id, m.month, m.fund, m.due_grosze having m.due_grosze > coalesce(sum(b.amount_grosze), 0)`,
    );
    expect([...new Set(owing.map(row => `${row.party_id} ${row.month}`))]).toEqual([`${cast.jan.id} 2026-10-01`]);
  });

  test('a month of Firma X is paid partly by what it had paid too much the month before', async () => {
    const [shared] = await asOwner<{ months: number }>(
      url,
      `select count(distinct b.month)::int as months from account.payer_booking b where b.party_id = $1 group by b.payment_id order by 1 desc limit 1`,
      [cast.firmaX.id],
    );
    expect(shared?.months).toBe(2);
  });

  test('Maria’s pension rises every March by the rate of that year, and half a year of it is seized', async () => {
    const paid = await asOwner<{ month: string; gross: number; seizure: number }>(
      url,
      `select month::text as month, gross_grosze::int as gross, seizure_grosze::int as seizure from account.benefit_payment where party_id = $1 order by month`,
      [cast.maria.id],
    );
    expect(paid).toHaveLength(35);
    const of = (month: string) => grosze(paid.find(one => one.month.startsWith(month))?.gross ?? 0);
    expect(of('2025-03')).toBe(multiply(of('2025-02'), '1.055'));
    expect(of('2026-03')).toBe(multiply(of('2026-02'), '1.053'));
    expect(paid.filter(one => one.seizure > 0).length).toBe(5);
    const decisions = await asOwner(url, `select 1 from account.benefit_decision where party_id = $1 and kind = 'indexation'`, [
      cast.maria.id,
    ]);
    expect(decisions).toHaveLength(3);
  });

  test('the twenty-five of Firma X have names, PESELs of their own, and one has left for each dozen', async () => {
    const people = await asOwner<{ pesel: string; ended: boolean }>(
      url,
      `select insured_pesel as pesel, insured_to is not null as ended from account.title where payer_id = $1`,
      [cast.firmaX.id],
    );
    expect(people.filter(one => !one.ended)).toHaveLength(25);
    expect(people.filter(one => one.ended)).toHaveLength(2);
    expect(new Set(people.map(one => one.pesel)).size).toBe(27);
  });
});

test.each(['2026-01-02T09:00:00Z', '2026-03-10T09:00:00Z', '2027-02-28T12:00:00Z', '2028-12-31T22:30:00Z'])(
  'the same holds for a demo begun at %s',
  async at => {
    const other = await history(at);
    const rows = await asOwner<{ charged: number; borne: number; month: string; payer: string }>(other, CHARGED_AND_BORNE);
    expect(rows.filter(row => Number(row.charged) !== Number(row.borne))).toEqual([]);
    expect(new Set(rows.filter(row => row.payer === cast.firmaX.id).map(row => String(row.month))).size).toBeGreaterThanOrEqual(23);
  },
);

test('two demos begun on the same day hold the same amounts', async () => {
  const amounts = (of: string) =>
    asOwner(
      of,
      `select 'base' as what, payer_name as name, month::text as month, sum(pension_grosze + health_grosze)::text as grosze from account.base group by 2, 3
       union all select 'paid', party_id::text, paid_on::text, amount_grosze::text from account.payer_payment
       union all select 'benefit', party_id::text, month::text, net_grosze::text from account.benefit_payment order by 1, 2, 3`,
    );
  expect(await amounts(await history('2026-11-24T09:00:00Z'))).toEqual(await amounts(url));
});
