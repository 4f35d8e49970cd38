import { expect, mayBeShown, signIn, test } from './okienko.ts';

// The standard harmless test virus, put together here so that no scanner takes this file away.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

test('attachments are judged by what they are, and a refused one is told why', async ({ page }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await page.goto('/forms/RWN');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await page.goto(`${page.url().split('/page/')[0]}/attachments`);
  const add = async (name: string, bytes: Buffer | string): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await page.locator('button', { hasText: 'Dodaj plik' }).click();
  };
  await page.locator('button', { hasText: 'Dodaj plik' }).click();
  await expect(page.getByText('Wybierz plik').first()).toBeVisible();
  await add('list.txt', EICAR);
  await expect(page.getByText('złośliwe oprogramowanie').first()).toBeVisible();
  await mayBeShown(page);
  await add('umowa.pdf', 'MZ\u0090\u0000 this is a program');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await add('duzy.txt', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'));
  await expect(page.getByText('większy niż 5 MB').first()).toBeVisible();
  await add('wyjaśnienie.txt', 'Proszę o zaświadczenie do przetargu.\n');
  await expect(page.getByText('Plik dodany i sprawdzony')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'wyjaśnienie.txt' })).toBeVisible();
  await mayBeShown(page);
  await page.locator('button', { hasText: 'Usuń' }).click();
  await expect(page.getByText('Nie dodałeś jeszcze')).toBeVisible();
});
