import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import type { Bilingual } from '#platform/text/text.ts';

export type NotPermitted = { kind: 'not-permitted'; why: Bilingual; fix?: Bilingual };

/** Whether the policies let who acts do this, about this. */
export function permitted(
  ctx: Ctx<StaffActor>,
  action: string,
  resource: Omit<PolicyQuestion['resource'], 'relation'> & { kind: string },
): Result<undefined, NotPermitted> {
  const answer = ctx.house.policy.decide({
    actor: ctx.actor,
    action,
    resource: { relation: 'none', ...resource } as PolicyQuestion['resource'],
  });
  return answer.permitted
    ? accept(undefined)
    : refuse({ kind: 'not-permitted', why: answer.why, ...(answer.fix ? { fix: answer.fix } : {}) });
}
