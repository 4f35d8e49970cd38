import { readFile } from 'node:fs/promises';
import { expect, mayBeShown, signIn, test } from './okienko.ts';

test('Tadeusz registers a payroll program for his firm, gives it a key, and revokes it', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'Tadeusz', { actingFor: /Firma X/ });
  await page.goto('/machines');
  await mayBeShown(page);
  await page.getByRole('link', { name: 'Zarejestruj program' }).first().click();
  // What is missing is said, and what was typed stays.
  await page.getByLabel('Nazwa programu').fill('Kadry 3000');
  await page.getByRole('button', { name: 'Zarejestruj' }).click();
  await expect(page.getByRole('alert')).toContainText('Zaznacz choć jedną rzecz');
  await expect(page.getByLabel('Nazwa programu')).toHaveValue('Kadry 3000');
  await mayBeShown(page);
  await page.getByLabel('Składać dokumenty').check();
  await page.getByLabel('Czytać poświadczenia').check();
  await page.getByRole('button', { name: 'Zarejestruj' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kadry 3000');
  await expect(page.getByText('Program nie ma klucza')).toBeVisible();
  await mayBeShown(page);

  await page
    .getByLabel('Klucz publiczny albo certyfikat')
    .fill('-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----');
  await page.getByRole('button', { name: 'Dodaj klucz' }).click();
  await expect(page.getByRole('alert')).toContainText('To jest klucz prywatny');
  await expect(page.getByLabel('Klucz publiczny albo certyfikat')).toHaveValue('');
  await mayBeShown(page);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Utwórz i pobierz' }).click()]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { client_id: string; key: { d: string; kid: string } };
  expect(file.key.d.length).toBeGreaterThan(20);
  await page.reload();
  await expect(page.locator('code', { hasText: file.key.kid })).toBeVisible();
  await expect(page.locator('code', { hasText: file.client_id })).toBeVisible();

  // What it may do is changed: something must be left, and each change shows.
  await page
    .locator('.summary-change')
    .getByRole('link', { name: /^Zmień/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zmień, co programowi wolno');
  await expect(page.getByLabel('Składać dokumenty')).toBeChecked();
  await mayBeShown(page);
  await page.getByLabel('Składać dokumenty').uncheck();
  await page.getByLabel('Czytać poświadczenia').uncheck();
  await page.getByRole('button', { name: 'Zapisz zmianę' }).click();
  await expect(page.getByRole('alert')).toContainText('Zostaw choć jedną rzecz');
  await mayBeShown(page);
  await page.getByLabel('Czytać sprawy').check();
  await page.getByRole('button', { name: 'Zapisz zmianę' }).click();
  await expect(page.getByText('Zmieniono, co programowi wolno.')).toBeVisible();
  await expect(page.locator('.summary-list')).toContainText('Czytać sprawy');
  await expect(page.locator('.summary-list')).not.toContainText('Składać dokumenty');

  await page.getByRole('button', { name: 'Odwołaj' }).click();
  await expect(page.getByRole('alert')).toContainText('Zaznacz, że odwołujesz');
  await page.getByLabel('Tak, odwołuję ten program').check();
  await page.getByRole('button', { name: 'Odwołaj' }).click();
  await expect(page.locator('main .tag', { hasText: 'odwołany' }).first()).toBeVisible();
});

test('whoever makes programs reads how to begin, every operation, and what each refusal means', async ({ page }) => {
  await page.goto('/developers');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dla twórców oprogramowania');
  await mayBeShown(page);
  await page.getByRole('link', { name: 'POST /api/v1/submissions', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Złóż dokument');
  await mayBeShown(page);
  await page.getByRole('link', { name: 'key-reused' }).click();
  await expect(page).toHaveURL(/\/developers\/problems#key-reused$/);
  await mayBeShown(page);
});
