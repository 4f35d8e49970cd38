import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { type Day, dayOf } from '#kernel/day.ts';
import type { MandateId } from '#kernel/ids.ts';
import { refuse } from '#kernel/result.ts';
import { activeMandatesGiven, grantMandate, revokeMandate } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Submission } from './types.ts';

type Run = (ctx: Ctx, submission: Submission, wish: unknown) => Promise<void>;

function effect<Shape extends TSchema>(
  shape: Shape,
  run: (ctx: Ctx, submission: Submission, wish: Static<Shape>) => Promise<{ ok: boolean; refusal?: unknown }>,
): Run {
  const compiled = TypeCompiler.Compile(shape);
  return async (ctx, submission, wish) => {
    if (!compiled.Check(wish))
      throw new Error(
        `An effect of ${submission.formCode} asks for what cannot be read: ${JSON.stringify([...compiled.Errors(wish)].map(error => error.path))}`,
      );
    const done = await run(ctx, submission, wish);
    if (!done.ok) throw new Error(`An effect of ${submission.formCode} was refused: ${JSON.stringify(done.refusal)}`);
  };
}

const text = Type.String({ minLength: 1 });
const Grant = Type.Object({
  proxyPesel: text,
  proxyNames: text,
  scope: Type.Union([Type.Literal('action'), Type.Literal('all'), Type.Literal('platform'), Type.Literal('both')]),
  roles: Type.Array(text),
  forms: Type.Union([Type.Array(text), Type.Null()]),
  correspondenceOnly: Type.Boolean(),
  from: Type.Union([text, Type.Null()]),
  to: Type.Union([text, Type.Null()]),
  note: Type.Optional(Type.Union([text, Type.Null()])),
});
const Revoke = Type.Object({ mandateId: text });

const effects: Readonly<Record<string, Run>> = {
  'identity.grant-mandate': effect(Grant, (ctx, submission, wish) =>
    grantMandate(ctx, {
      ...wish,
      roles: wish.roles as never,
      from: (wish.from ?? dayOf(submission.filedAt)) as Day,
      to: wish.to as Day | null,
      note: wish.note ?? null,
      grantorId: submission.partyId,
      submissionId: submission.submissionId,
    }),
  ),
  'identity.revoke-mandate': effect(Revoke, async (ctx, submission, wish) => {
    // Only the grantor ends a mandate by PEL-O, whatever id the form carries.
    const given = await activeMandatesGiven(ctx, submission.partyId, dayOf(ctx.now));
    if (!given.some(mandate => mandate.mandateId === wish.mandateId)) return refuse({ kind: 'not-given-by-this-party' });
    return revokeMandate(ctx, { mandateId: wish.mandateId as MandateId, submissionId: submission.submissionId });
  }),
};

/** Lets become true what a decision says, in the transaction of the decision.
 *  @throws when the rule names an effect that is not there or that is refused: the decision is then not made either */
export async function letBecomeTrue(
  ctx: Ctx,
  submission: Submission,
  wished: readonly { name: string; with: Record<string, unknown> }[],
): Promise<void> {
  for (const { name, with: wish } of wished) {
    const run = effects[name];
    if (!run) throw new Error(`No effect is called ${name}.`);
    await run(ctx, submission, wish);
  }
}
