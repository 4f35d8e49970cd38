import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Radios } from '#design/components/choices.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { DateField } from '#design/components/date-field.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { formatDay } from '#kernel/day.ts';
import { parseId, type StaffId } from '#kernel/ids.ts';
import { staffRecord, type StaffRecord } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { needsTwoPeople } from '../rules/staff.ts';
import { text } from '../text.ts';
import { changeMember, endMember } from '../use-cases/look-after-staff.ts';
import { field, readDay, typedDay } from './fields.ts';
import { Trail, wide } from './parts.tsx';
import { proposing } from './proposing.tsx';
import { STAFF, staffRefusalText } from './staff.tsx';
import { TermFields, typedTerms } from './staff-fields.tsx';

/** One member of staff: roles, branch, topics, and the end of their access. */
export const staffMemberPage: Page<StaffActor> = {
  path: `${STAFF}/:staffId`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.manage-staff' },
  get: shown,
  post: shown,
};

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const staffId = parseId<StaffId>(request.params['staffId'] ?? '');
  const member = staffId && (await staffRecord(ctx, staffId));
  if (!member) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const trail = <Trail lang={ctx.lang} over={[{ label: t('section.staff'), href: STAFF }]} here={member.name} />;
  const above = <Known ctx={ctx} member={member} />;
  if (member.staffId === ctx.actor.staffId || (member.personId !== null && member.personId === ctx.actor.personId))
    return wide(
      member.name,
      trail,
      <>
        <PageHeading>{member.name}</PageHeading>
        {above}
        <Notice tone="info" title={t('fault.own-roles')} />
      </>,
    );
  if (field(request, 'step') === 'end') return ending(ctx, request, member);
  const typed = typedTerms(request, member);
  return proposing(ctx, request, {
    kind: 'staff-terms',
    action: `${STAFF}/${member.staffId}`,
    title: member.name,
    trail,
    above,
    form: error => <TermFields ctx={ctx} typed={typed} error={error} />,
    below: <Ending ctx={ctx} request={request} member={member} />,
    read() {
      const wish = { staffId: member.staffId, name: member.name, ...typed };
      if (needsTwoPeople(member.roles, typed.roles)) return { wish };
      return {
        wish,
        alone: async reason => {
          const changed = await changeMember(ctx, { ...wish, reason });
          if (!changed.ok) return { refused: staffRefusalText(ctx, changed.refusal) };
          return { kind: 'redirect', to: `${STAFF}/${member.staffId}`, notice: { tone: 'done', text: t('staff.changed') } };
        },
      };
    },
  });
}

function Known({ ctx, member }: { ctx: PageCtx; member: StaffRecord }) {
  const t = text(ctx.lang);
  return (
    <DescriptionTable
      rows={[
        { name: t('staff.number'), value: member.staffNumber },
        { name: t('staff.person'), value: t(member.personId === null ? 'staff.person.unknown' : 'staff.person.known') },
        ...(member.leftOn === null ? [] : [{ name: t('staff.last-day'), value: formatDay(member.leftOn, ctx.lang) }]),
      ]}
    />
  );
}

async function ending(ctx: PageCtx<StaffActor>, request: PageRequest, member: StaffRecord): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const reason = field(request, 'why');
  const lastDay = field(request, 'when') === 'now' ? ('now' as const) : readDay(request, 'last');
  const again = (remark: string): PageAnswer =>
    wide(
      member.name,
      <Trail lang={ctx.lang} over={[{ label: t('section.staff'), href: STAFF }]} here={member.name} />,
      <>
        <PageHeading>{member.name}</PageHeading>
        <Notice tone="problem" live="announce" title={remark} />
        <Ending ctx={ctx} request={request} member={member} />
      </>,
      true,
    );
  if (!lastDay) return again(t('fault.day'));
  if (reason === '') return again(t('fault.reason'));
  const ended = await endMember(ctx, { staffId: member.staffId, lastDay, reason });
  if (!ended.ok) return again(staffRefusalText(ctx, ended.refusal));
  return { kind: 'redirect', to: `${STAFF}/${member.staffId}`, notice: { tone: 'done', text: t('staff.ended', { name: member.name }) } };
}

function Ending({ ctx, request, member }: { ctx: PageCtx; request: PageRequest; member: StaffRecord }) {
  const t = text(ctx.lang);
  return (
    <Card title={t('staff.end')}>
      <Form action={`${STAFF}/${member.staffId}`}>
        <Radios
          name="when"
          label={t('staff.end.when')}
          value={field(request, 'when') || 'later'}
          choices={[
            {
              value: 'later',
              label: t('staff.end.later'),
              reveals: <DateField name="last" label={t('staff.last-day')} value={typedDay(request, 'last')} />,
            },
            { value: 'now', label: t('staff.end.now'), hint: t('staff.end.now.hint') },
          ]}
        />
        <TextField name="why" label={t('staff.end.reason')} value={field(request, 'why')} maxLength={300} />
        <ButtonRow>
          <Button kind="danger" name="step" value="end">
            {t('staff.end.button')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
