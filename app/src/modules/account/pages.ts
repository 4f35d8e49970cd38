import type { ModulePages } from '#platform/http/page.ts';
import { accountPage } from './pages/account.tsx';
import { benefitsPage } from './pages/benefits/benefits.tsx';
import { decisionsPage } from './pages/benefits/decisions.tsx';
import { payoutAccountPage } from './pages/benefits/payout-account.tsx';
import { taxPage } from './pages/benefits/tax.tsx';
import { deskAccountSlot } from './pages/desk-account.tsx';
import { contributionsPage } from './pages/insured/contributions.tsx';
import { pensionPage } from './pages/insured/pension.tsx';
import { registerPage } from './pages/insured/register.tsx';
import { statePage } from './pages/insured/state.tsx';
import { ledgerPage } from './pages/payer/ledger.tsx';
import { peoplePage } from './pages/payer/people.tsx';
import { statementFile, statementPage } from './pages/payer/statement.tsx';
import { transfersPage } from './pages/payer/transfers.tsx';
import { text } from './text.ts';

export const pages: ModulePages = {
  pages: [
    accountPage,
    registerPage,
    contributionsPage,
    statePage,
    pensionPage,
    benefitsPage,
    decisionsPage,
    taxPage,
    payoutAccountPage,
    ledgerPage,
    transfersPage,
    peoplePage,
    statementPage,
    statementFile,
  ],
  slots: [deskAccountSlot],
  menu: [{ face: 'portal', order: 60, path: '/account', label: { pl: text('pl')('menu'), en: text('en')('menu') } }],
};
