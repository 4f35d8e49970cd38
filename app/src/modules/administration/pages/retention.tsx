import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { parseId, type MatterId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { formTitle, PROTOCOLS } from '../changes/destroy.ts';
import { overByYear, type Retained, retainedOf } from '../retained.ts';
import { type Category, type Standing, written } from '../rules/retention.ts';
import { text } from '../text.ts';
import { HOLDS } from './holds.tsx';
import { Trail, wide } from './parts.tsx';

export const RETENTION = '/desk/administration/retention';
const MATTERS_A_PAGE = 50;

/** What is past its period: how much, of which form, from which year. */
export const retentionPage: Page<StaffActor> = {
  path: RETENTION,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.see-retention' },
  async get(ctx) {
    const t = text(ctx.lang);
    const years = await overByYear(ctx);
    return wide(
      t('section.retention'),
      <Trail lang={ctx.lang} here={t('section.retention')} />,
      <>
        <PageHeading lead={t('retention.lead')}>{t('section.retention')}</PageHeading>
        {years.length === 0 ? (
          <EmptyState title={t('retention.none')}>
            <p>{t('retention.none.about')}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={t('retention.over')}
            rows={years}
            rowKey={row => `${row.formCode} ${String(row.year)}`}
            columns={[
              {
                key: 'form',
                label: t('retention.class'),
                heading: true,
                cell: row => (
                  <a href={`${RETENTION}/${row.formCode}/${String(row.year)}`}>{`${formName(ctx, row.formCode)}, ${String(row.year)}`}</a>
                ),
              },
              { key: 'category', label: t('retention.category'), cell: row => <CategoryName lang={ctx.lang} category={row.category} /> },
              { key: 'count', label: t('retention.matters'), align: 'end', cell: row => t('number', { number: row.count }) },
              {
                key: 'held',
                label: t('retention.held'),
                align: 'end',
                cell: row => (row.named > 0 ? <StatusTag tone="attention">{t('number', { number: row.named })}</StatusTag> : 0),
              },
            ]}
          />
        )}
        <h2>{t('outside.title')}</h2>
        <p className="quiet">{t('outside.about')}</p>
        <DataTable
          caption={t('outside.title')}
          captionShown="hidden"
          rows={ctx.house.declared.forgets}
          rowKey={one => one.kind}
          columns={[
            { key: 'what', label: t('outside.what'), heading: true, cell: one => one.what[ctx.lang] },
            {
              key: 'years',
              label: t('outside.years'),
              cell: one => (
                <a href={`/desk/administration/parameters/${one.years}`}>
                  {t('outside.years.value', { years: Number(parameterOn(ctx.house.pack, one.years, dayOf(ctx.now)).value) })}
                </a>
              ),
            },
          ]}
        />
        <ButtonRow>
          <LinkButton href={PROTOCOLS} kind="secondary">
            {t('section.protocols')}
          </LinkButton>
          <LinkButton href={HOLDS} kind="secondary">
            {t('section.holds')}
          </LinkButton>
        </ButtonRow>
      </>,
    );
  },
};

/** The matters of a form that ended in a year: their numbers, and what keeps each. */
export const retainedPage: Page<StaffActor> = {
  path: `${RETENTION}/:formCode/:year`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.see-retention' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const { formCode = '', year: asked = '' } = request.params;
    if (!/^\d{4}$/.test(asked)) return { kind: 'not-found' };
    const behind = parseId<MatterId>(request.query['behind'] ?? '') ?? null;
    const found = await retainedOf(ctx, { formCode, year: Number(asked), behind, limit: MATTERS_A_PAGE + 1 });
    if (!found) return { kind: 'not-found' };
    const matters = found.slice(0, MATTERS_A_PAGE);
    const last = matters.at(-1);
    await ctx.audit({
      action: 'administration.see-retention',
      object: `form:${formCode}`,
      subjectPartyId: null,
      purpose: 'retention',
      facts: { year: asked, shown: matters.length },
    });
    const title = `${formName(ctx, formCode)}, ${asked}`;
    return wide(
      title,
      <Trail lang={ctx.lang} over={[{ label: t('section.retention'), href: RETENTION }]} here={title} />,
      <>
        <PageHeading lead={t('retained.lead')}>{title}</PageHeading>
        {ctx.actor.roles.includes('administrator') && matters.length > 0 ? (
          <p>
            <LinkButton href={`${RETENTION}/${formCode}/${asked}/destruction`}>{t('destroy.propose')}</LinkButton>
          </p>
        ) : null}
        {matters.length === 0 ? <EmptyState title={t('retained.none')} /> : <Matters lang={ctx.lang} matters={matters} />}
        {last && found.length > MATTERS_A_PAGE ? (
          <p>
            <LinkButton href={`${RETENTION}/${formCode}/${asked}?behind=${last.matterId}`} kind="secondary">
              {t('retained.more')}
            </LinkButton>
          </p>
        ) : null}
      </>,
    );
  },
};

function Matters({ lang, matters }: { lang: Lang; matters: readonly Retained[] }) {
  const t = text(lang);
  return (
    <DataTable
      caption={t('retained.matters')}
      captionShown="hidden"
      rows={matters}
      rowKey={matter => matter.matterId}
      columns={[
        { key: 'number', label: t('retained.number'), heading: true, cell: matter => matter.number },
        { key: 'ended', label: t('retained.ended'), cell: matter => formatDay(matter.endedOn, lang) },
        { key: 'category', label: t('retention.category'), cell: matter => <CategoryName lang={lang} category={matter.category} /> },
        { key: 'standing', label: t('retained.standing'), cell: matter => <StandingTag lang={lang} standing={matter.standing} /> },
      ]}
    />
  );
}

const TONES = { due: 'done', kept: 'plain', expert: 'attention', permanent: 'plain', held: 'problem' } as const satisfies Record<
  Standing['kind'],
  string
>;

function StandingTag({ lang, standing }: { lang: Lang; standing: Standing }) {
  const t = text(lang);
  return (
    <StatusTag tone={TONES[standing.kind]}>
      {standing.kind === 'kept' ? t('standing.kept', { until: formatDay(standing.until, lang) }) : t(`standing.${standing.kind}`)}
    </StatusTag>
  );
}

function CategoryName({ lang, category }: { lang: Lang; category: Category }) {
  const t = text(lang);
  if (category.permanent) return t('category.permanent');
  return t(category.expert ? 'category.expert' : 'category.years', { code: written(category), years: category.years });
}

const formName = (ctx: PageCtx, code: string): string => formTitle(ctx.house, code)[ctx.lang];
