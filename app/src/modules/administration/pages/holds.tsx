import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { TextArea, TextField } from '#design/components/text-fields.tsx';
import { formatDay } from '#kernel/day.ts';
import { parseId, type StaffId } from '#kernel/ids.ts';
import { staffMember } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { placeHold, type HoldRefusal } from '../use-cases/place-hold.ts';
import { findHold, type Hold, type HoldId, listHolds } from '../views.ts';
import { pageAsked } from '#platform/http/page-number.ts';
import { field } from './fields.ts';
import { Trail, wide } from './parts.tsx';
import { proposing } from './proposing.tsx';

export const HOLDS = '/desk/administration/holds';
const HOLDS_A_PAGE = 25;
const MOST_OF_A_REASON = 500;

/** What must not be destroyed, and why; an administrator adds to it. */
export const holdsPage: Page<StaffActor> = {
  path: HOLDS,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.see-retention' },
  get: (ctx, request) => shown(ctx, request),
  async post(ctx, request) {
    const done = await placeHold(ctx, { subject: field(request, 'subject'), reason: field(request, 'reason') });
    if (done.ok) return { kind: 'redirect', to: HOLDS, notice: { tone: 'done', text: text(ctx.lang)('hold.placed') } };
    return shown(ctx, request, done.refusal);
  },
};

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest, refusal?: HoldRefusal): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const page = pageAsked(request);
  const { holds, total } = await listHolds(ctx.db, { limit: HOLDS_A_PAGE, offset: (page - 1) * HOLDS_A_PAGE });
  const names = await namesOf(
    ctx,
    holds.map(hold => hold.placedBy),
  );
  const place = ctx.house.policy.decide({
    actor: ctx.actor,
    action: 'administration.place-hold',
    resource: { kind: 'page', relation: 'none' },
  });
  const at = refusal?.kind === 'reason-missing' ? 'reason' : 'subject';
  const error = refusal && refusedText(ctx.lang, refusal);
  return wide(
    t('section.holds'),
    <Trail lang={ctx.lang} over={[{ label: t('section.retention'), href: '/desk/administration/retention' }]} here={t('section.holds')} />,
    <>
      <ErrorSummary errors={error === undefined ? [] : [{ field: at, text: error }]} />
      <PageHeading lead={t('holds.lead')}>{t('section.holds')}</PageHeading>
      {holds.length === 0 ? (
        <EmptyState title={t('holds.none')} />
      ) : (
        <DataTable
          caption={t('section.holds')}
          captionShown="hidden"
          rows={holds}
          rowKey={hold => hold.holdId}
          columns={[
            {
              key: 'on',
              label: t('hold.subject'),
              heading: true,
              cell: hold => <a href={`${HOLDS}/${hold.holdId}`}>{labelOf(ctx, hold)}</a>,
            },
            { key: 'reason', label: t('hold.reason'), cell: hold => hold.reason },
            {
              key: 'placed',
              label: t('hold.since'),
              cell: hold => t('by-at', { who: names.get(hold.placedBy) ?? hold.placedBy, at: hold.placedAt }),
            },
            { key: 'state', label: t('changes.state'), cell: hold => <HoldTag ctx={ctx} hold={hold} /> },
          ]}
        />
      )}
      <Pagination page={page} pages={Math.max(1, Math.ceil(total / HOLDS_A_PAGE))} hrefFor={one => `${HOLDS}?page=${String(one)}`} />
      {place.permitted ? (
        <Card title={t('hold.place')}>
          <Form action={HOLDS}>
            <TextField
              name="subject"
              label={t('hold.place.subject')}
              hint={t('hold.place.subject.hint')}
              value={field(request, 'subject')}
              error={at === 'subject' ? error : undefined}
              autoComplete="off"
              maxLength={60}
            />
            <TextArea
              name="reason"
              label={t('hold.reason')}
              hint={t('hold.place.reason.hint')}
              value={field(request, 'reason')}
              error={at === 'reason' ? error : undefined}
              rows={3}
              limit={MOST_OF_A_REASON}
            />
            <ButtonRow>
              <Button>{t('hold.place.do')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      ) : null}
    </>,
    refusal !== undefined,
  );
}

function refusedText(lang: Lang, refusal: HoldRefusal): string {
  if (refusal.kind === 'not-permitted') return refusal.why[lang];
  const values = refusal.kind === 'destroyed' ? { on: formatDay(refusal.on, lang), protocol: refusal.protocol } : {};
  return text(lang)(`fault.hold.${refusal.kind}`, values);
}

/** One hold. It ends when one person proposes it and another approves. */
export const holdPage: Page<StaffActor> = {
  path: `${HOLDS}/:holdId`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.see-retention' },
  get: one,
  post: one,
};

async function one(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const holdId = parseId<HoldId>(request.params['holdId'] ?? '');
  const hold = holdId && (await findHold(ctx.db, holdId));
  if (!hold) return { kind: 'not-found' };
  const names = await namesOf(ctx, [hold.placedBy]);
  const title = labelOf(ctx, hold);
  const trail = <Trail lang={ctx.lang} over={[{ label: t('section.holds'), href: HOLDS }]} here={title} />;
  const above = (
    <>
      <HoldTag ctx={ctx} hold={hold} />
      <DescriptionTable
        rows={[
          { name: t('hold.reason'), value: hold.reason },
          { name: t('hold.since'), value: t('by-at', { who: names.get(hold.placedBy) ?? hold.placedBy, at: hold.placedAt }) },
          ...(hold.liftedAt && hold.liftedByChange
            ? [
                {
                  name: t('hold.lifted'),
                  value: <a href={`/desk/administration/changes/${hold.liftedByChange}`}>{t('at', { at: hold.liftedAt })}</a>,
                },
              ]
            : []),
        ]}
      />
    </>
  );
  if (hold.liftedAt || !ctx.actor.roles.includes('administrator'))
    return wide(
      title,
      trail,
      <>
        <PageHeading eyebrow={t('hold.eyebrow')}>{title}</PageHeading>
        {above}
      </>,
    );
  return proposing(ctx, request, {
    kind: 'lift-hold',
    action: `${HOLDS}/${hold.holdId}`,
    title,
    eyebrow: t('hold.eyebrow'),
    lead: t('hold.lift.lead'),
    trail,
    above,
    form: () => null,
    read: () => ({ wish: { holdId: hold.holdId, label: hold.label } }),
  });
}

function HoldTag({ ctx, hold }: { ctx: PageCtx; hold: Hold }) {
  const t = text(ctx.lang);
  return <StatusTag tone={hold.liftedAt ? 'plain' : 'attention'}>{t(hold.liftedAt ? 'hold.lifted' : 'hold.in-force')}</StatusTag>;
}

const labelOf = (ctx: PageCtx, hold: Hold): string =>
  text(ctx.lang)(hold.matterId ? 'hold.on-matter' : 'hold.on-party', { label: hold.label });

async function namesOf(ctx: PageCtx, ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, string>> {
  const found = await Promise.all([...new Set(ids)].map(id => staffMember(ctx, id)));
  return new Map(found.flatMap(member => (member ? [[member.staffId, member.name] as const] : [])));
}
