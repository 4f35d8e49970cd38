import type { Ctx, StaffActor } from '#platform/context.ts';
import { PROTOCOLS } from '../changes/destroy.ts';
import { countOpenAlarms, countProposed } from '../views.ts';
import { branchOfAlarms } from './alarms.tsx';

/** A part of administration, on its front page for those whom the policy lets in. */
interface Section {
  name: string;
  path: string;
  action: string;
  /** How much waits there. */
  waiting?(ctx: Ctx<StaffActor>): Promise<number>;
}

const sections: readonly Section[] = [
  { name: 'changes', path: '/desk/administration/changes', action: 'administration.open', waiting: ctx => countProposed(ctx.db) },
  { name: 'parameters', path: '/desk/administration/parameters', action: 'administration.open' },
  { name: 'staff', path: '/desk/administration/staff', action: 'administration.manage-staff' },
  { name: 'competence', path: '/desk/administration/competence', action: 'administration.open' },
  { name: 'branches', path: '/desk/administration/branches', action: 'administration.open' },
  { name: 'forms', path: '/desk/administration/forms', action: 'administration.open' },
  { name: 'letters', path: '/desk/administration/letters', action: 'administration.open' },
  { name: 'features', path: '/desk/administration/features', action: 'administration.switch' },
  { name: 'audit', path: '/desk/administration/audit', action: 'administration.read-audit' },
  {
    name: 'alarms',
    path: '/desk/administration/alarms',
    action: 'administration.see-alarms',
    waiting: ctx => countOpenAlarms(ctx.db, branchOfAlarms(ctx.actor)),
  },
  { name: 'retention', path: '/desk/administration/retention', action: 'administration.see-retention' },
  { name: 'protocols', path: PROTOCOLS, action: 'administration.read-protocol' },
  { name: 'holds', path: '/desk/administration/holds', action: 'administration.see-retention' },
  { name: 'deadlines', path: '/desk/administration/deadlines', action: 'administration.see-deadlines' },
];

export const sectionsFor = (ctx: Ctx<StaffActor>): readonly Section[] =>
  sections.filter(
    ({ action }) =>
      ctx.house.policy.decide({ actor: ctx.actor, action, resource: { kind: 'page', relation: 'own', open: false } }).permitted,
  );
