import type { Ctx, StaffActor } from '#platform/context.ts';
import type { Lang } from '#platform/text/text.ts';
import { type Hit, readSought } from '#platform/search.ts';

export interface Findings {
  tooShort: boolean;
  hits: readonly Hit[];
}

/** Asks every module at once. That somebody looked, for what, and whom they were shown is kept in the audit log as one
 *  event; who was shown reads of it (platform/audit/who-looked.ts), though not what was looked for. */
export async function find(ctx: Ctx<StaffActor> & { lang: Lang }, typed: string, most: number): Promise<Findings> {
  const sought = readSought(typed, most);
  if (!sought) return { tooShort: true, hits: [] };
  const hits = (await Promise.all(ctx.house.searches.map(search => search(ctx, sought, ctx.lang)))).flat();
  await ctx.audit({
    action: 'desk.search',
    object: 'search:desk',
    subjectPartyId: null,
    purpose: 'search',
    facts: { sought: sought.typed, found: hits.map(hit => `${hit.kind}:${hit.id}`) },
  });
  return { tooShort: false, hits };
}
