import { Button } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import { findBranch } from '#modules/branches/index.ts';
import { activeMandatesGiven, type Mandate } from '#modules/identity/index.ts';
import { LOOKS_A_PAGE, whoLooked, type Look } from '#platform/audit/who-looked.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { pageAsked } from '#platform/http/page-number.ts';

const MONTHS_BACK = 24;
const PURPOSES = [
  'handling',
  'review',
  'complaint',
  'supervision',
  'case',
  'identity',
  'visit',
  'call',
  'correction',
  'approval',
  'search',
  'retention',
] as const;
const CHANNELS = ['portal', 'desk', 'kiosk', 'phone', 'api', 'worker'] as const;
type Words = ReturnType<typeof text>;
type Word = Parameters<Words>[0];

export const whoLookedPage: Page<PersonActor> = {
  path: '/who-looked',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'timeline.see-who-looked' },
  async get(ctx, request) {
    const { partyId, personId } = ctx.actor;
    const t = text(ctx.lang);
    const show = request.query['show'] === 'all' ? 'all' : 'others';
    const page = pageAsked(request);
    const since = new Date(ctx.now);
    since.setUTCMonth(since.getUTCMonth() - MONTHS_BACK);
    const { looks, total, others } = await whoLooked(ctx, { partyId, viewer: personId, since, show, page });
    const mandates = await activeMandatesGiven(ctx, partyId, dayOf(ctx.now));
    await ctx.audit({ action: 'timeline.who-looked', object: `party:${partyId}`, subjectPartyId: partyId });
    const pages = Math.max(1, Math.ceil((show === 'all' ? total : others) / LOOKS_A_PAGE));
    return {
      kind: 'page',
      title: t('looked.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('looked.lead')}>{t('looked.title')}</PageHeading>
          <Form method="get" action="/who-looked">
            <Select
              name="show"
              label={t('looked.filter')}
              value={show}
              empty="none"
              options={[
                { value: 'others', label: t('looked.others', { count: others }) },
                { value: 'all', label: t('looked.all') },
              ]}
            />
            <Button kind="secondary">{t('filter.button')}</Button>
          </Form>
          {looks.length === 0 ? (
            <EmptyState title={t('looked.empty.title')}>
              <p>{t('looked.empty.text')}</p>
            </EmptyState>
          ) : (
            <DataTable
              caption={t('looked.caption')}
              rows={looks}
              rowKey={look => String(look.lastSeq)}
              columns={[
                {
                  key: 'when',
                  label: t('looked.when'),
                  heading: true,
                  cell: look => (look.who === 'own' ? formatDay(dayOf(look.at), ctx.lang) : t('when', { when: look.at })),
                },
                { key: 'who', label: t('looked.who'), cell: look => who(ctx, look, mandates) },
                { key: 'what', label: t('looked.what'), cell: look => what(t, look) },
                { key: 'why', label: t('looked.why'), cell: look => <Why t={t} look={look} /> },
                {
                  key: 'channel',
                  label: t('looked.channel'),
                  cell: look => (CHANNELS.some(one => one === look.channel) ? t(`channel.${look.channel}` as Word) : look.channel),
                },
                {
                  key: 'number',
                  label: t('looked.number'),
                  align: 'end',
                  cell: look => (look.firstSeq === look.lastSeq ? String(look.lastSeq) : `${look.firstSeq}–${look.lastSeq}`),
                },
              ]}
            />
          )}
          {pages > 1 ? <Pagination page={page} pages={pages} hrefFor={number => `/who-looked?show=${show}&page=${number}`} /> : null}
          <p>
            <a href="/own-data">{t('looked.own-data')}</a>
          </p>
          <p className="quiet">
            {t('looked.ask')} {ctx.house.pack.support.phone}, {ctx.house.pack.support.email}
          </p>
        </Stack>
      ),
    };
  },
};

