import pg from 'pg';

/** A crowd with open sessions to file and read as. A quarter represents a firm, a quarter holds a firm's mandate, half
 *  act for themselves. Written as the owner, by the hundred: a measurement may know the tables, no module does this. */
export interface Member { token: string; partyId: string; relation: 'self' | 'representative' | 'mandate' }

export const tokenOf = (place: number): string => `bench-${place}`;
const PERSON = '00000000-0000-7000-8000-';
const FIRM = '00000000-0000-7000-9000-';
const idOf = (prefix: string, place: number): string => prefix + String(place).padStart(12, '0');

export const relationOf = (place: number): Member['relation'] => (place % 4 === 1 ? 'representative' : place % 4 === 3 ? 'mandate' : 'self');

/** The same rule in SQL, for pgbench: `i` is the member's place. */
export const PARTY_SQL = (i: string): string => `(case when ${i} % 4 in (1, 3) then '${FIRM}' else '${PERSON}' end || lpad((${i})::text, 12, '0'))::uuid`;
export const TOKEN_HASH_SQL = (i: string): string => `encode(sha256(('bench-' || (${i})::text)::bytea), 'hex')`;

export async function makeCrowd(url: string, size: number): Promise<Member[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(CROWD_SQL, [size]);
    await client.query('analyze');
  } finally {
    await client.end();
  }
  return Array.from({ length: size }, (_, place) => ({ token: tokenOf(place), partyId: idOf(relationOf(place) === 'self' ? PERSON : FIRM, place), relation: relationOf(place) }));
}

const CROWD_SQL = '';
