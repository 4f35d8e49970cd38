import type { ModulePages } from '#platform/http/page.ts';
import { answerPage, complaintPage } from './pages/complaint.tsx';
import { deskComplaintPage, deskComplaintsPage } from './pages/desk-complaints.tsx';
import { statementPage } from './pages/statement.tsx';
import { text } from './text.ts';
import { countOpen } from './views.ts';

export const pages: ModulePages = {
  pages: [statementPage, complaintPage, answerPage, deskComplaintsPage, deskComplaintPage],
  menu: [
    {
      face: 'desk',
      order: 45,
      path: '/desk/accessibility',
      label: { pl: text('pl')('desk.menu'), en: text('en')('desk.menu') },
      badge: ctx => countOpen(ctx.db),
    },
  ],
};
