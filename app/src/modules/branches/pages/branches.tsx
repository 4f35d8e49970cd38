import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { dayOf, type Day, formatDay, plusDays, weekday } from '#kernel/day.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import type { BranchRecord } from '#platform/pack.ts';
import { competentBranch, isOpen, openingOn } from '../rules.ts';
import { text } from '../text.ts';

const DAYS_AHEAD = 14;

/** Where the branches are and when they are open; with a postcode, which one is the reader's. */
export const branchesPage: Page = {
  path: '/branches',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'branches.directory' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const { pack } = ctx.house;
    const typed = (request.query['postcode'] ?? '').trim().slice(0, 10);
    const right = /^\d{2}-?\d{3}$/.test(typed);
    const yours = right ? competentBranch(pack, typed) : undefined;
    const error = typed !== '' && !right ? t('postcode.wrong') : undefined;
    return {
      kind: 'page',
      title: t('title'),
      width: 'wide',
      ...(error ? { failed: true } : {}),
      body: (
        <Stack>
          <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
          <Form method="get" action="/branches">
            <TextField
              name="postcode"
              label={t('postcode')}
              hint={t('postcode.hint')}
              value={typed}
              error={error}
              width={8}
              autoComplete="postal-code"
              inputMode="numeric"
            />
            <Button>{t('find')}</Button>
          </Form>
          {yours ? <Yours ctx={ctx} branch={yours} /> : null}
          <DataTable
            caption={t('all')}
            rows={pack.branches}
            rowKey={branch => branch.code}
            columns={[
              { key: 'name', label: t('branch'), heading: true, cell: branch => branch.name },
              { key: 'address', label: t('address'), cell: branch => `${branch.address}, ${branch.postcode} ${branch.city}` },
              { key: 'today', label: t('today'), cell: branch => <Today ctx={ctx} branch={branch} /> },
            ]}
          />
        </Stack>
      ),
    };
  },
};

function Today({ ctx, branch }: { ctx: PageCtx; branch: BranchRecord }) {
  const t = text(ctx.lang);
  const opening = openingOn(ctx.house.pack, branch, dayOf(ctx.now));
  if (!opening) return <StatusTag tone="plain">{t('shut')}</StatusTag>;
  return (
    <>
      {t('hours', opening)}{' '}
      {isOpen(ctx.house.pack, branch, ctx.now) ? (
        <StatusTag tone="done">{t('open')}</StatusTag>
      ) : (
        <StatusTag tone="plain">{t('closed')}</StatusTag>
      )}
    </>
  );
}

function Yours({ ctx, branch }: { ctx: PageCtx; branch: BranchRecord }) {
  const t = text(ctx.lang);
  const today = dayOf(ctx.now);
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => plusDays(today, ahead));
  const reason = (on: Day): string => branch.exceptions?.find(one => one.on === on)?.reason[ctx.lang] ?? '';
  return (
    <Card title={t('yours')} window="lit">
      <DescriptionTable
        rows={[
          { name: t('branch'), value: branch.name },
          { name: t('address'), value: `${branch.address}, ${branch.postcode} ${branch.city}` },
          { name: t('today'), value: <Today ctx={ctx} branch={branch} /> },
        ]}
      />
      <DataTable
        caption={t('week')}
        rows={days}
        rowKey={on => on}
        columns={[
          { key: 'day', label: t('day'), heading: true, cell: on => `${t('weekday', { day: weekday(on) })}, ${formatDay(on, ctx.lang)}` },
          {
            key: 'opening',
            label: t('opening'),
            cell: on => {
              const opening = openingOn(ctx.house.pack, branch, on);
              return [opening ? t('hours', opening) : t('shut'), reason(on)].filter(part => part !== '').join(', ');
            },
          },
        ]}
      />
    </Card>
  );
}
