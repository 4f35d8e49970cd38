import type { Actor } from '#platform/context.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import type { Circumstances, Law } from './law.ts';

/** What the law says to a question. Three things hold for the whole house and stand here once: nobody of the staff
 *  touches their own matter; an account opens only when its holder was proved; where data is somebody's, it must be
 *  theirs to ask, or their office's. */
export function lawful(law: Law, question: PolicyQuestion): boolean {
  const { actor } = question;
  const { kind, relation, ...attributes } = question.resource;
  const facts = Object.fromEntries(Object.entries({ ...attributes, ...question.context }).filter(([, value]) => value !== undefined));
  const asked: Circumstances = { relation, facts: facts as Circumstances['facts'], actor, level: 'level' in actor ? actor.level : 0 };
  if (actor.kind === 'staff' && facts['ownMatter'] === true) return false;
  if (law.anyone) return law.anyone === true || actor.kind !== 'person' || knownEnough({ level: 2, byPhonePin: true }, actor);
  const stands = (standing: readonly string[] | undefined): boolean => !standing || kind === 'page' || standing.includes(relation);
  switch (actor.kind) {
    case 'visitor':
      return false;
    case 'system':
      return law.system === true;
    case 'person': {
      const rule = law.person;
      if (!rule || !knownEnough(rule, actor)) return false;
      return stands(rule.standing) && (rule.acting?.includes(actor.relation) ?? true) && (rule.only?.(asked) ?? true);
    }
    case 'staff': {
      const rule = law.staff;
      if (!rule || !rule.roles.some(role => actor.roles.includes(role)) || actor.level < (rule.level ?? 0)) return false;
      if (rule.purpose && !facts['purpose']) return false;
      return stands(rule.standing) && (rule.only?.(asked) ?? true);
    }
  }
}

function knownEnough(rule: NonNullable<Law['person']>, actor: Actor & { kind: 'person' }): boolean {
  if (rule.beforeConfirmed) return true;
  if (actor.level >= 2) return actor.level >= rule.level;
  return rule.byPhonePin === true && actor.channel === 'phone' && actor.level === 1;
}
