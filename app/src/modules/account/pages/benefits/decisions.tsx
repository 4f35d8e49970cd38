import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { formatDay } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { text } from '../../text.ts';
import { openDecisions } from '../../views/beneficiary.ts';
import { kindText } from '../benefit-words.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { raise } from '../writing.ts';

/** Decisions on benefits, and how indexations have raised them. */
export const decisionsPage: Page<PersonActor> = {
  path: '/account/benefits/decisions',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx) {
    const view = await openDecisions(ctx);
    if (view === undefined) return notOpened();
    const { lang } = ctx;
    const t = text(lang);
    const indexations = view.decisions.filter(one => one.kind === 'indexation');
    const kindOf = (benefitId: string): string => kindText(t, view.benefits.find(one => one.benefitId === benefitId)?.kind ?? '');
    return accountPart(ctx, 'beneficiary', '/account/benefits/decisions', {
      print: 'printable',
      body:
        view.decisions.length === 0 ? (
          <EmptyState title={t('decisions.none')}>
            <p>{t('benefits.none.about')}</p>
          </EmptyState>
        ) : (
          <>
            <Card title={t('decisions')} inset="flush">
              <DataTable
                caption={t('decisions')}
                captionShown="hidden"
                rows={view.decisions}
                rowKey={one => `${one.number} ${one.issuedOn}`}
                columns={[
                  { key: 'number', label: t('decisions.number'), heading: true, cell: one => one.number },
                  { key: 'kind', label: t('decisions.kind'), cell: one => t(`decisions.kind.${one.kind}`) },
                  { key: 'benefit', label: t('decisions.benefit'), cell: one => kindOf(one.benefitId) },
                  { key: 'issued', label: t('decisions.issued'), cell: one => formatDay(one.issuedOn, lang) },
                  { key: 'from', label: t('decisions.from'), cell: one => formatDay(one.validFrom, lang) },
                ]}
              />
            </Card>
            <Card title={t('indexations')} inset={indexations.length === 0 ? 'padded' : 'flush'}>
              {indexations.length === 0 ? (
                <p>{t('indexations.none')}</p>
              ) : (
                <DataTable
                  caption={t('indexations')}
                  captionShown="hidden"
                  rows={indexations}
                  rowKey={one => one.number}
                  columns={[
                    { key: 'from', label: t('decisions.from'), heading: true, cell: one => formatDay(one.validFrom, lang) },
                    { key: 'rate', label: t('state.rate'), align: 'end', cell: one => (one.rate === null ? '—' : raise(one.rate, lang)) },
                    {
                      key: 'gross',
                      label: t('indexations.gross'),
                      align: 'end',
                      cell: one => (one.gross === null ? '—' : formatGrosze(one.gross, lang)),
                    },
                  ]}
                />
              )}
            </Card>
            <p className="quiet">{t('state.memory')}</p>
          </>
        ),
    });
  },
};
