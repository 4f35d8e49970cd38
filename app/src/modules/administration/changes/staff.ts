import { Type } from '@sinclair/typebox';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import { findBranch } from '#modules/branches/index.ts';
import { changeStaffTerms, employStaff, staffRecord } from '#modules/identity/index.ts';
import type { Ctx, StaffRole } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Bilingual, Lang } from '#platform/text/text.ts';
import { STAFF_ROLES } from '../rules/staff.ts';
import { both, text, type TextKey } from '../text.ts';
import type { Fault, PreviewLine } from '../types.ts';
import { changeKind } from './change-kind.ts';
import { Text } from './shapes.ts';

const Role = Type.Union(STAFF_ROLES.map(role => Type.Literal(role)));
const terms = { roles: Type.Array(Role), branchCode: Text, skills: Type.Array(Text) };
const closed = { additionalProperties: false } as const;

interface Terms {
  roles: readonly StaffRole[];
  branchCode: string;
  skills: readonly string[];
}

/** Roles, branch and topics of somebody who works here. */
export const staffTerms = changeKind(Type.Object({ staffId: Text, name: Text, ...terms }, closed), {
  name: 'staff-terms',
  subject: wish => wish.staffId,
  title: (_house, wish) => both('staff.terms.change', { name: wish.name }),
  async faults(ctx, wish) {
    const before = await staffRecord(ctx, wish.staffId as StaffId);
    if (!before) return [{ field: 'roles', key: 'fault.no-such-staff' }];
    const { actor } = ctx;
    const own =
      actor.kind === 'staff' && (actor.staffId === wish.staffId || (before.personId !== null && before.personId === actor.personId));
    if (own) return [{ field: 'roles', key: 'fault.own-roles' }];
    return termFaults(ctx, wish);
  },
  async preview(ctx, wish) {
    const before = await staffRecord(ctx, wish.staffId as StaffId);
    return { lines: before ? termLines(ctx.house, before, wish) : [], touches: [], warnings: [both('staff.at-once')] };
  },
  carryOut: (ctx, wish) => changeStaffTerms(ctx, { ...wish, staffId: wish.staffId as StaffId }),
});

/** Somebody who begins to work here. */
export const staffJoins = changeKind(Type.Object({ personId: Text, name: Text, staffNumber: Text, ...terms }, closed), {
  name: 'staff-joins',
  subject: wish => wish.personId,
  title: (_house, wish) => both('staff.joins.change', { name: wish.name }),
  faults: async (ctx, wish) =>
    ctx.actor.kind === 'staff' && ctx.actor.personId === wish.personId
      ? [{ field: 'roles', key: 'fault.own-roles' }]
      : termFaults(ctx, wish),
  preview: async (ctx, wish) => ({ lines: termLines(ctx.house, undefined, wish), touches: [], warnings: [both('staff.at-once')] }),
  carryOut: (ctx, wish) => employStaff(ctx, { ...wish, personId: wish.personId as PersonId }),
});

function termFaults(ctx: Ctx, { roles, branchCode, skills }: Terms): readonly Fault[] {
  const { pack } = ctx.house;
  return [
    ...(roles.length === 0 ? [{ field: 'roles', key: 'fault.roles' }] : []),
    ...(findBranch(pack, branchCode) ? [] : [{ field: 'branch', key: 'fault.branch' }]),
    ...(skills.every(topic => pack.topics[topic]) ? [] : [{ field: 'skills', key: 'fault.topic' }]),
  ];
}

export const roleName = (lang: Lang, role: StaffRole): string => text(lang)(`role.${role}` as TextKey);

function termLines(house: House, before: Terms | undefined, after: Terms): PreviewLine[] {
  const inBoth = (told: (lang: Lang) => string): Bilingual => ({ pl: told('pl'), en: told('en') });
  const roles = (of: Terms) => inBoth(lang => of.roles.map(role => roleName(lang, role)).join(', '));
  const branch = (of: Terms) => inBoth(() => findBranch(house.pack, of.branchCode)?.name ?? of.branchCode);
  const skills = (of: Terms) =>
    inBoth(lang =>
      of.skills.length === 0
        ? text(lang)('staff.skills.all')
        : of.skills.map(topic => house.pack.topics[topic]?.[lang] ?? topic).join(', '),
    );
  const line = (what: Bilingual, told: (of: Terms) => Bilingual): PreviewLine => ({
    what,
    ...(before ? { before: told(before) } : {}),
    after: told(after),
  });
  return [line(both('staff.roles'), roles), line(both('staff.branch'), branch), line(both('staff.skills'), skills)];
}
