import { activeMandatesGiven, knownOf, mayRead, type PartyCard } from '#modules/identity/index.ts';
import { dayOf } from '#kernel/day.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import type { FormDefinition, Known } from '#platform/forms/definition.ts';
import type { House } from '#platform/house.ts';
import { look } from '#platform/transact.ts';

/** What is known about who files and for whom, for prefills, conditions and lists to choose from. */
export async function knownFor(ctx: Ctx<PersonActor>, form: FormDefinition): Promise<Known> {
  const known = await knownOf(ctx, ctx.actor);
  return { ...known, ...(await optionLists(ctx, form)) };
}

async function optionLists(ctx: Ctx<PersonActor>, form: FormDefinition): Promise<Known> {
  const wanted = new Set(
    form.pages.flatMap(page => page.fields).flatMap(field => ('optionsFrom' in field && field.optionsFrom ? [field.optionsFrom] : [])),
  );
  if (!wanted.has('mandates-given')) return {};
  const given = await activeMandatesGiven(ctx, ctx.actor.partyId, dayOf(ctx.now));
  const lists: Record<string, string | readonly string[]> = { 'options.mandates-given': given.map(mandate => mandate.mandateId) };
  for (const mandate of given) {
    const until = mandate.validTo ?? '';
    lists[`options.mandates-given.${mandate.mandateId}.pl`] = until
      ? `${mandate.proxyName}, od ${mandate.validFrom} do ${until}`
      : `${mandate.proxyName}, od ${mandate.validFrom}, do odwołania`;
    lists[`options.mandates-given.${mandate.mandateId}.en`] = until
      ? `${mandate.proxyName}, from ${mandate.validFrom} to ${until}`
      : `${mandate.proxyName}, from ${mandate.validFrom}, until revoked`;
  }
  return lists;
}

const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, { until: number; known: Known }>();

/** The same, remembered for half a minute for each session and party: filing by API asks it at every request, and it
 *  only prefills and checks. Whether this person may file is never read from here; the filing statement judges that. */
export async function recallKnown(house: House, actor: PersonActor, form: FormDefinition): Promise<Known> {
  const now = house.clock();
  const key = `${actor.sessionId} ${actor.partyId} ${form.code} ${form.version}`;
  const before = remembered.get(key);
  if (before && before.until > now.getTime() && before.until <= now.getTime() + REMEMBERED_MS)
    return { ...before.known, today: dayOf(now) };
  const known = await look(house, actor, ctx => knownFor(ctx, form));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, { until: now.getTime() + REMEMBERED_MS, known });
  return known;
}

const ALL_ROLES = ['insured', 'payer', 'beneficiary', 'institution'] as const;

/** What is known when a filed document is read again: what was offered then is not asked again. */
export function knownOfFiled(party: PartyCard, relation: string): Known {
  return { 'party.kind': party.kind, 'party.roles': ALL_ROLES, 'acting.roles': ALL_ROLES, 'acting.relation': relation };
}

/** Whose drafts and documents of the party this actor reads: everybody's, or, where their mandate does not open the
 *  party's correspondence, only those they wrote themselves. */
export async function readsOnlyOwn(ctx: Ctx<PersonActor>): Promise<boolean> {
  return !(await mayRead(ctx, ctx.actor, { area: 'letters' }));
}
