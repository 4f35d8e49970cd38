import type { Day } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import { accountFacts } from '#modules/account/index.ts';
import { activeMandatesGiven } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';

type FactSource = (ctx: Ctx, partyId: PartyId, asOf: Day) => Promise<unknown>;

const sources: Readonly<Record<string, FactSource>> = {
  ...accountFacts,
  'mandates-given': async (ctx, partyId, asOf) => ({
    asOf,
    mandates: (await activeMandatesGiven(ctx, partyId, asOf)).map(mandate => ({
      mandateId: mandate.mandateId,
      proxyNames: mandate.proxyName,
      scope: mandate.scope,
      roles: mandate.roles,
      from: mandate.validFrom,
      to: mandate.validTo,
    })),
  }),
};

/** What a rule asks about a party on the day of filing, by the names its form declares. JSON, so that it is stored with
 *  the decision and can be replayed. A fact nobody answers is left out, and the rule must take that as unknown. */
export async function gatherFacts(ctx: Ctx, names: readonly string[], partyId: PartyId, asOf: Day): Promise<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  // One after another: they share one connection and one snapshot.
  for (const name of names) {
    const source = sources[name];
    if (source) facts[name] = await source(ctx, partyId, asOf);
  }
  return JSON.parse(JSON.stringify(facts)) as Record<string, unknown>;
}
