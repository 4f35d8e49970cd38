import { makePesel, makeRegon } from '#kernel/demo-identifiers.ts';
import { type Day, dayOf, daysBetween, plusDays } from '#kernel/day.ts';
import type { Id, PartyId, PersonId } from '#kernel/ids.ts';
import { nipCheckDigit } from '#kernel/nip.ts';
import type { Sex } from '#kernel/pesel.ts';
import type { FormRegistry } from '#platform/forms/registry.ts';
import type { BranchRecord, Pack } from '#platform/pack.ts';
import { givenNameOf, streetOf, surnameOf, tradeOf } from './names.ts';

/** An invented nation, the same for the same seed: its people, firms and matters are numbered from 0, and each is told
 *  from its number alone, so that any module can tell anyone without asking and any number of hands can write at once.
 *  Nothing in it is a real person's; see kernel/demo-identifiers.ts. */
export interface Nation {
  readonly seed: number;
  readonly persons: number;
  readonly firms: number;
  readonly matters: number;
  readonly pack: Pack;
  readonly forms: FormRegistry;
  /** Branches in which they live; the place in this list is a citizen's `branch`. */
  readonly branches: readonly BranchRecord[];
  readonly now: Date;
  readonly today: Day;
  citizen(n: number): Citizen;
  firm(n: number): Firm;
  /** A number between 0 and 1, by chance but always the same for the same `what` and `n`. */
  chance(what: number, n: number): number;
  /** An id of version 7 in form: its head the moment, its tail what it is the id of. */
  id<I extends Id<string>>(what: number, n: number, at: number): I;
  /** The day of an instant in Poland, remembered by the hour. */
  dayAt(instant: number): Day;
}

export interface Citizen {
  n: number;
  personId: PersonId;
  branch: number;
  sex: Sex;
  bornOn: Day;
  pesel: string;
  givenName: string;
  surname: string;
  name: string;
  email: string;
  phone: string;
  street: string;
  house: string;
  /** Of those who run a business in their own name. */
  business: { name: string; nip: string; regon: string } | null;
  beneficiary: boolean;
}

export interface Firm {
  n: number;
  partyId: PartyId;
  branch: number;
  name: string;
  nip: string | null;
  regon: string;
  /** The citizen on its board. */
  board: number;
}

const PERSONS_A_FIRM = 20;
const BORN_FROM = '1936-01-01' as Day;
const BORN_UNTIL = '2008-01-01' as Day;
/** PESEL serials of a day and sex from here on: the cast and what tests make stay below. */
const FIRST_SERIAL = 4_500;
/** Tells the days of birth of neighbours apart; a prime, so that it meets every day. */
const BIRTH_STEP = 7_919;
const NO_OFFICES = ['999', '998'] as const;
/** Of the million numbers of such an office the cast has the first; people take these, firms those from the middle. */
const FIRST_NIP = 20_000;
const FIRST_FIRM_NIP = 560_000;
const LAST_NIP = 1_000_000;
const REGONS = 9_000_000;
const PENSION_AGE_YEARS = 63;
const BUSINESS_SHARE = 0.1;
const HOUR_MS = 3_600_000;

/** What chance is asked about and ids are of. */
export const WHAT = {
  person: 1,
  firm: 2,
  sex: 3,
  givenName: 4,
  surname: 5,
  address: 6,
  business: 7,
  board: 8,
  profile: 9,
  mandate: 10,
  staff: 11,
  matter: 12,
  submission: 13,
  receipt: 14,
  decision: 15,
  letter: 16,
  fate: 17,
  pace: 18,
  party: 19,
  title: 20,
  event: 21,
  opening: 22,
  outcome: 24,
  delivery: 25,
  request: 26,
  suspension: 27,
} as const;

