import { atTheDesk, expect, mayBeShown, signIn, test } from './okienko.ts';

const PUBLIC = [
  '/',
  '/sign-in',
  '/forms',
  '/forms/RWN',
  '/forms/PEL',
  '/verify',
  '/verify/receipt',
  '/availability',
  '/register',
  '/nie-ma-takiej',
];
const MINE = [
  '/',
  '/forms',
  '/drafts',
  '/submissions',
  '/matters',
  '/letters',
  '/account',
  '/account/insured',
  '/account/insured/pension',
  '/account/benefits',
  '/account/benefits/decisions',
  '/account/benefits/tax',
  '/account/benefits/payout-account',
  '/timeline',
  '/contacts',
  '/who-looked',
  '/own-data',
  '/mandates',
  '/profile',
  '/profile/passkeys',
  '/profile/pin',
  '/acting',
];

for (const theme of ['light', 'dark', 'contrast']) {
  for (const size of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`every page may be shown to people: ${theme}, ${size.width} pixels wide`, async ({ page }) => {
      test.slow();
      await page.setViewportSize(size);
      await page.goto(`/?theme=${theme}`);
      for (const path of PUBLIC) {
        await page.goto(path);
        await mayBeShown(page);
      }
      await signIn(page, 'Maria Lewandowska');
      for (const path of MINE) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await mayBeShown(page);
      }
    });
  }
}

test('the same pages read in English, whole', async ({ page }) => {
  await page.goto('/?lang=en');
  await signIn(page, 'Zofia');
  for (const path of MINE) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await page.locator('main').innerText(), path).not.toMatch(/\b(Wniosek|Pismo|Sprawa|Zaloguj|Dalej)\b/);
  }
});

test('the desk may be shown to people in three themes', async ({ page }) => {
  await atTheDesk(page, 'Beata');
  for (const theme of ['light', 'dark', 'contrast']) {
    for (const path of ['/desk', '/desk/confirm-profile']) {
      await page.goto(`${path}?theme=${theme}`);
      await mayBeShown(page);
    }
  }
});
