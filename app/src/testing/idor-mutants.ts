import type { Ctx, PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { ApiAnswer, ApiRoute } from '#platform/http/api.ts';
import { look, transact } from '#platform/transact.ts';
import { accept } from '#kernel/result.ts';

/** The route with one thing wrong: it does not ask whose a thing is. What is not the asker's is looked for again as
 *  `other`, past policy, WHERE and row-level security at once, since each of them alone would still hold. */
export function withoutOwner(house: House, route: ApiRoute, others: (actor: PersonActor) => PersonActor): ApiRoute {
  const { asks, does, apart } = route;
  const isThere = (answer: ApiAnswer): boolean => !(answer.kind === 'problem' && answer.problem === 'not-found');
  if (apart)
    return {
      ...route,
      async apart(at, request) {
        const own = await apart(at, request);
        if (isThere(own)) return own;
        const actor = others(at.actor);
        return apart({ house, actor, look: question => look(house, actor, question) }, request);
      },
    };
  const work = (asks ?? does) as (ctx: Ctx<PersonActor>, request: Parameters<NonNullable<typeof asks>>[1]) => Promise<ApiAnswer>;
  const broken: typeof work = async (ctx, request) => {
    const own = await work(ctx, request);
    if (isThere(own)) return own;
    return (await transact(house, others(ctx.actor), async theirs => accept(await work(theirs, request)))).value;
  };
  return asks ? { ...route, asks: broken } : { ...route, does: broken };
}

/** The list with one thing wrong: it shows everybody what is `other`'s. */
export const ofAnother = (house: House, route: ApiRoute, other: PersonActor): ApiRoute => ({
  ...route,
  asks: (_ctx, request) => look(house, other, ctx => route.asks!(ctx, request)),
});
