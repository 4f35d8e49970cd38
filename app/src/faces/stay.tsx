import { PageHeading } from '#design/components/page.tsx';
import type { Actor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { text } from './text.ts';

/** Asked by the idle warning: any request keeps a session alive, and this one shows nothing. */
export function stayPage(face: 'portal' | 'desk'): Page<Actor> {
  return {
    path: face === 'desk' ? '/desk/stay' : '/stay',
    faces: [face],
    for: face === 'desk' ? 'staff' : 'person',
    permission: { action: 'portal.open' },
    get: async ctx => ({
      kind: 'page',
      title: text(ctx.lang)('stay.title'),
      body: <PageHeading>{text(ctx.lang)('stay.title')}</PageHeading>,
    }),
  };
}
