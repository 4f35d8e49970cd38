import { EmptyState } from '#design/components/content.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { formatDay } from '#kernel/day.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { openAccount } from '../views.ts';
import { Beneficiary } from './beneficiary.tsx';
import { Insured } from './insured.tsx';
import { PayerPart } from './payer.tsx';

/** What the institution holds about the party: as payer, as insured, as beneficiary. */
export const accountPage: Page<PersonActor> = {
  path: '/account',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx) {
    const t = text(ctx.lang);
    const { name, asOf, payer, insured, benefits, payout, somethingHidden } = await openAccount(ctx);
    const nothing = payer === null && insured === null && benefits === null;
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
          {payer === null ? null : <PayerPart payer={payer} lang={ctx.lang} />}
          {insured === null ? null : <Insured insured={insured} lang={ctx.lang} />}
          {benefits === null ? null : <Beneficiary benefits={benefits} payout={payout} lang={ctx.lang} />}
          {nothing && !somethingHidden ? (
            <EmptyState title={t('empty')}>
              <p>{t('empty.about')}</p>
            </EmptyState>
          ) : null}
        </Stack>
      ),
    };
  },
};
