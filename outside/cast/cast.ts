import { makeNip, makeNpwz, makeNrb, makePesel, makeRegon } from '#kernel/demo-identifiers.ts';
import { day, type Day } from '#kernel/day.ts';
import type { PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import type { Nip } from '#kernel/nip.ts';
import type { Npwz } from '#kernel/npwz.ts';
import type { Nrb } from '#kernel/nrb.ts';
import type { Pesel, Sex } from '#kernel/pesel.ts';
import type { Regon } from '#kernel/regon.ts';
import type { StaffRole } from '#platform/context.ts';
import type { Bilingual, Lang } from '#platform/text/text.ts';
import { castId } from './cast-id.ts';

export interface Address {
  street: string;
  postcode: string;
  city: string;
}

export interface Business {
  name: string;
  nip: Nip;
  regon: Regon;
  nrb: Nrb;
}

export interface CastPerson {
  kind: 'person';
  key: string;
  id: PersonId;
  givenName: string;
  secondName?: string;
  familyName: string;
  pesel: Pesel;
  bornOn: Day;
  sex: Sex;
  email: string;
  phone: string;
  /** In which language they read the portal. */
  lang: Lang;
  /** BCP 47, where another language is closer to them. */
  speaks?: string;
  address: Address;
  /** Where their pension or benefit is paid. */
  nrb?: Nrb;
  /** A one-person business (JDG): the person is the payer. */
  business?: Business;
  npwz?: Npwz;
  passport?: string;
  /** How they use a computer or an office. */
  needs?: 'screen-reader' | 'sign-language';
  /** Whether the national node can prove who they are. A child and a person without a trusted profile it cannot. */
  provable: boolean;
  staff?: { staffId: StaffId; roles: readonly StaffRole[]; branchCode: string };
  /** Who this is, for the page where the demo's visitor chooses. */
  about: Bilingual;
}

export interface CastFirm extends Business {
  kind: 'firm';
  key: string;
  id: PartyId;
  shortName: string;
  /** Number in the court register; a public office has none. */
  krs?: string;
  employees: number;
  email: string;
  phone: string;
  address: Address;
  about: Bilingual;
}

/** Branch of Kielce in the institution's list of branches. */
export const HOME_BRANCH = '12';

type Told = Omit<CastPerson, 'kind' | 'key' | 'id' | 'pesel' | 'bornOn' | 'email' | 'phone' | 'lang' | 'provable' | 'staff' | 'address'> & {
  bornOn: string;
  address: string;
  lang?: Lang;
  provable?: false;
  staff?: readonly StaffRole[];
};

const ascii = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
const kielce = (street: string): Address => ({ street, postcode: '25-300', city: 'Kielce' });

// Numbers follow the place in this list: append, do not insert, and nobody's number changes.
let seat = 0;

function person(key: string, told: Told): CastPerson {
  seat += 1;
  const { staff, provable, lang, address, bornOn, ...rest } = told;
  return {
    ...rest,
    kind: 'person',
    key,
    id: castId<PersonId>(`person ${key}`),
    bornOn: day(bornOn),
    pesel: makePesel(day(bornOn), told.sex, 400 + seat),
    email: `${ascii(told.givenName)}.${ascii(told.familyName)}@example.test`,
    phone: `+48600100${String(seat).padStart(3, '0')}`,
    lang: lang ?? 'pl',
    address: kielce(address),
    provable: provable ?? true,
    ...(staff ? { staff: { staffId: castId<StaffId>(`staff ${key}`), roles: staff, branchCode: HOME_BRANCH } } : {}),
  };
}

function business(name: string, seed: number): Business {
  return { name, nip: makeNip(seed), regon: makeRegon(seed), nrb: makeNrb(seed) };
}

function firm(
  key: string,
  told: Omit<CastFirm, keyof Business | 'kind' | 'key' | 'id' | 'email' | 'phone' | 'address'> & {
    name: string;
    seed: number;
    address: string;
  },
): CastFirm {
  const { name, seed, address, ...rest } = told;
  return {
    ...rest,
    ...business(name, seed),
    kind: 'firm',
    key,
    id: castId<PartyId>(`firm ${key}`),
    email: `biuro@${ascii(key)}.example.test`,
    phone: `+48413400${seed}`,
    address: kielce(address),
  };
}

/** Invented people and firms whose lives hang together (see lives.ts). Tests, demo and screenshots use these names. */
export const cast = {
  anna: person('anna', {
    givenName: 'Anna',
    secondName: 'Maria',
    familyName: 'Nowak',
    bornOn: '1988-03-14',
    sex: 'woman',
    address: 'ul. Wiosenna 4 m. 12',
    about: {
      pl: 'pracuje w Firmie X i na pół etatu w Firmie Y, ma córkę Hannę',
      en: 'works for Firma X and half-time for Firma Y, has a daughter, Hanna',
    },
  }),
  hanna: person('hanna', {
    givenName: 'Hanna',
    familyName: 'Nowak',
    bornOn: '2017-06-02',
    sex: 'woman',
    address: 'ul. Wiosenna 4 m. 12',
    provable: false,
    about: { pl: 'córka Anny, zgłoszona do ubezpieczenia zdrowotnego', en: 'Anna’s daughter, on her health insurance' },
  }),
  jan: person('jan', {
    givenName: 'Jan',
    familyName: 'Kowalski',
    bornOn: '1979-11-05',
    sex: 'man',
    address: 'ul. Hydrauliczna 7',
    business: business('Jan Kowalski Usługi Hydrauliczne', 101),
    about: {
      pl: 'prowadzi jednoosobową działalność, zalega ze składkami za jeden miesiąc',
      en: 'a sole trader who owes contributions for one month',
    },
  }),
  katarzyna: person('katarzyna', {
    givenName: 'Katarzyna',
    familyName: 'Wójcik',
    bornOn: '1984-07-22',
    sex: 'woman',
    address: 'ul. Bilansowa 3',
    business: business('Katarzyna Wójcik Biuro Rachunkowe', 102),
    about: { pl: 'księgowa, pełnomocniczka Firmy X i Jana', en: 'an accountant with mandates from Firma X and Jan' },
  }),
  tadeusz: person('tadeusz', {
    givenName: 'Tadeusz',
    familyName: 'Wrona',
    bornOn: '1966-02-09',
    sex: 'man',
    address: 'ul. Bukowa 15',
    about: { pl: 'prezes Firmy X', en: 'president of Firma X' },
  }),
  renata: person('renata', {
    givenName: 'Renata',
    familyName: 'Żak',
    bornOn: '1972-09-30',
    sex: 'woman',
    address: 'ul. Stalowa 2',
    about: { pl: 'prezeska Firmy Y', en: 'president of Firma Y' },
  }),
  maria: person('maria', {
    givenName: 'Maria',
    familyName: 'Lewandowska',
    bornOn: '1951-04-17',
    sex: 'woman',
    address: 'ul. Spokojna 21 m. 3',
    nrb: makeNrb(201),
    about: { pl: 'emerytka, jej emerytura jest zajęta przez komornika', en: 'a pensioner whose pension is seized by a bailiff' },
  }),
  piotr: person('piotr', {
    givenName: 'Piotr',
    familyName: 'Zieliński',
    bornOn: '1974-12-03',
    sex: 'man',
    address: 'ul. Lipowa 9',
    npwz: makeNpwz(425740),
    business: business('Piotr Zieliński Praktyka Lekarska', 103),
    about: { pl: 'lekarz, przyjmuje w dwóch gabinetach', en: 'a doctor with two surgeries' },
  }),
  magdalena: person('magdalena', {
    givenName: 'Magdalena',
    familyName: 'Sikora',
    bornOn: '1993-05-26',
    sex: 'woman',
    address: 'ul. Lipowa 11 m. 5',
    about: { pl: 'asystentka medyczna Piotra', en: 'Piotr’s medical assistant' },
  }),
  ewa: person('ewa', {
    givenName: 'Ewa',
    familyName: 'Szymańska',
    bornOn: '1980-01-19',
    sex: 'woman',
    address: 'ul. Sądowa 1',
    business: business('Komornik Sądowy przy Sądzie Rejonowym w Kielcach Ewa Szymańska', 104),
    about: { pl: 'komornik sądowy, prowadzi egzekucję przeciw Marii', en: 'a bailiff enforcing a debt of Maria’s' },
  }),
  grazyna: person('grazyna', {
    givenName: 'Grażyna',
    familyName: 'Pawlak',
    bornOn: '1969-08-11',
    sex: 'woman',
    address: 'ul. Podatkowa 6',
    about: { pl: 'naczelniczka Urzędu Z', en: 'head of Urząd Z' },
  }),
  leszek: person('leszek', {
    givenName: 'Leszek',
    familyName: 'Dudek',
    bornOn: '1977-10-28',
    sex: 'man',
    address: 'ul. Podatkowa 8 m. 2',
    about: { pl: 'pracownik Urzędu Z z pełnomocnictwem', en: 'an officer of Urząd Z with a mandate' },
  }),
  tomasz: person('tomasz', {
    givenName: 'Tomasz',
    familyName: 'Kamiński',
    bornOn: '1999-06-15',
    sex: 'man',
    address: 'ul. Studencka 14 m. 40',
    provable: false,
    about: {
      pl: 'ma profil niezaufany, szósty dzień z siedmiu na potwierdzenie w oddziale',
      en: 'has an untrusted profile, on day six of seven to confirm it in a branch',
    },
  }),
  olena: person('olena', {
    givenName: 'Olena',
    familyName: 'Kovalenko',
    bornOn: '1990-02-24',
    sex: 'woman',
    address: 'ul. Słoneczna 30 m. 8',
    lang: 'en',
    speaks: 'uk',
    passport: 'FE482913',
    about: { pl: 'obywatelka Ukrainy, pracuje w Firmie X', en: 'a Ukrainian who works for Firma X' },
  }),
  adam: person('adam', {
    givenName: 'Adam',
    familyName: 'Woźniak',
    bornOn: '1962-05-07',
    sex: 'man',
    address: 'ul. Cicha 5',
    needs: 'screen-reader',
    nrb: makeNrb(202),
    about: { pl: 'niewidomy, rencista, korzysta z czytnika ekranu', en: 'blind, on a disability pension, uses a screen reader' },
  }),
  zofia: person('zofia', {
    givenName: 'Zofia',
    familyName: 'Dąbrowska',
    bornOn: '1995-09-12',
    sex: 'woman',
    address: 'ul. Ogrodowa 17',
    needs: 'sign-language',
    about: {
      pl: 'głucha, pracuje w Firmie Y, posługuje się polskim językiem migowym',
      en: 'deaf, works for Firma Y, uses Polish sign language',
    },
  }),
  beata: person('beata', {
    givenName: 'Beata',
    familyName: 'Mazur',
    bornOn: '1983-10-04',
    sex: 'woman',
    address: 'ul. Klonowa 2',
    staff: ['clerk'],
    about: { pl: 'referentka, prowadzi sprawy', en: 'clerk, works on matters' },
  }),
  krzysztof: person('krzysztof', {
    givenName: 'Krzysztof',
    familyName: 'Król',
    bornOn: '1986-04-29',
    sex: 'man',
    address: 'ul. Jasna 19',
    staff: ['consultant'],
    about: { pl: 'konsultant Centrum Obsługi Telefonicznej', en: 'consultant of the contact centre' },
  }),
  halina: person('halina', {
    givenName: 'Halina',
    familyName: 'Wieczorek',
    bornOn: '1970-12-21',
    sex: 'woman',
    address: 'ul. Polna 44',
    staff: ['hall-officer'],
    about: { pl: 'obsługuje stanowisko w sali oddziału', en: 'serves at a counter in the branch hall' },
  }),
  robert: person('robert', {
    givenName: 'Robert',
    familyName: 'Jabłoński',
    bornOn: '1968-03-02',
    sex: 'man',
    address: 'ul. Górna 10',
    staff: ['supervisor'],
    about: { pl: 'kierownik, zatwierdza decyzje', en: 'supervisor, approves decisions' },
  }),
  irena: person('irena', {
    givenName: 'Irena',
    familyName: 'Majewska',
    bornOn: '1975-07-13',
    sex: 'woman',
    address: 'ul. Kontrolna 8',
    staff: ['auditor'],
    about: { pl: 'audytorka, czyta dziennik zdarzeń', en: 'auditor, reads the audit log' },
  }),
  michal: person('michal', {
    givenName: 'Michał',
    familyName: 'Olszewski',
    bornOn: '1991-01-31',
    sex: 'man',
    address: 'ul. Sieciowa 12',
    staff: ['administrator'],
    about: { pl: 'administrator systemu', en: 'administrator of the system' },
  }),
  danuta: person('danuta', {
    givenName: 'Danuta',
    familyName: 'Wrona',
    bornOn: '1979-05-18',
    sex: 'woman',
    address: 'ul. Sieciowa 14',
    staff: ['administrator'],
    about: { pl: 'druga administratorka systemu', en: 'second administrator of the system' },
  }),
  firmaX: firm('firmaX', {
    name: 'Firma X Meble spółka z ograniczoną odpowiedzialnością',
    shortName: 'Firma X',
    seed: 301,
    krs: '0000900301',
    employees: 25,
    address: 'ul. Bukowa 20',
    about: { pl: 'zatrudnia 25 osób, nie ma zaległości', en: 'employs 25 people and owes nothing' },
  }),
  firmaY: firm('firmaY', {
    name: 'Firma Y Konstrukcje Stalowe spółka akcyjna',
    shortName: 'Firma Y',
    seed: 302,
    krs: '0000900302',
    employees: 120,
    address: 'ul. Stalowa 50',
    about: { pl: 'zatrudnia 120 osób', en: 'employs 120 people' },
  }),
  urzadZ: firm('urzadZ', {
    name: 'Urząd Skarbowy Z w Kielcach',
    shortName: 'Urząd Z',
    seed: 303,
    employees: 5,
    address: 'ul. Podatkowa 1',
    about: { pl: 'urząd skarbowy, pięciu pracowników', en: 'a tax office with five officers' },
  }),
} as const satisfies Record<string, CastPerson | CastFirm>;

type Cast = typeof cast;
export type PersonKey = { [Key in keyof Cast]: Cast[Key] extends CastPerson ? Key : never }[keyof Cast];
export type FirmKey = { [Key in keyof Cast]: Cast[Key] extends CastFirm ? Key : never }[keyof Cast];

const everybody: readonly (CastPerson | CastFirm)[] = Object.values(cast);
export const castPeople: readonly CastPerson[] = everybody.filter(one => one.kind === 'person');
export const castFirms: readonly CastFirm[] = everybody.filter(one => one.kind === 'firm');
