import { Card } from '#design/components/card.tsx';
import { EmptyState, KeyFigures } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Filter } from '#design/components/filter.tsx';
import { MoneyField, Select } from '#design/components/text-fields.tsx';
import { type Day, dayOf, formatDay } from '#kernel/day.ts';
import { formatGrosze, type Grosze, multiply, parseGrosze, sum } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { Page, PageRequest } from '#platform/http/page.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import type { PensionVariant } from '../../rules/pension.ts';
import { text } from '../../text.ts';
import { AVERAGE_OF_MONTHS, openState, type StateView } from '../../views/insured.ts';
import { accountPart, notOpened } from '../frame.tsx';

/** Ages of retirement for which the pack may hold a table of life expectancy. */
const AGES = [60, 65] as const;

/** The pension calculator: two variants on the data of the account, with the formula and every number in it. */
export const pensionPage: Page<PersonActor> = {
  path: '/account/insured/pension',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const asked = readWish(ctx.house.pack, dayOf(ctx.now), request);
    const state = await openState(ctx, asked.wish);
    if (state === undefined) return notOpened();
    const t = text(ctx.lang);
    const answer = accountPart(ctx, 'insured', '/account/insured/pension', {
      lead: t('pension.lead'),
      print: 'printable',
      body:
        state === null ? (
          <EmptyState title={t('state.none')}>
            <p>{t('state.none.about')}</p>
          </EmptyState>
        ) : (
          <Calculator state={state} asked={asked} lang={ctx.lang} />
        ),
    });
    return asked.wrong && answer.kind === 'page' ? { ...answer, failed: true } : answer;
  },
};

interface Asked {
  /** As typed. */
  base: string;
  wrong: boolean;
  wish: { monthly?: Grosze; age?: number };
}

/** A monthly base as typed, and what pension contribution it bears. */
function readWish(pack: Pack, on: Day, request: PageRequest): Asked {
  const base = (request.query['base'] ?? '').trim();
  const amount = parseGrosze(base);
  const right = amount.ok && amount.value >= 0n;
  const rates = [parameterOn(pack, 'pension-rate-insured', on).value, parameterOn(pack, 'pension-rate-payer', on).value];
  const age = AGES.find(one => String(one) === request.query['age']);
  return {
    base,
    wrong: base !== '' && !right,
    wish: {
      ...(right ? { monthly: sum(rates.map(rate => multiply(amount.value, rate))) } : {}),
      ...(age === undefined ? {} : { age }),
    },
  };
}

function Calculator({ state, asked, lang }: { state: StateView; asked: Asked; lang: Lang }) {
  const t = text(lang);
  const { pension, retirement, sex } = state;
  const ages = AGES.filter(age => age >= (sex === 'woman' ? AGES[0] : AGES[1]));
  const error = asked.wrong ? t('pension.base.wrong') : undefined;
  return (
    <>
      {error === undefined ? null : <ErrorSummary errors={[{ field: 'base', text: error }]} />}
      <Filter action="/account/insured/pension" button={t('pension.count')}>
        <MoneyField name="base" label={t('pension.base')} hint={t('pension.base.hint')} value={asked.base} error={error} />
        {ages.length < 2 ? null : (
          <Select
            name="age"
            label={t('pension.age')}
            value={String(retirement.age)}
            empty="none"
            options={ages.map(age => ({ value: String(age), label: t('pension.age.years', { age }) }))}
          />
        )}
      </Filter>
      <KeyFigures
        figures={[
          {
            name: t('pension.work-on', { age: retirement.age }),
            value: formatGrosze(pension.workOn.pension, lang),
            note: t('pension.gross'),
            tone: 'done',
          },
          { name: t('pension.stop-now'), value: formatGrosze(pension.stopNow.pension, lang), note: t('pension.gross') },
        ]}
      />
      <Card title={t('pension.formula')}>
        <p>{t('pension.formula.text')}</p>
        <Steps state={state} lang={lang} />
      </Card>
      <Card title={t('pension.numbers')}>
        <DescriptionTable
          rows={[
            { name: t('pension.born'), value: formatDay(state.bornOn, lang) },
            { name: t('pension.retires'), value: t('pension.retires.on', { age: retirement.age, day: formatDay(retirement.on, lang) }) },
            {
              name: t('pension.life'),
              value: t('pension.life.of', {
                months: pension.life.months.replace('.', lang === 'pl' ? ',' : '.'),
                age: retirement.age,
                day: formatDay(pension.life.from, lang),
              }),
            },
            {
              name: t('pension.average'),
              value: t('pension.average.of', {
                amount: formatGrosze(pension.average.average, lang),
                months: pension.average.months,
                most: AVERAGE_OF_MONTHS,
              }),
            },
          ]}
        />
      </Card>
      <p className="quiet">{t('pension.limits')}</p>
    </>
  );
}

/** Both variants step by step, side by side. */
function Steps({ state, lang }: { state: StateView; lang: Lang }) {
  const t = text(lang);
  const { workOn, stopNow } = state.pension;
  const money = (amount: Grosze): string => formatGrosze(amount, lang);
  const steps: readonly { name: string; of(variant: PensionVariant): string }[] = [
    { name: t('state.gathered'), of: () => money(state.gathered) },
    {
      name: t('pension.coming'),
      of: one => t('pension.coming.of', { months: one.months, monthly: money(one.monthly), coming: money(one.coming) }),
    },
    { name: t('pension.capital'), of: one => money(one.capital) },
    {
      name: t('pension.divided'),
      of: one =>
        t('pension.divided.by', {
          capital: money(one.capital),
          months: one.lifeMonths.replace('.', lang === 'pl' ? ',' : '.'),
          pension: money(one.pension),
        }),
    },
  ];
  return (
    <DataTable
      caption={t('pension.steps')}
      captionShown="hidden"
      rows={steps}
      rowKey={step => step.name}
      columns={[
        { key: 'step', label: t('pension.step'), heading: true, cell: step => step.name },
        { key: 'on', label: t('pension.work-on', { age: state.retirement.age }), align: 'end', cell: step => step.of(workOn) },
        { key: 'stop', label: t('pension.stop-now'), align: 'end', cell: step => step.of(stopNow) },
      ]}
      footer={[t('pension.monthly'), money(workOn.pension), money(stopNow.pension)]}
    />
  );
}
