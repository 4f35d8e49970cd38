import { Button, LinkButton } from '#design/components/button.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import type { Page } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { signOut } from '../use-cases/sign-out.ts';

function signOutPage(face: 'portal' | 'desk'): Page {
  const path = face === 'desk' ? '/desk/sign-out' : '/sign-out';
  return {
    path,
    faces: [face],
    for: 'anyone',
    permission: { action: 'identity.sign-out' },
    async get(ctx) {
      const t = text(ctx.lang);
      const open = ctx.actor.kind === 'person' || ctx.actor.kind === 'staff';
      return {
        kind: 'page',
        title: t('sign-out.title'),
        body: (
          <Stack>
            <PageHeading>{t('sign-out.title')}</PageHeading>
            {open ? (
              <>
                <p>{t('sign-out.ask')}</p>
                <Form action={path}>
                  <Button>{t('sign-out.button')}</Button>
                </Form>
              </>
            ) : (
              <Notice tone="done" title={t('sign-out.done')}>
                <p>{t('sign-out.elsewhere')}</p>
                <LinkButton kind="secondary" href={face === 'desk' ? '/desk/sign-in' : '/sign-in'}>
                  {t('sign-in.title')}
                </LinkButton>
              </Notice>
            )}
          </Stack>
        ),
      };
    },
    async post(ctx) {
      await signOut(ctx);
      return { kind: 'redirect', to: path, session: { face, token: null } };
    },
  };
}

export const signOutPages = [signOutPage('portal'), signOutPage('desk')];
