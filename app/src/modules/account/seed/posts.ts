import { amountOn, ofPay, titleOn, type TitleContributions } from '#app/contributions/index.ts';
import { makePesel } from '#kernel/demo-identifiers.ts';
import { day, type Day, firstDayOf, lastDayOf, type Month, monthOf, plusDays, shiftMonth } from '#kernel/day.ts';
import { type Grosze, grosze, multiply, sum } from '#kernel/grosze.ts';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import type { Pack } from '#platform/pack.ts';
import { newId } from '#platform/new-id.ts';
import type { AccountLives } from './lives.ts';
import { termsOfDemo } from './months.ts';

/** Somebody's employment, with what of it changes from month to month. */
export interface Post {
  titleId: string;
  partyId: PartyId;
  employer: AccountLives['employers'][number];
  givenNames: string;
  surname: string;
  pesel: string;
  from: Day;
  to: Day | null;
  /** Monthly, in today's money and without a bonus. */
  pay: Grosze;
}

export interface PostMonth {
  post: Post;
  month: Month;
  contributions: TitleContributions;
}

export const EMPLOYEE = '011000';

/** Monthly pay by place in a company, from the minimum wage to a manager's; one of 25 earns more than the yearly cap. */
const PAY = [785_000, 512_000, 548_000, 590_000, 615_050, 480_600, 660_000, 720_000, 910_000, 1_240_000] as const;
const PAY_OF_DIRECTOR = 2_800_000;
const DIRECTOR_EVERY = 25;
/** The bonus of December, on top of the pay. */
const WITH_BONUS = '1.1';
/** One of so many has left, and somebody else has come. */
const LEAVER_EVERY = 12;
const LEFT_MONTHS_AGO = 10;
/** Days of sickness benefit bear no social contribution: a thirtieth of the pay less for each. */
const DAYS_OF_PAY = 30n;

const WOMEN = ['Agnieszka', 'Barbara', 'Celina', 'Dorota', 'Elżbieta', 'Joanna', 'Małgorzata', 'Natalia', 'Urszula', 'Wiktoria'] as const;
const MEN = ['Andrzej', 'Bartosz', 'Dariusz', 'Grzegorz', 'Jakub', 'Łukasz', 'Marcin', 'Paweł', 'Rafał', 'Stanisław'] as const;
const SURNAMES = [
  'Adamczyk',
  'Baran',
  'Chmiel',
  'Dziedzic',
  'Głowacki',
  'Kubiak',
  'Lis',
  'Musiał',
  'Nawrot',
  'Osiecki',
  'Ptak',
  'Sowa',
  'Urban',
] as const;

const payAt = (place: number, percent: number): Grosze => {
  const whole = place % DIRECTOR_EVERY === DIRECTOR_EVERY - 1 ? PAY_OF_DIRECTOR : (PAY[place % PAY.length] as number);
  return multiply(grosze(whole), (percent / 100).toFixed(2));
};

/** Everybody employed in the demo: those it names, and as many others as their employer says. */
export function postsOf(lives: AccountLives, months: readonly Month[], today: Day): readonly Post[] {
  const since = firstDayOf(shiftMonth(months[0] as Month, -50));
  let invented = 0;
  const somebodyElse = (): ReturnType<typeof somebody> => {
    invented += 1;
    return somebody(invented);
  };
  return lives.employers.flatMap(employer => {
    const named = lives.employments
      .filter(employment => employment.employer === employer.partyId)
      .map(
        (employment, place): Post => ({
          titleId: newId(),
          partyId: employment.employee,
          employer,
          givenNames: employment.givenNames,
          surname: employment.surname,
          pesel: employment.pesel,
          from: firstDayOf(shiftMonth(monthOf(today), -employment.monthsBack)),
          to: null,
          pay: payAt(place, employment.postPercent),
        }),
      );
    const others = Array.from({ length: Math.max(0, employer.insured - named.length) }, (_, at): Post => {
      const place = named.length + at;
      return { ...somebodyElse(), employer, from: plusDays(since, (place * 37) % 900), to: null, pay: payAt(place, 100) };
    });
    const left = lastDayOf(shiftMonth(monthOf(today), -LEFT_MONTHS_AGO));
    const leavers = Array.from({ length: Math.floor(employer.insured / LEAVER_EVERY) }, (_, at): Post => {
      const comer = others.at(-1 - at);
      if (comer) comer.from = plusDays(left, 1);
      return { ...somebodyElse(), employer, from: since, to: left, pay: payAt(at, 100) };
    });
    return [...named, ...others, ...leavers];
  });
}

/** An invented person with names and a PESEL that agree, the same for the same number. */
function somebody(number: number): Pick<Post, 'titleId' | 'partyId' | 'givenNames' | 'surname' | 'pesel'> {
  const sex = number % 2 === 0 ? 'woman' : 'man';
  const surname = SURNAMES[number % SURNAMES.length] as string;
  const bornOn = day(`${1970 + (number % 29)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`);
  return {
    titleId: newId(),
    partyId: newId<PersonId>(),
    givenNames: (sex === 'woman' ? WOMEN : MEN)[Math.floor(number / 2) % WOMEN.length] as string,
    surname: sex === 'woman' ? surname.replace(/cki$/, 'cka') : surname,
    pesel: makePesel(bornOn, sex, 1_000 + number),
  };
}

/** Contributions of every post in every month by the rules and parameters of that month. Pay follows the minimum wage. */
export function monthsOfPosts(
  pack: Pack,
  posts: readonly Post[],
  illnesses: AccountLives['illnesses'],
  months: readonly Month[],
  today: Day,
): readonly PostMonth[] {
  const wageNow = amountOn(pack.parameters, 'minimum-wage', today);
  const illDays = new Map(
    illnesses.map(one => [`${one.insured} ${one.employer} ${shiftMonth(monthOf(today), -one.monthsBack)}`, one.days]),
  );
  const basesOfYear = new Map<string, Grosze>();
  return months.flatMap(month => {
    const terms = termsOfDemo(pack, month);
    const title = titleOn(pack.insuranceTitles, EMPLOYEE, firstDayOf(month));
    if (!title.ok) throw new RangeError(`The demo's title code: ${title.refusal.kind}`);
    const employed = posts
      .filter(post => post.from <= firstDayOf(month) && (post.to === null || post.to >= lastDayOf(month)))
      .map(post => {
        const ofThen = multiply(post.pay, { numerator: terms.minimumWage, denominator: wageNow });
        const pay = month.endsWith('-12') ? multiply(ofThen, WITH_BONUS) : ofThen;
        const ill = BigInt(illDays.get(`${post.partyId} ${post.employer.partyId} ${month}`) ?? 0);
        return { post, pay: ill === 0n ? pay : multiply(pay, { numerator: DAYS_OF_PAY - ill, denominator: DAYS_OF_PAY }) };
      });
    return employed.map(({ post, pay }): PostMonth => {
      const year = `${post.partyId} ${month.slice(0, 4)}`;
      const before = basesOfYear.get(year) ?? grosze(0);
      const payOfAllTitles = sum(employed.filter(other => other.post.partyId === post.partyId).map(other => other.pay));
      const contributions = ofPay(
        { title: title.value, pay, before, accidentRate: terms.accident, allTitles: { base: payOfAllTitles } },
        terms,
      );
      basesOfYear.set(year, sum([before, contributions.pensionBase]));
      return { post, month, contributions };
    });
  });
}
