import type { Static, TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { Day } from '#kernel/day.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import type { EffectWish } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** The request that is being granted. */
export interface Granted {
  partyId: PartyId;
  submissionId: SubmissionId;
  filedOn: Day;
}

/** Something a module lets become true when a request is granted: a mandate is entered, a payout account changes. The
 *  pack's rule asks for it by name, whoever decides. */
export interface Effect {
  /** `module.does-what`, unique in the house. */
  name: string;
  /** For the clerk who is about to grant. @throws Error when the wish cannot be read */
  told(wish: unknown): Bilingual;
  /** @throws Error when the wish cannot be read */
  run(ctx: Ctx, granted: Granted, wish: unknown): Promise<Result<unknown, { kind: string }>>;
}

export function effect<Shape extends TSchema>(
  name: string,
  shape: Shape,
  does: {
    told(wish: Static<Shape>): Bilingual;
    run(ctx: Ctx, granted: Granted, wish: Static<Shape>): Promise<Result<unknown, { kind: string }>>;
  },
): Effect {
  const compiled = TypeCompiler.Compile(shape);
  const read = (wish: unknown): Static<Shape> => {
    if (compiled.Check(wish)) return wish;
    throw new Error(`${name} is asked for in a way that cannot be read: ${[...compiled.Errors(wish)].map(error => error.path).join(' ')}`);
  };
  return { name, told: wish => does.told(read(wish)), run: (ctx, granted, wish) => does.run(ctx, granted, read(wish)) };
}

export interface Effects {
  /** What would become true, one sentence each. */
  told(wished: readonly EffectWish[]): readonly Bilingual[];
  /** Lets it become true in the transaction of the decision; at the first refusal the decision is not made either.
   *  @throws Error when a rule asks for an effect that is not there */
  run(ctx: Ctx, granted: Granted, wished: readonly EffectWish[]): Promise<Result<undefined, { name: string; kind: string }>>;
}

export function makeEffects(effects: readonly Effect[]): Effects {
  const byName = new Map(effects.map(one => [one.name, one]));
  const find = (name: string): Effect => {
    const found = byName.get(name);
    if (!found) throw new Error(`No effect is called ${name}.`);
    return found;
  };
  return {
    told: wished => wished.map(wish => find(wish.name).told(wish.with)),
    async run(ctx, granted, wished) {
      for (const { name, with: wish } of wished) {
        const done = await find(name).run(ctx, granted, wish);
        if (!done.ok) return refuse({ name, kind: done.refusal.kind });
      }
      return accept(undefined);
    },
  };
}