function who(ctx: PageCtx, look: Look, mandates: readonly Mandate[]) {
  const t = text(ctx.lang);
  switch (look.who) {
    case 'own':
      return t('looked.own');
    case 'staff':
      return t('looked.staff', {
        role: (look.role ?? '').replaceAll('-', '_'),
        unit: findBranch(ctx.house.pack, look.unit ?? '')?.name ?? t('looked.unit.unknown', { unit: look.unit ?? '' }),
      });
    case 'representative':
      return t('looked.representative');
    case 'system':
      return t('looked.system');
    case 'proxy': {
      const mandate = mandates.find(one => one.mandateId === look.mandateId);
      return (
        <>
          {t('looked.proxy', { named: String(mandate !== undefined), name: mandate?.proxyName ?? '' })}
          {mandate ? (
            <>
              <br />
              <span className="quiet">{t('looked.proxy.mandate', { from: formatDay(mandate.validFrom, ctx.lang) })}</span>
            </>
          ) : null}
        </>
      );
    }
  }
}

function what(t: Words, look: Look) {
  if (look.who === 'own') return t('looked.own.times', { count: look.times });
  const said =
    look.action && ACTIONS.has(look.action) ? t(`action.${look.action}` as Word) : t('action.other', { action: look.action ?? '' });
  return look.outcome === 'refused' ? (
    <>
      {said} <StatusTag tone="attention">{t('looked.refused')}</StatusTag>
    </>
  ) : (
    said
  );
}

function why(t: Words, look: Look): string {
  if (look.purpose === null) return look.who === 'system' ? t('purpose.handling') : t('purpose.none');
  return PURPOSES.some(purpose => purpose === look.purpose)
    ? t(`purpose.${look.purpose}` as Word)
    : t('purpose.other', { purpose: look.purpose });
}

/** The purpose, and what whoever looked wrote of it. */
function Why({ t, look }: { t: Words; look: Look }) {
  const more = [
    ...(look.matterNumber ? [t('looked.matter', { number: look.matterNumber })] : []),
    ...(look.words ? [t('looked.words', { words: look.words })] : []),
  ];
  return (
    <>
      {why(t, look)}
      {more.length > 0 ? (
        <>
          <br />
          <span className="quiet">{more.join(' ')}</span>
        </>
      ) : null}
    </>
  );
}

/** Actions that have a sentence of their own; others are shown by their name. */
export const ACTIONS: ReadonlySet<string> = new Set([
  'machines.list-clients',
  'machines.see-client',
  'machines.register-client',
  'machines.change-scopes',
  'machines.add-key',
  'machines.remove-key',
  'machines.revoke-client',
  'cases.read',
  'cases.list',
  'cases.read-decision',
  'cases.claim',
  'cases.count-earlier',
  'cases.release',
  'cases.read-at-desk',
  'cases.open-matter',
  'cases.decide-by-computer',
  'cases.refuse',
  'cases.grant',
  'cases.ask-for-more',
  'cases.note-answer',
  'cases.ask-for-review',
  'cases.propose',
  'cases.open-for-approval',
  'cases.return-proposal',
  'administration.place-hold',
  'administration.destroy-matter',
  'administration.forget-past',
  'administration.lift-hold',
  'cases.forward',
  'cases.suspend',
  'cases.resume',
  'cases.reassign',
  'cases.preview-letter',
  'submissions.read',
  'submissions.file',
  'submissions.read-account',
  'submissions.honour-attempt',
  'mailbox.read-letter',
  'mailbox.collect-letter',
  'mailbox.write-letter',
  'mailbox.read-receipt',
  'account.read',
  'account.change-payout-account',
  'account.grant-contribution-holiday',
  'account.withdraw-contribution-holiday',
  'portal.read-home',
  'timeline.read',
  'timeline.who-looked',
  'portability.take',
  'identity.confirm-profile',
  'desk.search',
  'contacts.read',
  'contacts.read-at-desk',
  'contacts.write-down',
  'contacts.correct',
  'desk.see-person',
  'desk.open-party',
  'desk.read-person',
  'desk.close-party',
  'mailbox.read-at-desk',
  'submissions.read-at-desk',
  'submissions.read-attachment',
]);
