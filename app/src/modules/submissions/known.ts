import { knownOf, mayRead, type PartyCard } from '#modules/identity/index.ts';
import { dayOf, monthOf, shiftMonth } from '#kernel/day.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import type { FormDefinition, Known } from '#platform/forms/definition.ts';
import type { House } from '#platform/house.ts';
import { look } from '#platform/transact.ts';
import { offeredFor, offeredThen } from './offered.ts';
import type { Submission } from './types.ts';

/** What is known about who files and for whom, for prefills, conditions and lists to choose from. */
export async function knownFor(ctx: Ctx<PersonActor>, form: FormDefinition): Promise<Known> {
  const known = await knownOf(ctx, ctx.actor);
  return { ...known, 'next-month': shiftMonth(monthOf(dayOf(ctx.now)), 1), ...(await offeredFor(ctx, form)) };
}

const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, { until: number; known: Known }>();

/** The same, remembered for half a minute for each session and party: filing by API asks it at every request, and it
 *  only prefills and checks. Whether this person may file is never read from here; the filing statement judges that. */
export async function recallKnown(house: House, actor: PersonActor, form: FormDefinition): Promise<Known> {
  const now = house.clock();
  const key = keyOf(actor, form);
  const before = remembered.get(key);
  if (before && before.until > now.getTime() && before.until <= now.getTime() + REMEMBERED_MS)
    return { ...before.known, today: dayOf(now) };
  const known = await look(house, actor, ctx => knownFor(ctx, form));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, { until: now.getTime() + REMEMBERED_MS, known });
  return known;
}

/** What was last remembered of it, however old: while the database is away nobody can say more. */
export const lastKnown = (actor: PersonActor, form: FormDefinition): Known | undefined => remembered.get(keyOf(actor, form))?.known;

const keyOf = (actor: PersonActor, form: FormDefinition): string => `${actor.sessionId} ${actor.partyId} ${form.code} ${form.version}`;

const ALL_ROLES = ['insured', 'payer', 'beneficiary', 'institution'] as const;

/** What is known when a filed document is read again: what was offered then stands in it. */
export function knownOfFiled(
  form: FormDefinition,
  { document, relation }: Pick<Submission, 'document' | 'relation'>,
  party: PartyCard,
): Known {
  return {
    ...offeredThen(form, document),
    'party.kind': party.kind,
    'party.roles': ALL_ROLES,
    'acting.roles': ALL_ROLES,
    'acting.relation': relation,
  };
}

/** Whose drafts and documents of the party this actor reads: everybody's, or, where their mandate does not open the
 *  party's correspondence, only those they wrote themselves. */
export async function readsOnlyOwn(ctx: Ctx<PersonActor>): Promise<boolean> {
  return !(await mayRead(ctx, ctx.actor, { area: 'letters' }));
}
