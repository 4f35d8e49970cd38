import type { ModulePages } from '#platform/http/page.ts';
import { changesPage } from './pages/changes.tsx';
import { findingsCsv, findingsJson, findingsPage } from './pages/findings.tsx';
import { setPage } from './pages/set.tsx';
import { setsPage } from './pages/sets.tsx';
import { text } from './text.ts';

export const pages: ModulePages = {
  pages: [setsPage, setPage, findingsPage, findingsCsv, findingsJson, changesPage],
  menu: [{ face: 'portal', order: 65, path: '/payer/sets', label: { pl: text('pl')('menu'), en: text('en')('menu') } }],
};
