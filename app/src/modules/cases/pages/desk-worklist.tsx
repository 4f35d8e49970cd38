import { Button, ButtonRow } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { dayOf } from '#kernel/day.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageRequest } from '#platform/http/page.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { urgency } from '../rules/clocks.ts';
import { text } from '../text.ts';
import { takeNextMatter } from '../use-cases/claim-matter.ts';
import { listTopics, listWork } from '../views.ts';
import { pageAsked } from './page-number.ts';
import { DueTag, refusalText, StateTag } from './parts.tsx';

const SHOWS = ['waiting', 'mine', 'for-party', 'all'] as const;
const WORK_A_PAGE = 25;

const topicName = (pack: Pack, topic: string, lang: Lang): string => pack.topics[topic]?.[lang] ?? topic;

const hrefOf = (request: PageRequest, page: number): string => `/desk?${new URLSearchParams({ ...request.query, page: String(page) })}`;

/** What waits for a clerk, most pressing first. Whose matters they are is not shown here: opening one needs a purpose. */
export const worklistPage: Page<StaffActor> = {
  path: '/desk',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const show = SHOWS.find(one => one === request.query['show']) ?? 'waiting';
    const branchCode = request.query['branch'] === 'all' ? null : ctx.actor.branchCode;
    const topics = await listTopics(ctx.db, branchCode);
    const topic = topics.find(one => one === request.query['topic']) ?? null;
    const page = pageAsked(request);
    const { items, total } = await listWork(ctx.db, {
      branchCode,
      topic,
      show,
      staffId: ctx.actor.staffId,
      limit: WORK_A_PAGE,
      offset: (page - 1) * WORK_A_PAGE,
    });
    const pages = Math.max(1, Math.ceil(total / WORK_A_PAGE));
    const today = dayOf(ctx.now);
    return {
      kind: 'page',
      title: t('work.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading
            lead={t('work.lead', { count: total })}
            aside={
              <Form action="/desk/next">
                <Button>{t('work.next')}</Button>
              </Form>
            }
          >
            {t('work.title')}
          </PageHeading>
          <Form method="get" action="/desk">
            <Select
              name="show"
              label={t('work.show')}
              value={show}
              empty="none"
              options={SHOWS.map(value => ({ value, label: t(`work.show.${value}`) }))}
            />
            <Select
              name="topic"
              label={t('work.topic')}
              value={topic ?? ''}
              empty="none"
              options={[
                { value: '', label: t('work.topic.all') },
                ...topics.map(value => ({ value, label: topicName(ctx.house.pack, value, ctx.lang) })),
              ]}
            />
            <Select
              name="branch"
              label={t('work.branch')}
              value={branchCode === null ? 'all' : 'own'}
              empty="none"
              options={[
                { value: 'own', label: t('work.branch.own') },
                { value: 'all', label: t('work.branch.all') },
              ]}
            />
            <ButtonRow>
              <Button kind="secondary">{t('work.filter')}</Button>
            </ButtonRow>
          </Form>
          {items.length === 0 ? (
            <EmptyState title={t('work.none')} />
          ) : (
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
                  cell: item => <a href={`/desk/matters/${item.matterId}`}>{item.number}</a>,
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
                { key: 'topic', label: t('work.topic'), cell: item => topicName(ctx.house.pack, item.topic, ctx.lang) },
                {
                  key: 'due',
                  label: t('work.due'),
                  cell: item => (
                    <DueTag lang={ctx.lang} urgency={urgency(item.dueOn, today, ctx.house.pack.extraHolidays)} dueOn={item.dueOn} />
                  ),
                },
                {
                  key: 'state',
                  label: t('column.state'),
                  cell: item =>
                    item.claimedBy === ctx.actor.staffId ? (
                      <StatusTag tone="done">{t('work.mine')}</StatusTag>
                    ) : (
                      <StateTag lang={ctx.lang} state={item.state} />
                    ),
                },
              ]}
            />
          )}
          {pages > 1 ? <Pagination page={page} pages={pages} hrefFor={number => hrefOf(request, number)} /> : null}
        </Stack>
      ),
    };
  },
};

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
