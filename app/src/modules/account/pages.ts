import type { ModulePages } from '#platform/http/page.ts';
import { accountPage } from './pages/account.tsx';
import { text } from './text.ts';

export const pages: ModulePages = {
  pages: [accountPage],
  menu: [{ face: 'portal', order: 60, path: '/account', label: { pl: text('pl')('menu'), en: text('en')('menu') } }],
};
