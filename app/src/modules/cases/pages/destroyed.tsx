import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { formatDay } from '#kernel/day.ts';
import type { MatterId } from '#kernel/ids.ts';
import { mayRead } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { PageAnswer, PageCtx } from '#platform/http/page.ts';
import { type DestroyedMatter, findDestroyedMatter } from '../destroys.ts';
import { text } from '../text.ts';

const formTitle = (ctx: PageCtx, code: string): string => {
  const form = ctx.house.pack.forms.findLast(one => one.code === code);
  return form ? `${form.title[ctx.lang]} (${code})` : code;
};

/** What is left of a matter that was destroyed.
 *  @returns undefined where none was, or it is not theirs to know */
export async function destroyedMatter(ctx: PageCtx<PersonActor>, matterId: MatterId): Promise<PageAnswer | undefined> {
  if (!(await mayRead(ctx, ctx.actor, { area: 'letters' }))) return undefined;
  const matter = await findDestroyedMatter(ctx.db, { partyId: ctx.actor.partyId, matterId });
  if (!matter) return undefined;
  await ctx.audit({ action: 'cases.read', object: `matter:${matterId}`, subjectPartyId: ctx.actor.partyId });
  const t = text(ctx.lang);
  return {
    kind: 'page',
    title: t('destroyed.title'),
    status: 410,
    trail: <Breadcrumbs trail={[{ label: t('matters.title'), href: '/matters' }, { label: matter.number }]} />,
    body: (
      <Stack>
        <PageHeading eyebrow={matter.number} lead={t('destroyed.lead')}>
          {t('destroyed.title')}
        </PageHeading>
        <DescriptionTable
          rows={[
            { name: t('destroyed.form'), value: formTitle(ctx, matter.formCode) },
            { name: t('destroyed.opened'), value: formatDay(matter.openedOn, ctx.lang) },
            { name: t('destroyed.ended'), value: formatDay(matter.endedOn, ctx.lang) },
            { name: t('destroyed.on'), value: formatDay(matter.destroyedOn, ctx.lang) },
            { name: t('destroyed.protocol'), value: t('destroyed.protocol.number', { protocol: matter.protocol }) },
          ]}
        />
      </Stack>
    ),
  };
}

/** Matters of which only the entry is left.
 *  @param hrefOf where the number leads */
export function DestroyedMatters({
  ctx,
  matters,
  hrefOf,
}: {
  ctx: PageCtx;
  matters: readonly DestroyedMatter[];
  hrefOf: (matter: DestroyedMatter) => string;
}) {
  const t = text(ctx.lang);
  if (matters.length === 0)
    return (
      <EmptyState title={t('destroyed.none')}>
        <p>{t('destroyed.none.text')}</p>
      </EmptyState>
    );
  return (
    <DataTable
      caption={t('destroyed.list')}
      captionShown="hidden"
      rows={matters}
      rowKey={matter => matter.matterId}
      columns={[
        { key: 'number', label: t('column.number'), heading: true, cell: matter => <a href={hrefOf(matter)}>{matter.number}</a> },
        { key: 'form', label: t('destroyed.form'), cell: matter => formTitle(ctx, matter.formCode) },
        { key: 'ended', label: t('destroyed.ended'), cell: matter => formatDay(matter.endedOn, ctx.lang) },
        { key: 'destroyed', label: t('destroyed.on'), cell: matter => formatDay(matter.destroyedOn, ctx.lang) },
        { key: 'protocol', label: t('destroyed.protocol'), cell: matter => t('destroyed.protocol.number', { protocol: matter.protocol }) },
      ]}
    />
  );
}

/** On the page of a person at the desk; nothing where nothing was destroyed. */
export function DestroyedOfPerson({ ctx, matters }: { ctx: PageCtx; matters: readonly DestroyedMatter[] }) {
  const t = text(ctx.lang);
  return matters.length === 0 ? null : (
    <Card title={t('destroyed.list')} inset="flush">
      <DestroyedMatters ctx={ctx} matters={matters} hrefOf={matter => `/desk/matters/${matter.matterId}`} />
    </Card>
  );
}
