import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import type { Page } from '#platform/http/page.ts';
import { pathToReturnTo } from '../rules/sessions.ts';
import { text } from '../text.ts';
import { beginSignIn } from '../use-cases/begin-sign-in.ts';
import { field } from './fields.ts';
import { failedSignIn } from './sign-in-failed.tsx';

/** Staff go back to a desk page only. */
const deskPath = (asked: string | undefined): string => {
  const path = pathToReturnTo(asked);
  return /^\/desk(\/|$|\?)/.test(path) ? path : '/desk';
};

export const deskSignInPage: Page = {
  path: '/desk/sign-in',
  faces: ['desk'],
  for: 'anyone',
  permission: { action: 'identity.sign-in' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    return {
      kind: 'page',
      title: t('desk.sign-in.title'),
      body: (
        <Stack>
          <PageHeading lead={t('desk.sign-in.lead')}>{t('desk.sign-in.title')}</PageHeading>
          <Card title={t('sign-in.node.title')}>
            <Form action="/desk/sign-in" hidden={{ back: deskPath(request.query['back']) }}>
              <Button>{t('sign-in.node.button')}</Button>
            </Form>
          </Card>
        </Stack>
      ),
    };
  },
  async post(ctx, request) {
    const back = deskPath(field(request, 'back'));
    const open = ctx.actor.kind === 'staff' ? request.sessionToken : null;
    const begun = await beginSignIn(ctx, {
      face: 'desk',
      returnTo: back,
      again: open !== null,
      lang: ctx.lang,
      ...(open ? { browserToken: open } : {}),
    });
    if (!begun.ok) return failedSignIn(ctx.lang, { kind: 'issuer-down' }, `/desk/sign-in?back=${encodeURIComponent(back)}`);
    return { kind: 'redirect', to: begun.value.url, ...(open ? {} : { session: { face: 'desk', token: begun.value.browserToken } }) };
  },
};
