import type { Actor } from '#platform/context.ts';
import type { ApartCtx, Page, PageAnswer, PageRequest } from '#platform/http/page.ts';
import { finishSignIn } from '../use-cases/finish-sign-in.ts';
import { failedSignIn } from './sign-in-failed.tsx';
import { afterSignIn } from './sign-in.tsx';

const finish = (at: ApartCtx<Actor>, request: PageRequest, face: 'portal' | 'desk') =>
  finishSignIn(at, { face, url: request.url, query: request.query, browserToken: request.sessionToken, lang: at.lang });

export const signInReturnPage: Page = {
  path: '/sign-in/return',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'identity.sign-in' },
  apart: {
    async get(at, request): Promise<PageAnswer> {
      const done = await finish(at, request, 'portal');
      return done.ok
        ? afterSignIn(done.value)
        : failedSignIn(at.lang, done.refusal, `/sign-in?back=${encodeURIComponent(done.refusal.returnTo)}`);
    },
  },
};

export const deskReturnPage: Page = {
  path: '/desk/sign-in/return',
  faces: ['desk'],
  for: 'anyone',
  permission: { action: 'identity.sign-in' },
  apart: {
    async get(at, request): Promise<PageAnswer> {
      const done = await finish(at, request, 'desk');
      if (!done.ok) return failedSignIn(at.lang, done.refusal, `/desk/sign-in?back=${encodeURIComponent(done.refusal.returnTo)}`);
      return { kind: 'redirect', to: done.value.returnTo, session: { face: 'desk', token: done.value.token } };
    },
  },
};
