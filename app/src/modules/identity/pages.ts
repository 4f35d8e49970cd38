import type { MenuEntry, ModulePages } from '#platform/http/page.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { actingPage } from './pages/acting.tsx';
import { confirmProfilePage } from './pages/confirm-profile.tsx';
import { deskPersonSlots } from './pages/desk-person.tsx';
import { deskSignInPage } from './pages/desk-sign-in.tsx';
import { keysPage } from './pages/keys.ts';
import { mandatesPage } from './pages/mandates.tsx';
import { passkeysPage } from './pages/passkeys.tsx';
import { pinPage } from './pages/pin.tsx';
import { profilePage } from './pages/profile.tsx';
import { registerPage, registrationPage } from './pages/register.tsx';
import { deskReturnPage, signInReturnPage } from './pages/sign-in-return.tsx';
import { signInPage } from './pages/sign-in.tsx';
import { signOutPages } from './pages/sign-out.tsx';
import { text, type IdentityText } from './text.ts';

const label = (key: IdentityText): Bilingual => ({ pl: text('pl')(key), en: text('en')(key) });

const menu: readonly MenuEntry[] = [
  { face: 'portal', order: 80, path: '/mandates', label: label('menu.mandates') },
  { face: 'desk', order: 80, path: '/desk/confirm-profile', label: label('menu.confirm') },
];

export const pages: ModulePages = {
  pages: [
    signInPage,
    signInReturnPage,
    keysPage,
    ...signOutPages,
    actingPage,
    profilePage,
    passkeysPage,
    pinPage,
    mandatesPage,
    registerPage,
    registrationPage,
    deskSignInPage,
    deskReturnPage,
    confirmProfilePage,
  ],
  slots: deskPersonSlots,
  menu,
};
