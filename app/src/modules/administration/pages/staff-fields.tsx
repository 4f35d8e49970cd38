import { Checkboxes } from '#design/components/choices.tsx';
import { Select } from '#design/components/text-fields.tsx';
import type { StaffRole } from '#platform/context.ts';
import type { PageCtx, PageRequest } from '#platform/http/page.ts';
import { roleName } from '../changes/staff.ts';
import { STAFF_ROLES } from '../rules/staff.ts';
import { text } from '../text.ts';
import { field } from './fields.ts';

export interface TypedTerms {
  roles: readonly StaffRole[];
  branchCode: string;
  skills: readonly string[];
}

/** Roles, branch and topics as they were typed; as they are where nothing was. */
export function typedTerms(request: PageRequest, before?: TypedTerms): TypedTerms {
  if (field(request, 'branch') === '' && before) return before;
  return {
    roles: STAFF_ROLES.filter(role => request.form.get('roles')?.includes(role)),
    branchCode: field(request, 'branch'),
    skills: request.form.get('skills') ?? [],
  };
}

export function TermFields({ ctx, typed, error }: { ctx: PageCtx; typed: TypedTerms; error(field: string): string | undefined }) {
  const t = text(ctx.lang);
  const { pack } = ctx.house;
  return (
    <>
      <Checkboxes
        name="roles"
        label={t('staff.roles')}
        hint={t('staff.roles.hint')}
        values={typed.roles}
        error={error('roles')}
        choices={STAFF_ROLES.map(role => ({ value: role, label: roleName(ctx.lang, role), hint: t(`role.${role}.about`) }))}
      />
      <Select
        name="branch"
        label={t('staff.branch')}
        value={typed.branchCode}
        error={error('branch')}
        options={pack.branches.map(branch => ({ value: branch.code, label: branch.name }))}
      />
      <Checkboxes
        name="skills"
        label={t('staff.skills')}
        hint={t('staff.skills.hint')}
        values={typed.skills}
        error={error('skills')}
        choices={Object.entries(pack.topics).map(([topic, name]) => ({ value: topic, label: name[ctx.lang] }))}
      />
    </>
  );
}
