import type { ReactNode } from 'react';
import { PrintButton } from '#design/components/content.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { Tabs } from '#design/components/navigation.tsx';
import type { PageAnswer, PageCtx } from '#platform/http/page.ts';
import { LANGS, type Bilingual, type Lang } from '#platform/text/text.ts';
import { type AccountWords, text } from '../text.ts';
import type { AccountRole } from '../views/opening.ts';

type Word = Parameters<AccountWords>[0];

/** Pages of each role, by the name of their words. */
const PARTS = {
  insured: [
    { path: '/account/insured', word: 'part.register' },
    { path: '/account/insured/contributions', word: 'part.contributions' },
    { path: '/account/insured/state', word: 'part.state' },
    { path: '/account/insured/pension', word: 'part.pension' },
  ],
  beneficiary: [
    { path: '/account/benefits', word: 'part.benefits' },
    { path: '/account/benefits/decisions', word: 'part.decisions' },
    { path: '/account/benefits/tax', word: 'part.tax' },
    { path: '/account/benefits/payout-account', word: 'part.payout' },
  ],
  payer: [
    { path: '/account/payer', word: 'part.ledger' },
    { path: '/account/payer/transfers', word: 'part.transfers' },
    { path: '/account/payer/insured', word: 'part.people' },
    { path: '/account/payer/statement', word: 'part.statement' },
  ],
} as const satisfies Record<AccountRole, readonly { path: string; word: Word }[]>;

export type AccountPath = (typeof PARTS)[AccountRole][number]['path'];

/** A page of one part of the account: the way back, its heading, and the other parts of the same role beside it. */
export function accountPart(
  ctx: PageCtx,
  role: AccountRole,
  path: AccountPath,
  parts: { lead?: ReactNode; title?: string; print?: 'printable'; body: ReactNode },
): PageAnswer {
  const t = text(ctx.lang);
  const entries = PARTS[role];
  const word = entries.find(entry => entry.path === path)?.word ?? 'title';
  const title = parts.title ?? t(word);
  return {
    kind: 'page',
    title,
    width: 'wide',
    trail: <Breadcrumbs trail={[{ label: t('title'), href: '/account' }, { label: title }]} />,
    body: (
      <Stack>
        <PageHeading
          eyebrow={t(role)}
          {...(parts.lead === undefined ? {} : { lead: parts.lead })}
          {...(parts.print === undefined ? {} : { aside: <PrintButton /> })}
        >
          {title}
        </PageHeading>
        <Tabs label={t(role)} tabs={entries.map(entry => ({ href: entry.path, label: t(entry.word), current: entry.path === path }))} />
        {parts.body}
      </Stack>
    ),
  };
}

/** For a proxy whose mandate does not open this role. */
export function notOpened(): PageAnswer {
  return { kind: 'refused', why: inBoth('hidden.about'), fix: inBoth('hidden.fix') };
}

const inBoth = (key: 'hidden.about' | 'hidden.fix'): Bilingual =>
  Object.fromEntries(LANGS.map((lang: Lang) => [lang, text(lang)(key)])) as unknown as Bilingual;
