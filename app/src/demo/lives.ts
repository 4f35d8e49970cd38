import type { AccountLives } from '#modules/account/seed.ts';
import type { PastContact } from '#modules/contacts/seed.ts';
import type { Nrb } from '#kernel/nrb.ts';
import type { SeedPeople } from '#modules/identity/seed.ts';
import {
  cast,
  castFirms,
  castPeople,
  HOME_BRANCH,
  type CastFirm,
  type CastPerson,
  type FirmKey,
  type PersonKey,
} from '#outside/cast/cast.ts';
import { castId } from '#outside/cast/cast-id.ts';
import {
  arrears,
  contacts,
  employments,
  familyMembers,
  mandates,
  overpayments,
  pensionAccounts,
  representatives,
  seizures,
  sickLeaves,
  untrustedProfiles,
} from '#outside/cast/lives.ts';

/** The cast as the modules' seeds want it: who they are for identity, how they live for the account. */

const untrusted = new Set<string>(untrustedProfiles.map(profile => profile.person));
const isEmployed = (person: CastPerson): boolean => employments.some(employment => employment.employee === person.key);
const isPensioner = (person: CastPerson): person is CastPerson & { nrb: Nrb } => person.nrb !== undefined;
const namesOf = (person: CastPerson): string => [person.givenName, person.secondName].filter(Boolean).join(' ');

function rolesOf(person: CastPerson): SeedPeople['persons'][number]['roles'] {
  return [
    ...(isEmployed(person) || person.business || person.staff ? ['insured' as const] : []),
    ...(person.business ? ['payer' as const] : []),
    ...(isPensioner(person) ? ['beneficiary' as const] : []),
  ];
}

/** Password of the untrusted profile of the demo. Nobody's real one; the demo prints it. */
export const DEMO_PASSWORD = 'okienko-na-probe-7';

export function seedPeople(): SeedPeople {
  return {
    persons: castPeople
      .filter(person => !untrusted.has(person.key))
      .map(person => ({
        personId: person.id,
        pesel: person.pesel,
        givenNames: namesOf(person),
        surname: person.familyName,
        bornOn: person.bornOn,
        email: person.email,
        phone: person.phone,
        lang: person.lang,
        address: person.address,
        branchCode: HOME_BRANCH,
        roles: rolesOf(person),
        profile: person.provable ? 'confirmed' : 'none',
        ...(person.business ? { business: { name: person.business.name, nip: person.business.nip, regon: person.business.regon } } : {}),
      })),
    registered: untrustedProfiles.map(({ person: key, daysBack }) => {
      const person: CastPerson = cast[key];
      return {
        profileId: castId(`profile ${key}`),
        personId: person.id,
        pesel: person.pesel,
        givenNames: namesOf(person),
        surname: person.familyName,
        bornOn: person.bornOn,
        email: person.email,
        phone: person.phone,
        lang: person.lang,
        branchCode: HOME_BRANCH,
        login: person.email.split('@')[0] as string,
        password: DEMO_PASSWORD,
        daysBack,
      };
    }),
    organisations: castFirms.map(firm => ({
      organisationId: firm.id,
      name: firm.name,
      nip: firm.nip,
      regon: firm.regon,
      legalForm: firm.krs ? 'company' : 'public-body',
      email: firm.email,
      address: firm.address,
      branchCode: HOME_BRANCH,
      roles: firm.krs ? ['payer' as const] : ['payer' as const, 'institution' as const],
    })),
    representatives: representatives.map(({ body, person }) => ({
      organisationId: cast[body].id,
      personId: cast[person].id,
      role: 'board',
      daysBack: 2_000,
    })),
    mandates: mandates.map(({ grantor, proxy, scope, daysBack }) => ({
      grantorId: cast[grantor].id,
      proxyPesel: cast[proxy].pesel,
      proxyNames: `${cast[proxy].givenName} ${cast[proxy].familyName}`,
      scope: 'platform' as const,
      roles: scope === 'payer' ? ['payer' as const] : scope === 'bailiff' ? ['institution' as const] : ['insured' as const],
      daysBack,
    })),
    staff: castPeople.flatMap(person =>
      person.staff
        ? [
            {
              staffId: person.staff.staffId,
              personId: person.id,
              name: `${person.givenName} ${person.familyName}`,
              roles: person.staff.roles,
              branchCode: person.staff.branchCode,
              skills: [],
            },
          ]
        : [],
    ),
  };
}

const owes = (key: PersonKey | FirmKey): number => arrears.find(one => one.payer === key)?.months ?? 0;

const reported = (person: CastPerson) => ({ givenNames: namesOf(person), surname: person.familyName, pesel: person.pesel });

const overpaidBy = (key: FirmKey) => {
  const found = overpayments.find(one => one.payer === key);
  return found ? { overpaid: { monthsBack: found.monthsBack, grosze: found.grosze } } : {};
};

export function accountLives(): AccountLives {
  const employer = (firm: CastFirm) => ({
    partyId: firm.id,
    name: firm.name,
    nip: firm.nip,
    owesMonths: owes(firm.key as FirmKey),
    insured: firm.employees,
    ...overpaidBy(firm.key as FirmKey),
  });
  return {
    employers: castFirms.map(employer),
    employments: employments.map(({ employee, employer: at, monthsBack, postPercent }) => ({
      employee: cast[employee].id,
      ...reported(cast[employee]),
      employer: cast[at].id,
      monthsBack,
      postPercent,
    })),
    selfEmployed: castPeople.flatMap(person =>
      person.business
        ? [
            {
              partyId: person.id,
              ...reported(person),
              name: person.business.name,
              nip: person.business.nip,
              owesMonths: owes(person.key as PersonKey),
              ...(person.key === 'jan' ? { sicknessMonthsBack: 20 } : {}),
            },
          ]
        : [],
    ),
    family: familyMembers.map(({ insured, member }) => {
      const child: CastPerson = cast[member];
      return {
        insured: cast[insured].id,
        pesel: child.pesel,
        givenNames: child.givenName,
        surname: child.familyName,
        bornOn: child.bornOn,
        kinship: 'child' as const,
      };
    }),
    illnesses: sickLeaves.map(({ insured, employer: at, monthsBack, days, place }) => ({
      insured: cast[insured].id,
      employer: cast[at].id,
      monthsBack,
      days,
      place,
    })),
    pensionAccounts: pensionAccounts.map(({ insured, ...account }) => ({ insured: cast[insured].id, ...account })),
    pensioners: castPeople.filter(isPensioner).map(person => {
      const seizure = seizures.find(one => one.debtor === person.key);
      return {
        partyId: person.id,
        kind: person.key === 'maria' ? 'old-age-pension' : 'disability-pension',
        number: `I/20/${person.pesel.slice(-6)}`,
        nrb: person.nrb,
        monthsBack: 60,
        firstGrossGrosze: person.key === 'maria' ? 286_200 : 183_450,
        ...(seizure ? { seizure: { reference: `Km 1${seizure.daysBack}/26`, daysBack: seizure.daysBack } } : {}),
      };
    }),
  };
}

export const pastContacts = (): readonly PastContact[] =>
  contacts.flatMap(({ person, by, ...contact }) => {
    const staff = (cast[by] as CastPerson).staff;
    return staff
      ? [
          {
            ...contact,
            contactId: castId(`contact ${person} ${contact.daysBack}`),
            partyId: cast[person].id,
            staffId: staff.staffId,
            branchCode: staff.branchCode,
          },
        ]
      : [];
  });
