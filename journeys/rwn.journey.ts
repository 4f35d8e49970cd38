import { expect, goOn, mayBeShown, reloadUntil, signIn, test } from './okienko.ts';

test('@everywhere the proxy of Firma X files RWN and holds the certificate', async ({ page }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Firma X');
  await page.goto('/forms?q=niezaleganie');
  await page.getByRole('link', { name: /RWN/ }).click();
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();

  await expect(page.getByLabel('Nazwa płatnika')).toHaveValue(/Firma X/);
  await goOn(page);
  await page.getByLabel('Liczba egzemplarzy').fill('zero');
  await goOn(page);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel('Liczba egzemplarzy')).toHaveValue('zero');
  await page.getByLabel('Liczba egzemplarzy').fill('2');
  await goOn(page);
  for (const statement of await page.getByRole('checkbox').all()) await statement.check();
  await goOn(page);
  await page.getByRole('link', { name: 'Dalej' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sprawdź, zanim wyślesz');
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy Twój wniosek');
  await expect(page.locator('#confirm-number')).toHaveText(/^UPP-\d{8}-[0-9A-F]{12}$/);
  await reloadUntil(page, () => page.getByRole('link', { name: /Zobacz sprawę/ }).isVisible());
  await page.getByRole('link', { name: /Zobacz sprawę/ }).click();
  await reloadUntil(page, () => page.getByRole('link', { name: /zaświadczenie/i }).first().isVisible());
});

test('the pages of the journey may be shown to people', async ({ page }) => {
  await page.goto('/');
  await mayBeShown(page);
  await signIn(page, 'Anna');
  for (const path of ['/', '/forms', '/forms/POTW', '/drafts', '/submissions']) {
    await page.goto(path);
    await mayBeShown(page);
  }
});
