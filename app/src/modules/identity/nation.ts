import { plusDays } from '#kernel/day.ts';
import type { StaffId } from '#kernel/ids.ts';
import { inBranch, type Nation, WHAT } from '#platform/nation/nation.ts';
import type { NationPart } from '#platform/nation/part.ts';
import { nationTable, type Put } from '#platform/nation/rows.ts';

const PARTY = nationTable('identity.party', 'party_id kind display_name');
const PERSON = nationTable(
  'identity.person',
  'person_id pesel given_names surname born_on business_name nip regon email phone lang street house_number postcode city branch_code',
);
const ORGANISATION = nationTable(
  'identity.organisation',
  'organisation_id name nip regon legal_form street house_number postcode city email branch_code',
);
const REPRESENTATIVE = nationTable('identity.representative', 'organisation_id person_id role valid_from');
const ROLE = nationTable('identity.party_role', 'party_id role since');
const PROFILE = nationTable('identity.profile', 'profile_id person_id status created_at confirmed_at');
const MANDATE = nationTable(
  'identity.mandate',
  'mandate_id grantor_id proxy_id proxy_pesel grantor_name proxy_name scope roles valid_from valid_to granted_at revoked_at revoked_why',
);
const STAFF = nationTable('identity.staff', 'staff_id staff_number name roles branch_code skills');

const ON_THE_PORTAL = 0.65;
const FIRMS_WITH_A_PROXY = 0.4;
const REVOKED = 0.1;
const ROLES_SINCE_DAYS = 1_500;
const ON_BOARD_SINCE_DAYS = 1_400;
const MANDATE_SINCE_DAYS = 300;
/** Who works in each branch of the nation; the first are the clerks. */
export const STAFF_A_BRANCH = 10;
const CLERKS_A_BRANCH = 7;
const ROLES_OF_STAFF = ['clerk', 'clerk', 'clerk', 'clerk', 'clerk', 'clerk', 'clerk', 'supervisor', 'hall-officer', 'auditor'] as const;

/** A clerk of a branch, by a number between 0 and 1. */
export function clerkOfNation(nation: Nation, branch: number, drawn: number): StaffId {
  return staffId(nation, branch * STAFF_A_BRANCH + Math.floor(drawn * CLERKS_A_BRANCH));
}

/** Who looks at what the clerks of a branch propose. */
export function supervisorOfNation(nation: Nation, branch: number): StaffId {
  return staffId(nation, branch * STAFF_A_BRANCH + ROLES_OF_STAFF.indexOf('supervisor'));
}

const staffId = (nation: Nation, n: number): StaffId => nation.id<StaffId>(WHAT.staff, n, FOUNDED);
/** Staff and mandates are few: their ids need not lie in the order of time. */
const FOUNDED = Date.UTC(2021, 0, 4);

export const nationPart: NationPart = {
  tables: [PARTY, PERSON, ORGANISATION, REPRESENTATIVE, ROLE, PROFILE, MANDATE, STAFF],
  person(nation, n, put) {
    const one = nation.citizen(n);
    const branch = nation.branches[one.branch];
    const { business } = one;
    put(PARTY, [one.personId, 'person', one.name]);
    put(PERSON, [
      one.personId,
      one.pesel,
      one.givenName,
      one.surname,
      one.bornOn,
      business?.name ?? null,
      business?.nip ?? null,
      business?.regon ?? null,
      one.email,
      one.phone,
      'pl',
      one.street,
      one.house,
      branch?.postcode ?? null,
      branch?.city ?? null,
      branch?.code ?? '',
    ]);
    const since = plusDays(nation.today, -ROLES_SINCE_DAYS);
    put(ROLE, [one.personId, one.beneficiary ? 'beneficiary' : 'insured', since]);
    if (business) put(ROLE, [one.personId, 'payer', since]);
    if (nation.chance(WHAT.profile, n) < ON_THE_PORTAL) {
      const at = `${since}T09:00:00Z`;
      put(PROFILE, [nation.id(WHAT.profile, n, FOUNDED), one.personId, 'confirmed', at, at]);
    }
  },
  firm(nation, n, put) {
    const firm = nation.firm(n);
    const branch = nation.branches[firm.branch];
    put(PARTY, [firm.partyId, 'organisation', firm.name]);
    put(ORGANISATION, [
      firm.partyId,
      firm.name,
      firm.nip,
      firm.regon,
      'company',
      'Fabryczna',
      String(1 + (n % 90)),
      branch?.postcode ?? null,
      branch?.city ?? null,
      `firma.${n}@example.test`,
      branch?.code ?? '',
    ]);
    put(ROLE, [firm.partyId, 'payer', plusDays(nation.today, -ROLES_SINCE_DAYS)]);
  },
  tie(nation, n, put) {
    const firm = nation.firm(n);
    const board = nation.citizen(firm.board);
    put(REPRESENTATIVE, [firm.partyId, board.personId, 'board', plusDays(nation.today, -ON_BOARD_SINCE_DAYS)]);
    const drawn = nation.chance(WHAT.mandate, n);
    if (drawn >= FIRMS_WITH_A_PROXY) return;
    const proxy = nation.citizen(
      inBranch(firm.branch, nation.chance(WHAT.board, n + nation.firms), nation.branches.length, nation.persons),
    );
    if (proxy.n === board.n) return;
    const from = plusDays(nation.today, -MANDATE_SINCE_DAYS);
    const revoked = drawn < FIRMS_WITH_A_PROXY * REVOKED;
    put(MANDATE, [
      nation.id(WHAT.mandate, n, FOUNDED),
      firm.partyId,
      proxy.personId,
      proxy.pesel,
      firm.name,
      proxy.name,
      'platform',
      '{payer}',
      from,
      null,
      `${from}T10:00:00Z`,
      revoked ? `${plusDays(from, 90)}T10:00:00Z` : null,
      revoked ? 'revoked' : null,
    ]);
  },
  branch(nation, n, put) {
    for (const [place, role] of ROLES_OF_STAFF.entries()) putStaff(nation, put, n * STAFF_A_BRANCH + place, role);
  },
};

function putStaff(nation: Nation, put: Put, n: number, role: string): void {
  // Names as of citizens, from beyond the last of them.
  const { name } = nation.citizen(nation.persons + n);
  const branch = nation.branches[Math.floor(n / STAFF_A_BRANCH)];
  put(STAFF, [staffId(nation, n), `N-${nation.seed}-${n}`, name, `{${role}}`, branch?.code ?? '', '{*}']);
}
