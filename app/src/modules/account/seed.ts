import { type Day, dayOf, firstDayOf, monthOf, plusDays, shiftMonth } from '#kernel/day.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import type { AccountLives } from './seed/lives.ts';
import { monthsOfSeed } from './seed/months.ts';
import { seedPayers } from './seed/payers.ts';
import { seedPensioner } from './seed/pensioners.ts';
import { monthsOfPosts, postsOf } from './seed/posts.ts';
import { insertRows } from './seed/rows.ts';

export type { AccountLives } from './seed/lives.ts';

/** Where the demo's sick leaves are issued. */
const PRACTITIONER = 'Piotr Zieliński';
const SICK_FROM_DAY = 4;
/** RSA: sick pay by the employer. */
const BREAK_CODE = '331';

/** Fills the accounts of the demo: what was declared, charged, paid and booked, what the insured have from it, and what
 *  pensioners were paid. Deterministic but for the ids of rows; amounts come by the rules and the dated parameters. */
export async function seed(ctx: Ctx<SystemActor>, lives: AccountLives): Promise<void> {
  const today = dayOf(ctx.now);
  const months = monthsOfSeed(today);
  const posts = postsOf(lives, months, today);
  const ofPosts = monthsOfPosts(ctx.house.pack, posts, lives.illnesses, months, today);
  await seedPayers(ctx, lives, posts, ofPosts, months, today);
  await seedFamily(ctx, lives);
  await seedIllnesses(ctx, lives, today);
  const openedOn = `${Number((months[0] as string).slice(0, 4)) - 1}-12-31`;
  await insertRows(
    ctx.db,
    'pension_account',
    lives.pensionAccounts.map(one => ({
      party_id: one.insured,
      opened_on: openedOn,
      capital_grosze: one.capitalGrosze,
      contributions_grosze: one.contributionsGrosze,
      subaccount_grosze: one.subaccountGrosze,
      open_fund_grosze: one.openFundGrosze,
      has_subaccount: one.subaccount !== 'none',
      in_open_fund: one.subaccount === 'with-open-fund',
    })),
  );
  for (const pensioner of lives.pensioners) await seedPensioner(ctx, pensioner, months, today);
}

async function seedFamily(ctx: Ctx, lives: AccountLives): Promise<void> {
  await insertRows(
    ctx.db,
    'family_member',
    lives.family.map(member => ({
      party_id: member.insured,
      member_id: newId(),
      pesel: member.pesel,
      given_names: member.givenNames,
      surname: member.surname,
      born_on: member.bornOn,
      kinship: member.kinship,
      reported_from: plusDays(member.bornOn, 7),
    })),
  );
}

/** Each leave stands as a certificate and as the break it makes. */
async function seedIllnesses(ctx: Ctx, lives: AccountLives, today: Day): Promise<void> {
  const leaves = lives.illnesses.map((illness, place) => {
    const from = plusDays(firstDayOf(shiftMonth(monthOf(today), -illness.monthsBack)), SICK_FROM_DAY);
    const payer = lives.employers.find(employer => employer.partyId === illness.employer);
    return { illness, from, to: plusDays(from, illness.days - 1), payerName: payer?.name ?? '', number: `ZP${4_100_217 + place * 1_931}` };
  });
  await insertRows(
    ctx.db,
    'sick_leave',
    leaves.map(({ illness, from, to, payerName, number }) => ({
      party_id: illness.insured,
      leave_id: newId(),
      number,
      payer_name: payerName,
      sick_from: from,
      sick_to: to,
      issued_on: from,
      practitioner: PRACTITIONER,
      in_hospital: illness.place === 'hospital',
      instruction: illness.place === 'hospital' ? '1' : '2',
    })),
  );
  await insertRows(
    ctx.db,
    'break',
    leaves.map(({ illness, from, to, payerName }) => ({
      party_id: illness.insured,
      break_id: newId(),
      payer_name: payerName,
      code: BREAK_CODE,
      break_from: from,
      break_to: to,
    })),
  );
}
