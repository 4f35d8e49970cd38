import type { StaffId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { InContact, NotedContact } from './types.ts';

export interface Refused {
  kind: 'not-permitted';
  why: Bilingual;
  fix?: Bilingual;
}

/** Whether who acts may write of a party that is open to them; whom they may not handle is never open to them. */
export function permitted(
  ctx: Ctx<StaffActor>,
  action: 'contacts.write-down' | 'contacts.correct',
  context: { purpose: string; wroteIt?: boolean },
): Result<undefined, Refused> {
  const answer = ctx.house.policy.decide({
    actor: ctx.actor,
    action,
    resource: { kind: 'party', relation: 'none', ownMatter: false },
    context,
  });
  return answer.permitted
    ? accept(undefined)
    : refuse({ kind: 'not-permitted', why: answer.why, ...(answer.fix ? { fix: answer.fix } : {}) });
}

/** In the role by which they serve people; somebody may have several. */
export function inContact({ staffId, roles }: StaffActor): InContact {
  const role = (['consultant', 'hall-officer', 'clerk', 'supervisor'] as const).find(one => roles.includes(one));
  return { staffId, role: role ?? roles[0] ?? 'clerk' };
}

/** Whether somebody was in a contact, or wrote down what holds of it. */
export const wroteIt = (contact: NotedContact, staffId: StaffId): boolean =>
  contact.staff?.staffId === staffId || contact.note?.by.staffId === staffId;
