import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Filter } from '#design/components/filter.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { formatGrosze, grosze } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import type { TaxStatement } from '../../rules/benefit-tax.ts';
import { text } from '../../text.ts';
import { openTax, type TaxView } from '../../views/beneficiary.ts';
import { accountPart, notOpened } from '../frame.tsx';

/** The yearly tax statement (PIT-40A or PIT-11A), to be read and printed. */
export const taxPage: Page<PersonActor> = {
  path: '/account/benefits/tax',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const { year } = request.query;
    const view = await openTax(ctx, year === undefined ? {} : { year });
    if (view === undefined) return notOpened();
    const t = text(ctx.lang);
    const { statement } = view;
    return accountPart(ctx, 'beneficiary', '/account/benefits/tax', {
      lead: t('tax.lead'),
      print: 'printable',
      body:
        statement === null ? (
          <EmptyState title={t('benefits.none')}>
            <p>{t('benefits.none.about')}</p>
          </EmptyState>
        ) : (
          <>
            <Filter action="/account/benefits/tax" button={t('show')}>
              <Select
                name="year"
                label={t('year')}
                value={String(statement.year)}
                empty="none"
                options={view.years.map(one => ({ value: String(one), label: String(one) }))}
              />
            </Filter>
            {view.final ? null : (
              <Notice tone="info" title={t('tax.open')}>
                <p>{t('tax.open.about', { year: statement.year })}</p>
              </Notice>
            )}
            <Statement view={view} statement={statement} institution={ctx.house.pack.name[ctx.lang]} lang={ctx.lang} />
          </>
        ),
    });
  },
};

function Statement({ view, statement, institution, lang }: { view: TaxView; statement: TaxStatement; institution: string; lang: Lang }) {
  const t = text(lang);
  const { tax, difference } = statement;
  return (
    <Card title={view.final ? t('tax.of', { form: statement.form, year: statement.year }) : t('tax.so-far', { year: statement.year })}>
      <DescriptionTable
        rows={[
          { name: t('tax.by'), value: institution },
          { name: t('tax.whom'), value: view.pesel === null ? view.name : t('tax.whom.of', { name: view.name, pesel: view.pesel }) },
          { name: t('tax.months'), value: statement.months },
          { name: t('tax.income'), value: formatGrosze(statement.gross, lang) },
          { name: t('tax.advances'), value: formatGrosze(statement.advances, lang) },
          { name: t('tax.health'), value: formatGrosze(statement.health, lang) },
          ...(!view.final || tax === null || difference === null
            ? []
            : [
                { name: t('tax.due'), value: formatGrosze(tax, lang) },
                difference < 0n
                  ? { name: t('tax.back'), value: <strong>{formatGrosze(grosze(-difference), lang)}</strong> }
                  : { name: t('tax.more'), value: <strong>{formatGrosze(difference, lang)}</strong> },
              ]),
        ]}
      />
      {view.final ? <p>{t(`tax.about.${statement.form}`)}</p> : null}
    </Card>
  );
}
