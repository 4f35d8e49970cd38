import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Disclosure, EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { FilterBar, Form } from '#design/components/form.tsx';
import { Tabs } from '#design/components/navigation.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { type Day, dayOf, plusDays } from '#kernel/day.ts';
import { parseId, type MatterId } from '#kernel/ids.ts';
import { colleagues } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageCtx, PageRequest } from '#platform/http/page.ts';
import { urgency } from '../rules/clocks.ts';
import { text } from '../text.ts';
import { takeNextMatter } from '../use-cases/claim-matter.ts';
import { COUNTED_TO, countWork, listLoads, listWork, type Place, SHOWS, type WorkItem, type WorkWish } from '../worklist-views.ts';
import { DueTag, refusalText, StateTag } from './parts.tsx';

const WORK_A_PAGE = 25;
const DUES = ['any', 'overdue', 'today', 'week'] as const;
type Due = (typeof DUES)[number];
const DAYS_A_WEEK = 7;

export function topicName(ctx: Pick<PageCtx, 'house' | 'lang'>, topic: string): string {
  return ctx.house.pack.topics[topic]?.[ctx.lang] ?? topic;
}

/** The filters of an address. Words it does not know are as if they were not there. */
function asked(ctx: PageCtx<StaffActor>, request: PageRequest): WorkWish & { dueName: Due; branchName: string } {
  const { query } = request;
  const today = dayOf(ctx.now);
  const dueName = DUES.find(one => one === query['due']) ?? 'any';
  // Other branches are for who handles a topic for the whole country; for others there is nothing of them in sight.
  const elsewhere = ctx.actor.nationwide !== undefined;
  const branchName = !elsewhere
    ? 'own'
    : query['branch'] === 'all' || ctx.house.pack.branches.some(one => one.code === query['branch'])
      ? (query['branch'] ?? '')
      : 'own';
  return {
    branchName,
    branchCode: branchName === 'all' ? null : branchName === 'own' ? ctx.actor.branchCode : branchName,
    topic: query['topic'] && query['topic'] in ctx.house.pack.topics ? query['topic'] : null,
    show: SHOWS.find(one => one === query['show']) ?? 'waiting',
    dueName,
    due: dueDays(dueName, today),
    staffId: ctx.actor.staffId,
    after: placeIn(query['after']),
    limit: WORK_A_PAGE,
  };
}

function dueDays(due: Due, today: Day): { from: Day | null; to: Day | null } {
  switch (due) {
    case 'any':
      return { from: null, to: null };
    case 'overdue':
      return { from: null, to: plusDays(today, -1) };
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: today, to: plusDays(today, DAYS_A_WEEK) };
  }
}

const PLACE = /^(\d{4}-\d{2}-\d{2})~([01])~(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?)~([0-9a-f-]{36})$/;
const placeName = (place: Place): string => [place.dueOn, place.reviewing ? 1 : 0, place.openedAt, place.matterId].join('~');

export function placeIn(name: string | undefined): Place | null {
  const found = PLACE.exec(name ?? '');
  const matterId = parseId<MatterId>(found?.[4] ?? '');
  return found && matterId ? { dueOn: found[1] ?? '', reviewing: found[2] === '1', openedAt: found[3] ?? '', matterId } : null;
}

function hrefOf(request: PageRequest, change: Readonly<Record<string, string>>): string {
  const { after: _after, ...query } = request.query;
  return `/desk?${new URLSearchParams({ ...query, ...change })}`;
}

/** What waits for a clerk, most pressing first. Whose matters they are is not shown here: opening one needs a purpose. */
export const worklistPage: Page<StaffActor> = {
  path: '/desk',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const wish = asked(ctx, request);
    const [{ items, next }, count, staff, loads] = await Promise.all([
      listWork(ctx.db, wish),
      countWork(ctx.db, wish),
      colleagues(ctx, ctx.actor.branchCode),
      listLoads(ctx.db, ctx.actor.branchCode, dayOf(ctx.now)),
    ]);
    const filtered = wish.topic !== null || wish.dueName !== 'any' || wish.branchName !== 'own';
    return {
      kind: 'page',
      title: t('work.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading
            lead={count > COUNTED_TO ? t('work.lead.many', { count: COUNTED_TO }) : t('work.lead', { count })}
            aside={
              <Form action="/desk/next">
                <Button shortcut="n">{t('work.next')}</Button>
              </Form>
            }
          >
            {t('work.title')}
          </PageHeading>
          <Tabs
            label={t('work.show')}
            tabs={SHOWS.map(one => ({ href: hrefOf(request, { show: one }), label: t(`work.show.${one}`), current: one === wish.show }))}
          />
          <Filters ctx={ctx} wish={wish} />
          {items.length === 0 ? (
            <EmptyState
              title={t(wish.after ? 'work.none.more' : filtered ? 'work.none.filtered' : `work.none.${wish.show}`)}
              {...(filtered || wish.after
                ? {
                    action: (
                      <LinkButton kind="secondary" href={`/desk?show=${wish.show}`}>
                        {t('work.clear')}
                      </LinkButton>
                    ),
                  }
                : {})}
            />
          ) : (
            <Work ctx={ctx} items={items} nameOf={id => staff.find(one => one.staffId === id)?.name} />
          )}
          {next || wish.after ? (
            <ButtonRow>
              {wish.after ? (
                <LinkButton kind="secondary" href={hrefOf(request, {})}>
                  {t('work.first')}
                </LinkButton>
              ) : null}
              {next ? (
                <LinkButton kind="secondary" href={hrefOf(request, { after: placeName(next) })} shortcut="l">
                  {t('work.further')}
                </LinkButton>
              ) : null}
            </ButtonRow>
          ) : null}
          <Disclosure summary={t('work.loads')}>
            {loads.length === 0 ? (
              <p className="quiet">{t('work.loads.none')}</p>
            ) : (
              <ul>
                {loads.map(load => (
                  <li key={load.staffId}>
                    {t('work.load', {
                      name:
                        load.staffId === ctx.actor.staffId
                          ? t('work.me')
                          : (staff.find(one => one.staffId === load.staffId)?.name ?? t('work.somebody')),
                      count: load.inHand,
                      overdue: load.overdue,
                    })}
                  </li>
                ))}
              </ul>
            )}
          </Disclosure>
        </Stack>
      ),
    };
  },
};

