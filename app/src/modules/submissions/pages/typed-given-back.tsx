import { Button, ButtonRow } from '#design/components/button.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import type { PageAnswer, PageRequest, StillCtx } from '#platform/http/page.ts';
import { text } from '../text.ts';

/** A page of a draft could not be saved: what was typed comes back, to be sent again. */
export async function typedGivenBack(at: StillCtx, request: PageRequest): Promise<Extract<PageAnswer, { kind: 'page' }>> {
  const t = text(at.lang);
  return {
    kind: 'page',
    title: t('attempt.draft.title'),
    status: 503,
    body: (
      <Stack>
        <PageHeading lead={t('attempt.draft.lead')}>{t('attempt.draft.title')}</PageHeading>
        <form className="form" method="post" action={request.url}>
          {[...request.form].flatMap(([name, values]) =>
            values.map((value, place) => <input key={`${name} ${place}`} type="hidden" name={name} value={value} />),
          )}
          <ButtonRow>
            <Button>{t('attempt.draft.again')}</Button>
          </ButtonRow>
        </form>
        <p>
          <a href="/availability">{t('attempt.availability')}</a>
        </p>
      </Stack>
    ),
  };
}
