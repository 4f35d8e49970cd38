import type { ModulePages } from '#platform/http/page.ts';
import { decisionPage } from './pages/decision.tsx';
import { branchPage, reassignPage } from './pages/desk-branch.tsx';
import { letterWorkPage } from './pages/desk-letter-work.tsx';
import { deskMatterPage } from './pages/desk-matter.tsx';
import { nextMatterPage, worklistPage } from './pages/desk-worklist.tsx';
import { deskPersonSlot } from './pages/desk-person.tsx';
import { slots } from './pages/home.tsx';
import { matterPage } from './pages/matter.tsx';
import { mattersPage } from './pages/matters.tsx';
import { text } from './text.ts';
import { countWaiting } from './worklist-views.ts';

export const pages: ModulePages = {
  pages: [mattersPage, matterPage, decisionPage, worklistPage, nextMatterPage, deskMatterPage, letterWorkPage, branchPage, reassignPage],
  slots: [...slots, deskPersonSlot],
  menu: [
    { face: 'portal', order: 30, path: '/matters', label: { pl: text('pl')('matters.title'), en: text('en')('matters.title') } },
    {
      face: 'desk',
      order: 10,
      path: '/desk',
      label: { pl: text('pl')('work.title'), en: text('en')('work.title') },
      badge: async ctx => (ctx.actor.kind === 'staff' ? countWaiting(ctx.db, ctx.actor.branchCode) : 0),
    },
    {
      face: 'desk',
      order: 15,
      path: '/desk/branch',
      label: { pl: text('pl')('branch.title'), en: text('en')('branch.title') },
    },
  ],
};