function Filters({ ctx, wish }: { ctx: PageCtx<StaffActor>; wish: ReturnType<typeof asked> }) {
  const t = text(ctx.lang);
  return (
    <FilterBar action="/desk" hidden={{ show: wish.show }} submit={t('work.filter')}>
      <Select
        name="topic"
        label={t('work.topic')}
        value={wish.topic ?? ''}
        empty="none"
        options={[
          { value: '', label: t('work.topic.all') },
          ...Object.keys(ctx.house.pack.topics).map(value => ({ value, label: topicName(ctx, value) })),
        ]}
      />
      <Select
        name="due"
        label={t('work.due')}
        value={wish.dueName}
        empty="none"
        options={DUES.map(value => ({ value, label: t(`work.due.${value}`) }))}
      />
      {ctx.actor.nationwide === undefined ? null : (
        <Select
          name="branch"
          label={t('work.branch')}
          value={wish.branchName}
          empty="none"
          options={[
            { value: 'own', label: t('work.branch.own') },
            { value: 'all', label: t('work.branch.all') },
            ...ctx.house.pack.branches.filter(one => one.code !== ctx.actor.branchCode).map(one => ({ value: one.code, label: one.name })),
          ]}
        />
      )}
    </FilterBar>
  );
}

function Work({
  ctx,
  items,
  nameOf,
}: {
  ctx: PageCtx<StaffActor>;
  items: readonly WorkItem[];
  nameOf(staffId: string): string | undefined;
}) {
  const t = text(ctx.lang);
  const today = dayOf(ctx.now);
  return (
    <DataTable
      caption={t('work.title')}
      captionShown="hidden"
      rows={items}
      rowKey={item => item.matterId}
      columns={[
        {
          key: 'number',
          label: t('column.number'),
          heading: true,
          cell: item => (
            <a href={`/desk/matters/${item.matterId}`} data-row="">
              {item.number}
            </a>
          ),
        },
        {
          key: 'title',
          label: t('column.matter'),
          cell: item => (
            <>
              {item.title[ctx.lang]} {item.reviewing ? <StatusTag tone="attention">{t('work.review')}</StatusTag> : null}
            </>
          ),
        },
        { key: 'topic', label: t('work.topic'), cell: item => topicName(ctx, item.topic) },
        {
          key: 'due',
          label: t('work.due'),
          cell: item =>
            item.state === 'suspended' || item.state === 'waiting-for-party' ? (
              <span className="quiet">{t('work.stands-still')}</span>
            ) : (
              <DueTag lang={ctx.lang} urgency={urgency(item.dueOn, today, ctx.house.pack.extraHolidays)} dueOn={item.dueOn} today={today} />
            ),
        },
        {
          key: 'state',
          label: t('column.state'),
          cell: item =>
            item.claimedBy === ctx.actor.staffId ? (
              <StatusTag tone="done">{t('work.mine')}</StatusTag>
            ) : item.claimedBy ? (
              (nameOf(item.claimedBy) ?? t('work.somebody'))
            ) : item.proposedBy === ctx.actor.staffId ? (
              <StatusTag tone="plain">{t('work.proposed-by-me')}</StatusTag>
            ) : (
              <StateTag lang={ctx.lang} state={item.state} />
            ),
        },
      ]}
    />
  );
}

export const nextMatterPage: Page<StaffActor> = {
  path: '/desk/next',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  async post(ctx) {
    const taken = await takeNextMatter(ctx);
    if (taken.ok) return { kind: 'redirect', to: `/desk/matters/${taken.value.matterId}` };
    return { kind: 'redirect', to: '/desk', notice: { tone: 'attention', text: refusalText(ctx.lang, taken.refusal) } };
  },
};
