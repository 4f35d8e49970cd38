import type { ModulePages } from '#platform/http/page.ts';
import { branchesPage, branchPage, closingsPage, holidaysPage } from './pages/branches.tsx';
import { alarmsPage } from './pages/alarms.tsx';
import { auditPage } from './pages/audit.tsx';
import { againPage, deadlinesPage } from './pages/deadlines.tsx';
import { featuresPage } from './pages/features.tsx';
import { formPage, formsPage } from './pages/forms.tsx';
import { letterPage, lettersPage } from './pages/letters.tsx';
import { competencePage } from './pages/competence.tsx';
import { newStaffPage, staffPage } from './pages/staff.tsx';
import { staffMemberPage } from './pages/staff-member.tsx';
import { changePage } from './pages/change.tsx';
import { recallPage } from './pages/recall.tsx';
import { changesPage } from './pages/changes.tsx';
import { holdPage, holdsPage } from './pages/holds.tsx';
import { homePage } from './pages/home.tsx';
import { parameterPage } from './pages/parameter.tsx';
import { parametersPage } from './pages/parameters.tsx';
import { proposeDestructionPage } from './pages/propose-destruction.tsx';
import { protocolPage, protocolPdfPage } from './pages/protocol.tsx';
import { protocolsPage } from './pages/protocols.tsx';
import { retainedPage, retentionPage } from './pages/retention.tsx';
import { HOME } from './pages/parts.tsx';
import { both } from './text.ts';
import { countProposed } from './views.ts';

export const pages: ModulePages = {
  pages: [
    homePage,
    changesPage,
    changePage,
    recallPage,
    parametersPage,
    parameterPage,
    staffPage,
    newStaffPage,
    staffMemberPage,
    competencePage,
    branchesPage,
    closingsPage,
    holidaysPage,
    branchPage,
    formsPage,
    formPage,
    lettersPage,
    letterPage,
    featuresPage,
    auditPage,
    alarmsPage,
    deadlinesPage,
    againPage,
    retentionPage,
    retainedPage,
    proposeDestructionPage,
    protocolsPage,
    protocolPage,
    protocolPdfPage,
    holdsPage,
    holdPage,
  ],
  menu: [
    {
      face: 'desk',
      order: 90,
      path: HOME,
      label: both('home.title'),
      badge: ctx => countProposed(ctx.db),
    },
  ],
};
