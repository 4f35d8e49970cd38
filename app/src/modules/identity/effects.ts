import { Type } from '@sinclair/typebox';
import { type Day, dayOf } from '#kernel/day.ts';
import type { MandateId } from '#kernel/ids.ts';
import { refuse } from '#kernel/result.ts';
import { type Effect, effect } from '#platform/effects.ts';
import { activeMandatesGiven } from './questions.ts';
import { text } from './text.ts';
import type { PartyRole } from './types.ts';
import { grantMandate } from './use-cases/grant-mandate.ts';
import { revokeMandate } from './use-cases/revoke-mandate.ts';

const words = Type.String({ minLength: 1 });
const orNull = <Shape extends Parameters<typeof Type.Union>[0][number]>(shape: Shape) => Type.Union([shape, Type.Null()]);

const Grant = Type.Object({
  proxyPesel: words,
  proxyNames: words,
  scope: Type.Union([Type.Literal('action'), Type.Literal('all'), Type.Literal('platform'), Type.Literal('both')]),
  roles: Type.Array(words),
  forms: orNull(Type.Array(words)),
  correspondenceOnly: Type.Boolean(),
  /** Null: from the day of filing. */
  from: orNull(words),
  to: orNull(words),
  note: Type.Optional(orNull(words)),
});
const Revoke = Type.Object({ mandateId: words });

/** What PEL and PEL-O ask for. */
export const effects: readonly Effect[] = [
  effect('identity.grant-mandate', Grant, {
    told: wish => {
      const values = { proxy: wish.proxyNames, to: wish.to ?? 'none' };
      return { pl: text('pl')('effect.grant-mandate', values), en: text('en')('effect.grant-mandate', values) };
    },
    run: (ctx, granted, wish) =>
      grantMandate(ctx, {
        ...wish,
        roles: wish.roles as PartyRole[],
        from: (wish.from ?? granted.filedOn) as Day,
        to: wish.to as Day | null,
        note: wish.note ?? null,
        grantorId: granted.partyId,
        submissionId: granted.submissionId,
      }),
  }),
  effect('identity.revoke-mandate', Revoke, {
    told: () => ({ pl: text('pl')('effect.revoke-mandate'), en: text('en')('effect.revoke-mandate') }),
    async run(ctx, granted, wish) {
      // Only the grantor ends a mandate by PEL-O, whatever id the form carries.
      const given = await activeMandatesGiven(ctx, granted.partyId, dayOf(ctx.now));
      if (!given.some(mandate => mandate.mandateId === wish.mandateId)) return refuse({ kind: 'not-given-by-this-party' });
      return revokeMandate(ctx, { mandateId: wish.mandateId as MandateId, submissionId: granted.submissionId });
    },
  }),
];
