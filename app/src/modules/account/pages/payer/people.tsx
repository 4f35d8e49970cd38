import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Filter } from '#design/components/filter.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { formatDay } from '#kernel/day.ts';
import { maskPesel, parsePesel } from '#kernel/pesel.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { text } from '../../text.ts';
import { openPeople } from '../../views/payer.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { pageAsked } from '#platform/http/page-number.ts';
import { meaning, until } from '../writing.ts';

const LONGEST_SEARCH = 80;

/** People whom the payer has reported to insurance; PESELs are masked, as in every list. */
export const peoplePage: Page<PersonActor> = {
  path: '/account/payer/insured',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const search = (request.query['q'] ?? '').slice(0, LONGEST_SEARCH);
    const page = pageAsked(request);
    const view = await openPeople(ctx, { search, page });
    if (view === undefined) return notOpened();
    const { lang } = ctx;
    const t = text(lang);
    return accountPart(ctx, 'payer', '/account/payer/insured', {
      lead: t('people.lead'),
      body: (
        <>
          <Filter action="/account/payer/insured" button={t('people.find')}>
            <TextField name="q" label={t('people.search')} value={search} type="search" width={32} maxLength={LONGEST_SEARCH} />
          </Filter>
          {view.total === 0 ? (
            <EmptyState title={t(search === '' ? 'people.none' : 'people.not-found')}>
              <p>{search === '' ? t('people.none.about') : <a href="/account/payer/insured">{t('people.all')}</a>}</p>
            </EmptyState>
          ) : (
            <Card title={t('people.count', { count: view.total })} inset="flush">
              <DataTable
                caption={t('part.people')}
                captionShown="hidden"
                rows={view.people}
                rowKey={one => one.titleId}
                columns={[
                  {
                    key: 'names',
                    label: t('family.names'),
                    heading: true,
                    cell: one => (one.surname === null ? t('people.nameless') : `${one.surname} ${one.givenNames ?? ''}`),
                  },
                  { key: 'pesel', label: 'PESEL', cell: one => masked(one.pesel) },
                  {
                    key: 'title',
                    label: t('title.meaning'),
                    cell: one => meaning(ctx.house.pack, 'title', one.titleCode, lang) ?? one.titleCode,
                  },
                  { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
                  { key: 'to', label: t('to'), cell: one => until(t, one.to, lang) },
                ]}
              />
            </Card>
          )}
          <Pagination
            page={page}
            pages={view.pages}
            hrefFor={number =>
              `/account/payer/insured?${new URLSearchParams({ ...(search === '' ? {} : { q: search }), page: String(number) })}`
            }
          />
        </>
      ),
    });
  },
};

function masked(pesel: string | null): string {
  const parsed = pesel === null ? undefined : parsePesel(pesel);
  return parsed?.ok === true ? maskPesel(parsed.value) : '—';
}
