import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkbox, Radios } from '#design/components/choices.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { confirmWithinDays } from '../use-cases/register-profile.ts';
import { confirmProfile, IDENTITY_DOCUMENTS } from '../use-cases/confirm-profile.ts';
import { waitingProfiles } from '../questions.ts';
import type { WaitingProfile } from '../views.ts';
import { field } from './fields.ts';

interface Fault {
  field: string;
  words: string;
}

/** Found by PESEL or login in a posted field, so that neither stands in an address or a log. */
export const confirmProfilePage: Page<StaffActor> = {
  path: '/desk/confirm-profile',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'identity.confirm-profile' },
  get: async ctx => search(ctx, '', [], undefined),
  async post(ctx, request) {
    const t = text(ctx.lang);
    const wanted = field(request, 'wanted').trim();
    if (field(request, 'step') !== 'confirm') return found(ctx, wanted, request, []);
    const document = IDENTITY_DOCUMENTS.find(one => one === field(request, 'document'));
    const faults: Fault[] = [];
    if (!document) faults.push({ field: 'document', words: t('confirm.fault.document') });
    if (field(request, 'agrees') !== 'yes') faults.push({ field: 'agrees', words: t('confirm.fault.agrees') });
    if (!document || faults.length > 0) return found(ctx, wanted, request, faults);
    const profileId = field(request, 'profile');
    const confirmed = /^[0-9a-f-]{36}$/.test(profileId)
      ? await confirmProfile(ctx, { profileId, document, purpose: field(request, 'purpose') })
      : undefined;
    if (confirmed?.ok) return { kind: 'redirect', to: '/desk/confirm-profile', notice: { tone: 'done', text: t('confirm.done') } };
    const kind = confirmed?.refusal.kind ?? 'no-such-profile';
    return found(ctx, wanted, request, [{ field: kind === 'no-purpose' ? 'purpose' : 'wanted', words: t(`confirm.fault.${kind}`) }]);
  },
};

async function found(ctx: PageCtx<StaffActor>, wanted: string, request: PageRequest, faults: readonly Fault[]): Promise<PageAnswer> {
  const profiles = wanted === '' ? [] : await waitingProfiles(ctx, wanted);
  const purpose = text(ctx.lang)('confirm.purpose.default');
  for (const profile of profiles)
    await ctx.audit({
      action: 'identity.read-registration',
      object: `profile:${profile.profileId}`,
      subjectPartyId: profile.personId,
      purpose: field(request, 'purpose') || purpose,
    });
  return search(ctx, wanted, profiles, { request, faults });
}

function search(
  ctx: PageCtx<StaffActor>,
  wanted: string,
  profiles: readonly WaitingProfile[],
  asked: { request: PageRequest; faults: readonly Fault[] } | undefined,
): PageAnswer {
  const t = text(ctx.lang);
  const faults = asked?.faults ?? [];
  return {
    kind: 'page',
    title: t('confirm.title'),
    ...(faults.length > 0 ? { status: 422, failed: true } : {}),
    body: (
      <Stack>
        <ErrorSummary errors={faults.map(fault => ({ field: fault.field, text: fault.words }))} />
        <PageHeading lead={t('confirm.lead')}>{t('confirm.title')}</PageHeading>
        <Form action="/desk/confirm-profile" hidden={{ step: 'search' }}>
          <TextField
            name="wanted"
            label={t('confirm.search')}
            value={wanted}
            width={20}
            spellCheck={false}
            error={faults.find(fault => fault.field === 'wanted')?.words}
          />
          <Button kind="secondary">{t('confirm.search.button')}</Button>
        </Form>
        {asked !== undefined && profiles.length === 0 ? (
          <EmptyState title={t('confirm.none')}>
            <p>{t('confirm.none.about', { days: confirmWithinDays(ctx.house.pack, dayOf(ctx.now)) })}</p>
          </EmptyState>
        ) : null}
        {profiles.map(profile => (
          <Registered key={profile.profileId} ctx={ctx} profile={profile} wanted={wanted} request={asked?.request} faults={faults} />
        ))}
      </Stack>
    ),
  };
}

function Registered({
  ctx,
  profile,
  wanted,
  request,
  faults,
}: {
  ctx: PageCtx<StaffActor>;
  profile: WaitingProfile;
  wanted: string;
  request: PageRequest | undefined;
  faults: readonly Fault[];
}) {
  const t = text(ctx.lang);
  // With several registrations of one PESEL only the form that was sent keeps what was typed.
  const sent = request && field(request, 'profile') === profile.profileId ? request : undefined;
  const error = (name: string): string | undefined => (sent ? faults.find(fault => fault.field === name)?.words : undefined);
  return (
    <Card title={`${profile.givenNames} ${profile.surname}`}>
      <DescriptionTable
        rows={[
          { name: t('profile.pesel'), value: profile.declaredPesel },
          { name: t('profile.born-on'), value: profile.bornOn === null ? null : formatDay(profile.bornOn, ctx.lang) },
          { name: t('confirm.registered'), value: formatDay(dayOf(profile.createdAt), ctx.lang) },
          { name: t('confirm.by'), value: formatDay(dayOf(new Date(profile.confirmBy.getTime() - 1)), ctx.lang) },
        ]}
      />
      <Form action="/desk/confirm-profile" hidden={{ step: 'confirm', wanted, profile: profile.profileId }}>
        <Radios
          name="document"
          label={t('confirm.document')}
          value={sent ? field(sent, 'document') : undefined}
          error={error('document')}
          choices={IDENTITY_DOCUMENTS.map(document => ({ value: document, label: t(`confirm.document.${document}`) }))}
        />
        <TextField
          name="purpose"
          label={t('confirm.purpose')}
          hint={t('confirm.purpose.hint')}
          value={sent ? field(sent, 'purpose') : t('confirm.purpose.default')}
          error={error('purpose')}
          maxLength={200}
        />
        <Checkbox
          name="agrees"
          label={t('confirm.agrees')}
          checked={sent ? field(sent, 'agrees') === 'yes' : false}
          error={error('agrees')}
        />
        <Button>{t('confirm.button')}</Button>
      </Form>
    </Card>
  );
}
