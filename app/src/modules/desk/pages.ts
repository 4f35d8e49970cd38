import type { ModulePages } from '#platform/http/page.ts';
import { personPage } from './pages/person.tsx';
import { searchPage, suggestPage } from './pages/search.tsx';
import { text } from './text.ts';

export const pages: ModulePages = {
  pages: [searchPage, suggestPage, personPage],
  menu: [{ face: 'desk', order: 20, path: '/desk/search', label: { pl: text('pl')('search.menu'), en: text('en')('search.menu') } }],
};