export function makeNation(wish: { seed: number; persons: number; matters: number; now: Date; pack: Pack; forms: FormRegistry }): Nation {
  const { seed, persons, matters, now, pack, forms } = wish;
  const firms = Math.max(2, Math.floor(persons / PERSONS_A_FIRM));
  const branches = pack.branches.filter(branch => branch.kind === 'branch').slice(0, firms);
  const days = daysBetween(BORN_FROM, BORN_UNTIL);
  const pensioners = plusDays(dayOf(now), -Math.round(PENSION_AGE_YEARS * 365.25));
  const founded = now.getTime() - 5 * 365 * 24 * HOUR_MS;
  const hours = new Map<number, Day>();
  const births = Array.from({ length: days }, (_, at) => plusDays(BORN_FROM, at));

  const chance = (what: number, n: number): number => scattered(seed, what, n);
  const id = <I extends Id<string>>(what: number, n: number, at: number): I => {
    const time = Math.floor(at).toString(16).padStart(12, '0');
    const tail = (seed * 0x1_00_00_00_00 + n).toString(16).padStart(12, '0').slice(-12);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${what.toString(16).padStart(3, '0')}-8a00-${tail}` as I;
  };
  const branchOf = (n: number): number => n % branches.length;

  return {
    seed,
    persons,
    firms,
    matters,
    pack,
    forms,
    branches,
    now,
    today: dayOf(now),
    chance,
    id,
    dayAt(instant) {
      const hour = Math.floor(instant / HOUR_MS);
      let day = hours.get(hour);
      if (day === undefined) {
        day = dayOf(new Date(hour * HOUR_MS));
        hours.set(hour, day);
      }
      return day;
    },
    citizen(n) {
      const sex: Sex = chance(WHAT.sex, n) < 0.52 ? 'woman' : 'man';
      const bornOn = births[(n * BIRTH_STEP) % days] as Day;
      const givenName = givenNameOf(sex, chance(WHAT.givenName, n));
      const surname = surnameOf(sex, chance(WHAT.surname, n));
      const beneficiary = bornOn < pensioners;
      const nip = !beneficiary && chance(WHAT.business, n) < BUSINESS_SHARE ? nipOf(FIRST_NIP + n, FIRST_FIRM_NIP) : null;
      const address = chance(WHAT.address, n);
      return {
        n,
        personId: id<PersonId>(WHAT.person, n, founded),
        branch: branchOf(n),
        sex,
        bornOn,
        pesel: makePesel(bornOn, sex, FIRST_SERIAL + Math.floor(n / days)),
        givenName,
        surname,
        name: `${givenName} ${surname}`,
        email: `mieszkaniec.${n}@example.test`,
        phone: `+48${600_000_000 + (n % 100_000_000)}`,
        street: streetOf(address),
        house: String(1 + ((n * 31) % 120)),
        business: nip === null ? null : { name: `${tradeOf(address)} ${givenName} ${surname}`, nip, regon: makeRegon((n * 7) % REGONS) },
        beneficiary,
      };
    },
    firm(n) {
      const drawn = chance(WHAT.firm, n);
      return {
        n,
        partyId: id<PartyId>(WHAT.firm, n, founded),
        branch: branchOf(n),
        name: `${tradeOf(drawn)} ${surnameOf('man', chance(WHAT.surname, n + persons))} nr ${n + 1} sp. z o.o.`,
        nip: nipOf(FIRST_FIRM_NIP + n, LAST_NIP),
        regon: makeRegon((n * 11 + 5) % REGONS),
        // Somebody of the same branch.
        board: inBranch(branchOf(n), chance(WHAT.board, n), branches.length, persons),
      };
    },
  };
}

/** One of those numbered below `count` who belong to a branch. */
export function inBranch(branch: number, drawn: number, branches: number, count: number): number {
  const there = Math.floor((count - 1 - branch) / branches) + 1;
  return branch + branches * Math.floor(drawn * there);
}

/** Of an office that is none; where digits begin no number (every eleventh) there, of its neighbour.
 *  @returns null where no numbers are left: who gets none is no payer */
function nipOf(at: number, end: number): string | null {
  if (at >= end) return null;
  const digits = String(at).padStart(6, '0');
  for (const office of NO_OFFICES) {
    const check = nipCheckDigit(office + digits);
    if (check !== undefined) return `${office}${digits}${check}`;
  }
  return null;
}

/** Bits well mixed (the finaliser of MurmurHash3): neighbours come out far apart. */
function scattered(seed: number, what: number, n: number): number {
  let bits = Math.imul(n ^ Math.imul(what, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(seed + 1, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 4_294_967_296;
}
