import { LinkButton } from '#design/components/button.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import type { PageAnswer } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import type { FinishRefusal } from '../use-cases/finish-sign-in.ts';

const STATUS: Readonly<Record<FinishRefusal['kind'], number>> = {
  cancelled: 200,
  'issuer-down': 503,
  'not-proved': 403,
  expired: 410,
  'level-too-low': 403,
  'no-pesel': 403,
  'not-staff': 403,
};

/** Why nobody was signed in, and the way to try again. Committed, since the sign-in is used up. */
export function failedSignIn(lang: Lang, refusal: { kind: FinishRefusal['kind'] }, again: string): PageAnswer {
  const t = text(lang);
  return {
    kind: 'page',
    title: t('sign-in.failed.title'),
    status: STATUS[refusal.kind],
    keep: true,
    body: (
      <Stack>
        <PageHeading>{t('sign-in.failed.title')}</PageHeading>
        <Notice tone={refusal.kind === 'cancelled' ? 'info' : 'problem'} title={t(`sign-in.failed.${refusal.kind}`)} live="announce" />
        <p>
          <LinkButton href={again}>{t('sign-in.again')}</LinkButton>
        </p>
      </Stack>
    ),
  };
}
