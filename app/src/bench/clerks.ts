import pg from 'pg';
import { newId } from '#platform/new-id.ts';

/** A clerk at work in a measurement, and the work of their branch. */
export interface Clerk {
  token: string;
  branchCode: string;
  /** Numbers of matters of the branch, open and decided. */
  numbers: readonly string[];
}

/** Somebody a clerk looks for. */
export interface Sought {
  partyId: string;
  pesel: string;
  surname: string;
  givenNames: string;
}

const SESSION_HOURS = 12;
const SOUGHT = 4_000;
const NUMBERS_A_CLERK = 40;

/** Opens a session at the desk for that many clerks, spread over the branches, and draws whom they will look for. Written
 *  as the owner: a measurement may know the tables of a module, no module does this. */
export async function seatClerks(url: string, count: number): Promise<{ clerks: readonly Clerk[]; people: readonly Sought[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select set_config('okienko.scope', 'system', false)`);
    const staff = await client.query<{ staff_id: string; branch_code: string }>(
      `select s.staff_id, s.branch_code from (select s.*, row_number() over (partition by s.branch_code order by s.staff_number) as place from identity.staff s
         where 'clerk' = any(s.roles) and s.left_on is null and s.person_id is null) s order by s.place, s.branch_code limit $1`,
      [count],
    );
    if (staff.rows.length < count) throw new Error(`There are ${staff.rows.length} clerks; ${count} are needed.`);
    const clerks: Clerk[] = [];
    for (const [place, { staff_id, branch_code }] of staff.rows.entries()) {
      const token = `bench-clerk-${place}-${newId()}`;
      await client.query(
        `insert into identity.session (session_id, token_hash, face, staff_id, level, way, authenticated_at, opened_at, seen_at, idle_until, expires_at)
         values ($1, sha256($2::bytea), 'desk', $3, 3, 'given', now(), now(), now(), now() + make_interval(hours => $4), now() + make_interval(hours => $4))`,
        [newId(), token, staff_id, SESSION_HOURS],
      );
      // A different stretch of the branch's matters for each clerk.
      const numbers = await client.query<{ number: string }>(
        `(select m.number from cases.matter m where m.branch_code = $1 and m.state not in ('decided', 'received') order by m.matter_id limit $2)
         union all (select m.number from cases.matter m where m.number >= $1 || '.' and m.number < $1 || '/' order by m.number collate "C" offset $3 limit $2)`,
        [branch_code, NUMBERS_A_CLERK, place * 50],
      );
      clerks.push({ token, branchCode: branch_code, numbers: numbers.rows.map(row => row.number) });
    }
    const people = await client.query<{ party_id: string; pesel: string; surname: string; given_names: string }>(
      `select p.person_id as party_id, p.pesel, p.surname, p.given_names from identity.person p
         where p.pesel is not null and substr(p.person_id::text, 33) in (select lpad(to_hex((g * 9973) % 65536), 4, '0') from generate_series(1, 400) g) limit $1`,
      [SOUGHT],
    );
    return {
      clerks,
      people: people.rows.map(row => ({ partyId: row.party_id, pesel: row.pesel, surname: row.surname, givenNames: row.given_names })),
    };
  } finally {
    await client.end();
  }
}
