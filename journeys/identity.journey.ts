import type { Page } from '@playwright/test';
import { expect, mayBeShown, portal, proveAtTheNode, signIn, test } from './okienko.ts';

test('Anna adds a passkey and the next time signs in with it', async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, 'Anna');
  await page.goto('/profile/passkeys');
  await page.getByLabel('Jak nazwać ten klucz?').fill('laptop w domu');
  await page.getByRole('button', { name: 'Dodaj klucz' }).click();
  await page.getByRole('button', { name: 'Utwórz klucz' }).click();
  await expect(page.getByText('Klucz został dodany')).toBeVisible();
  await mayBeShown(page);

  await page.getByRole('button', { name: 'Wyloguj' }).click();
  await page.goto('/sign-in?back=%2Fprofile');
  await page.getByRole('button', { name: 'Użyj klucza dostępu' }).click();
  await page.getByRole('button', { name: 'Użyj klucza dostępu' }).click();
  await expect(page).toHaveURL(/\/profile$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Twój profil');
});

test('without scripts the page says that a passkey needs them', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: portal() });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Użyj klucza dostępu' }).click();
  await expect(page.getByText('działa tylko z włączonym JavaScriptem')).toBeVisible();
  await context.close();
});

test('a sign-in that is cancelled at the node loses nothing and comes back to the page asked for', async ({ page }) => {
  await page.goto('/letters');
  await expect(page).toHaveURL(/\/sign-in\?back=%2Fletters/);
  await page.getByRole('button', { name: 'Zaloguj przez login.gov.pl' }).click();
  await page.locator('button[name=cancel]').click();
  await expect(page.getByText('Logowanie zostało przerwane')).toBeVisible();
  await page.getByRole('link', { name: 'Spróbuj jeszcze raz' }).click();
  await page.getByRole('button', { name: 'Zaloguj przez login.gov.pl' }).click();
  await proveAtTheNode(page, 'Olena');
  await expect(page).toHaveURL(/\/letters$/);
});

test('@everywhere the profile, mandates and registration may be shown to people', async ({ page }) => {
  await page.goto('/register');
  await mayBeShown(page);
  await page
    .getByRole('button', { name: /Załóż|konto/ })
    .first()
    .click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await mayBeShown(page);
  await signIn(page, 'Zofia');
  for (const path of ['/profile', '/profile/passkeys', '/profile/pin', '/mandates', '/acting']) {
    await page.goto(path);
    await mayBeShown(page);
  }
});

test('a clerk confirms Tomasz’s profile against his identity card, and then he holds his account', async ({ browser }) => {
  const tomasz = await browser.newContext({ locale: 'pl-PL' });
  const his = await tomasz.newPage();
  await signInWithPassword(his);
  await expect(his.getByText('Konto czeka na potwierdzenie')).toBeVisible();
  await his.goto(`${portal()}/submissions`);
  await expect(his.getByText('czeka na potwierdzenie')).toBeVisible();

  const hall = await browser.newContext({ locale: 'pl-PL' });
  const desk = await hall.newPage();
  await desk.goto(`${portal()}/desk/sign-in`);
  await desk.locator('main button[type=submit]').first().click();
  await proveAtTheNode(desk, 'Beata');
  await desk.goto(`${portal()}/desk/confirm-profile`);
  await desk.getByLabel('PESEL albo login').fill('tomasz.kaminski');
  await desk.getByRole('button', { name: 'Szukaj' }).click();
  await mayBeShown(desk);
  await desk.getByRole('button', { name: 'Potwierdź profil' }).click();
  await expect(desk.getByRole('alert').first()).toBeVisible();
  await desk.getByLabel('dowód osobisty').check();
  await desk.getByLabel(/Osoba jest obecna/).check();
  await desk.getByRole('button', { name: 'Potwierdź profil' }).click();
  await expect(desk.getByText('Profil jest potwierdzony')).toBeVisible();

  await signInWithPassword(his);
  await his.goto(`${portal()}/submissions`);
  await expect(his.getByRole('heading', { level: 1 })).toHaveText('Wysłane dokumenty');
  await Promise.all([tomasz.close(), hall.close()]);
});

async function signInWithPassword(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${portal()}/sign-in`);
  await page.getByLabel('Login', { exact: true }).fill('tomasz.kaminski');
  await page.getByLabel('Hasło').fill('okienko-na-probe-7');
  await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
}
