import type { Page } from '#platform/http/page.ts';
import { finishSignIn } from '../use-cases/finish-sign-in.ts';
import { failedSignIn } from './sign-in-failed.tsx';
import { afterSignIn } from './sign-in.tsx';

export const signInReturnPage: Page = {
  path: '/sign-in/return',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'identity.sign-in' },
  getCommits: true,
  async get(ctx, request) {
    const done = await finishSignIn(ctx, {
      face: 'portal',
      url: request.url,
      query: request.query,
      browserToken: request.sessionToken,
      lang: ctx.lang,
    });
    return done.ok
      ? afterSignIn(done.value)
      : failedSignIn(ctx.lang, done.refusal, `/sign-in?back=${encodeURIComponent(done.refusal.returnTo)}`);
  },
};

export const deskReturnPage: Page = {
  path: '/desk/sign-in/return',
  faces: ['desk'],
  for: 'anyone',
  permission: { action: 'identity.sign-in' },
  getCommits: true,
  async get(ctx, request) {
    const done = await finishSignIn(ctx, {
      face: 'desk',
      url: request.url,
      query: request.query,
      browserToken: request.sessionToken,
      lang: ctx.lang,
    });
    if (!done.ok) return failedSignIn(ctx.lang, done.refusal, `/desk/sign-in?back=${encodeURIComponent(done.refusal.returnTo)}`);
    return { kind: 'redirect', to: done.value.returnTo, session: { face: 'desk', token: done.value.token } };
  },
};
