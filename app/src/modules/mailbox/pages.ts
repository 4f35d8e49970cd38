import type { ModulePages } from '#platform/http/page.ts';
import { checkDocumentPage } from './pages/check-document.tsx';
import { checkFilePage } from './pages/check-file.tsx';
import { deskLetterPage, deskLettersSlot } from './pages/desk-letters.tsx';
import { letterFilePages, letterPage } from './pages/letter.tsx';
import { lettersPage, newestSlot, waitingSlot } from './pages/letters.tsx';
import { receiptPage, receiptPdfPage, receiptXmlPage } from './pages/receipt.tsx';
import { text } from './text.ts';
import { lettersAtHand } from './views.ts';

export const pages: ModulePages = {
  pages: [
    lettersPage,
    letterPage,
    ...letterFilePages,
    receiptPage,
    receiptXmlPage,
    receiptPdfPage,
    checkDocumentPage,
    checkFilePage,
    deskLetterPage,
  ],
  slots: [waitingSlot, newestSlot, deskLettersSlot],
  menu: [
    {
      face: 'portal',
      order: 40,
      path: '/letters',
      label: { pl: text('pl')('menu.letters'), en: text('en')('menu.letters') },
      badge: async ctx => (ctx.actor.kind === 'person' ? (await lettersAtHand(ctx)).waiting : 0),
    },
  ],
};
