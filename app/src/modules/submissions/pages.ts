import type { ModulePages } from '#platform/http/page.ts';
import { attemptAnswersPage, attemptXmlPage } from './pages/attempt-given.tsx';
import { checkedAttemptSlot } from './pages/checked-attempt.tsx';
import { attachmentsPage } from './pages/attachments.tsx';
import { cataloguePage, formStartPage } from './pages/catalogue.tsx';
import { checkPageOfDraft } from './pages/check.tsx';
import { deskFormsPage } from './pages/desk-forms.tsx';
import { deskAttachmentPage, deskDocumentSlot, deskSubmissionPage, deskSubmissionsSlot } from './pages/desk-document.tsx';
import { deskAttemptPage } from './pages/desk-attempt.tsx';
import { honouredAttemptSlot } from './pages/honoured-attempt.tsx';
import { discardPage, draftPage, draftsPage, resumePage } from './pages/draft.tsx';
import { draftsTodoSlot } from './pages/home.tsx';
import {
  documentPage,
  documentPdfPage,
  documentXmlPage,
  filedAttachmentPage,
  submissionPage,
  submissionsPage,
} from './pages/submission.tsx';

export const pages: ModulePages = {
  pages: [
    cataloguePage,
    formStartPage,
    draftsPage,
    resumePage,
    draftPage,
    discardPage,
    attachmentsPage,
    checkPageOfDraft,
    submissionsPage,
    submissionPage,
    documentPage,
    documentXmlPage,
    documentPdfPage,
    filedAttachmentPage,
    deskAttachmentPage,
    deskFormsPage,
    deskSubmissionPage,
    deskAttemptPage,
    attemptXmlPage,
    attemptAnswersPage,
  ],
  slots: [draftsTodoSlot, deskDocumentSlot, deskSubmissionsSlot, honouredAttemptSlot, checkedAttemptSlot],
  menu: [
    { face: 'portal', order: 20, path: '/forms', label: { pl: 'Wnioski', en: 'Requests' } },
    { face: 'desk', order: 95, path: '/desk/forms', label: { pl: 'Formularze', en: 'Forms' } },
    { face: 'portal', order: 50, path: '/submissions', label: { pl: 'Wysłane', en: 'Sent' } },
  ],
};
