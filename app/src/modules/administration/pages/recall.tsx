import { dayOf } from '#kernel/day.ts';
import { parseId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { kindOf } from '../changes/kinds.ts';
import { recallable, recallWish } from '../changes/recall.ts';
import { text } from '../text.ts';
import type { ChangeId } from '../types.ts';
import { findChange } from '../views.ts';
import { Trail } from './parts.tsx';
import { proposing } from './proposing.tsx';

/** Proposes to take back what was approved, before it begins. */
export const recallPage: Page<StaffActor> = {
  path: '/desk/administration/changes/:changeId/recall',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.propose' },
  get: shown,
  post: shown,
};

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const changeId = parseId<ChangeId>(request.params['changeId'] ?? '');
  const change = changeId && (await findChange(ctx.db, changeId));
  if (!change) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const here = `/desk/administration/changes/${changeId}`;
  const kind = kindOf(change.kind);
  if (!recallable(kind, change, dayOf(ctx.now)) && request.form.size === 0) return { kind: 'redirect', to: here };
  const title = kind.title(ctx.house, change.wish);
  const over = [
    { label: t('section.changes'), href: '/desk/administration/changes' },
    { label: title[ctx.lang], href: here },
  ];
  return proposing(ctx, request, {
    kind: 'recall',
    action: `${here}/recall`,
    title: t('recall.title'),
    eyebrow: title[ctx.lang],
    lead: t('recall.lead'),
    trail: <Trail lang={ctx.lang} over={over} here={t('recall.title')} />,
    form: () => null,
    read: () => ({ wish: recallWish(change, title) }),
  });
}
