import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import { findBranch } from '#modules/branches/index.ts';
import type { Ctx, Db } from '#platform/context.ts';
import type { Hit, Search } from '#platform/search.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from './text.ts';

/** What staff may see of a party that is not open to them. */
export interface MaskedParty {
  partyId: PartyId;
  kind: 'person' | 'organisation';
  name: string;
  bornYear: number | null;
  nip: string | null;
  regon: string | null;
  businessName: string | null;
  city: string | null;
  branchCode: string;
}

/** Parties by what typing tells of them: words of a name, or a number. */
export const searchParties: Search = async (ctx, sought, lang) => {
  const found = sought.digits
    ? await sql<{ ids: PartyId[] }>`select identity.door_find_by_number(${sought.digits}, ${sought.most}) as ids`.execute(ctx.db)
    : sought.words.some(word => /\d/.test(word))
      ? undefined
      : await sql<{ ids: PartyId[] }>`select identity.door_find_by_name(${[...sought.words]}::text[], ${sought.most}) as ids`.execute(
          ctx.db,
        );
  const ids = found?.rows[0]?.ids ?? [];
  if (ids.length === 0) return [];
  const parties = await maskedParties(ctx.db, ids);
  return parties
    .sort((a, b) => a.name.localeCompare(b.name, 'pl'))
    .slice(0, sought.most)
    .map(
      (party): Hit => ({
        kind: 'party',
        id: party.partyId,
        title: party.name,
        about: aboutMasked(ctx, party, lang),
        href: `/desk/people/${party.partyId}`,
      }),
    );
};

export async function maskedParties(db: Db, ids: readonly PartyId[]): Promise<MaskedParty[]> {
  const found =
    await sql<MaskedParty>`select m.party_id as "partyId", m.kind, m.name, m.born_year as "bornYear", m.nip, m.regon, m.business_name as "businessName",
      m.city, m.branch_code as "branchCode" from identity.door_party_masked(${[...ids]}::uuid[]) m`.execute(db);
  return found.rows;
}

/** What tells one from others of the same name, without a digit of the PESEL: beside the first digits somebody typed, the
 *  last ones would tell nearly all of it. */
export function aboutMasked(ctx: Pick<Ctx, 'house'>, party: MaskedParty, lang: Lang): string[] {
  const t = text(lang);
  return [
    ...(party.businessName ? [party.businessName] : []),
    ...(party.bornYear === null ? [] : [t('search.born', { year: String(party.bornYear) })]),
    ...(party.nip ? [`NIP ${party.nip}`] : []),
    ...(party.kind === 'organisation' && party.regon ? [`REGON ${party.regon}`] : []),
    ...(party.city ? [party.city] : []),
    findBranch(ctx.house.pack, party.branchCode)?.name ?? party.branchCode,
  ];
}
