import { Card } from '#design/components/card.tsx';
import { EmptyState, KeyFigures } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { formatDay, formatMonth } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { type AccountOverview, openAccount } from '../views/overview.ts';
import { kindText } from './benefit-words.ts';
import { accountNumber, meaning, until } from './writing.ts';

/** What the institution holds about the party, role by role, each with the way to its pages. */
export const accountPage: Page<PersonActor> = {
  path: '/account',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx) {
    const t = text(ctx.lang);
    const { name, asOf, payer, insured, beneficiary, somethingHidden } = await openAccount(ctx);
    const nothing = payer === null && insured === null && beneficiary === null;
    return {
      kind: 'page',
      title: t('title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('lead', { name, day: formatDay(asOf, ctx.lang) })}>{t('title')}</PageHeading>
          {somethingHidden ? (
            <Notice tone="info" title={t('hidden')}>
              <p>{t('hidden.about')}</p>
            </Notice>
          ) : null}
          {payer === null ? null : <PayerCard {...payer} lang={ctx.lang} />}
          {insured === null ? null : <InsuredCard insured={insured} pack={ctx.house.pack} lang={ctx.lang} />}
          {beneficiary === null ? null : <BeneficiaryCard {...beneficiary} lang={ctx.lang} />}
          {nothing && !somethingHidden ? (
            <EmptyState title={t('empty')}>
              <p>{t('empty.about')}</p>
            </EmptyState>
          ) : null}
          {ctx.actor.relation === 'mandate' ? null : (
            <p>
              <a href="/own-data">{t('own-data')}</a>
            </p>
          )}
        </Stack>
      ),
    };
  },
};

function PayerCard({ payer, balance, insuredCount, lang }: NonNullable<AccountOverview['payer']> & { lang: Lang }) {
  const t = text(lang);
  const owes = balance.total > 0n;
  return (
    <Card
      title={t('payer')}
      aside={<StatusTag tone={owes ? 'attention' : 'done'}>{t(owes ? 'payer.owes' : 'payer.clear')}</StatusTag>}
      footer={
        <ul className="link-row">
          <li>
            <a href="/account/payer">{t('part.ledger')}</a>
          </li>
          <li>
            <a href="/account/payer/insured">{t('part.people')}</a>
          </li>
          <li>
            <a href="/account/payer/statement">{t('part.statement')}</a>
          </li>
          {owes ? null : (
            <li>
              <a href="/forms/RWN">{t('payer.certificate')}</a>
            </li>
          )}
        </ul>
      }
    >
      <KeyFigures
        figures={[
          { name: t('payer.arrears'), value: formatGrosze(balance.arrears, lang), tone: balance.arrears > 0n ? 'attention' : 'done' },
          {
            name: t('payer.interest'),
            value: formatGrosze(balance.interest, lang),
            ...(owes && balance.interest === 0n ? { note: t('payer.small') } : {}),
          },
          ...(balance.overpayment > 0n ? [{ name: t('payer.overpayment'), value: formatGrosze(balance.overpayment, lang) }] : []),
          { name: t('payer.insured'), value: insuredCount },
          { name: t('payer.since'), value: formatDay(payer.registeredSince, lang) },
        ]}
      />
    </Card>
  );
}

function InsuredCard({ insured, pack, lang }: { insured: NonNullable<AccountOverview['insured']>; pack: Pack; lang: Lang }) {
  const t = text(lang);
  return (
    <Card
      title={t('insured')}
      footer={
        <ul className="link-row">
          <li>
            <a href="/account/insured">{t('part.register')}</a>
          </li>
          <li>
            <a href="/account/insured/contributions">{t('part.contributions')}</a>
          </li>
          <li>
            <a href="/account/insured/state">{t('part.state')}</a>
          </li>
          <li>
            <a href="/forms/POTW">{t('confirmation')}</a>
          </li>
        </ul>
      }
    >
      <Stack>
        {insured.titles.length === 0 ? null : (
          <DataTable
            caption={t('insured.titles')}
            rows={insured.titles}
            rowKey={one => one.titleId}
            columns={[
              { key: 'payer', label: t('title.payer'), heading: true, cell: one => one.payerName },
              { key: 'title', label: t('title.meaning'), cell: one => meaning(pack, 'title', one.titleCode, lang) ?? one.titleCode },
              { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
              { key: 'to', label: t('to'), cell: one => until(t, one.to, lang) },
            ]}
          />
        )}
        {insured.family.length === 0 ? null : (
          <p>
            {t('insured.family')}: {insured.family.map(one => one.names).join(', ')}
          </p>
        )}
      </Stack>
    </Card>
  );
}

function BeneficiaryCard({ benefits, payout, lang }: NonNullable<AccountOverview['beneficiary']> & { lang: Lang }) {
  const t = text(lang);
  return (
    <Card
      title={t('beneficiary')}
      footer={
        <ul className="link-row">
          <li>
            <a href="/account/benefits">{t('part.benefits')}</a>
          </li>
          <li>
            <a href="/account/benefits/tax">{t('part.tax')}</a>
          </li>
          <li>
            <a href="/account/benefits/payout-account">{t('payout.link')}</a>
          </li>
          <li>
            <a href="/forms/POTW">{t('confirmation')}</a>
          </li>
        </ul>
      }
    >
      <Stack>
        {benefits.map(benefit => (
          <section key={benefit.benefitId}>
            <h3>{kindText(t, benefit.kind)}</h3>
            <DescriptionTable
              rows={[
                { name: t('benefit.number'), value: benefit.number },
                {
                  name: t('benefit.payment'),
                  value: t('benefit.payment.of', { day: formatDay(benefit.paidOn, lang), month: formatMonth(benefit.month, lang) }),
                },
                { name: t('benefit.gross'), value: formatGrosze(benefit.gross, lang) },
                ...(benefit.seizure === 0n ? [] : [{ name: t('benefit.seizure'), value: formatGrosze(benefit.seizure, lang) }]),
                { name: t('benefit.net'), value: <strong>{formatGrosze(benefit.net, lang)}</strong> },
                { name: t('payout'), value: payout.inForce === null ? t('payout.none') : accountNumber(payout.inForce.nrb) },
              ]}
            />
          </section>
        ))}
      </Stack>
    </Card>
  );
}
