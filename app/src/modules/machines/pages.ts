import type { ModulePages } from '#platform/http/page.ts';
import { clientPage } from './pages/client.tsx';
import { clientsPage } from './pages/clients.tsx';
import { registerPage } from './pages/register.tsx';
import { scopesPage } from './pages/scopes.tsx';
import { text } from './text.ts';

export const pages: ModulePages = {
  pages: [clientsPage, registerPage, clientPage, scopesPage],
  menu: [{ face: 'portal', order: 90, path: '/machines', label: { pl: text('pl')('menu'), en: text('en')('menu') } }],
};
