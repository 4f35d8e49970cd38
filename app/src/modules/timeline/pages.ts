import type { ModulePages } from '#platform/http/page.ts';
import { deskPersonSlot } from './pages/desk-person.tsx';
import { slots } from './pages/slots.tsx';
import { timelinePage } from './pages/timeline.tsx';
import { whoLookedPage } from './pages/who-looked.tsx';
import { text } from './text.ts';

export const pages: ModulePages = {
  pages: [timelinePage, whoLookedPage],
  slots: [...slots, deskPersonSlot],
  menu: [
    { face: 'portal', order: 60, path: '/timeline', label: { pl: text('pl')('menu.timeline'), en: text('en')('menu.timeline') } },
    { face: 'portal', order: 70, path: '/who-looked', label: { pl: text('pl')('menu.who-looked'), en: text('en')('menu.who-looked') } },
  ],
};
