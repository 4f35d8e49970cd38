import { keduFileOf } from '#app/testing/kedu-file.ts';
import { cast } from '#outside/cast/cast.ts';
import type { Page } from '@playwright/test';
import { expect, mayBeShown, reloadUntil, signIn, test } from './okienko.ts';

async function brings(page: Page, file: { name: string; buffer: Buffer }, comes: 'taken' | 'refused' = 'taken'): Promise<void> {
  await page.goto('/payer/sets');
  await page.locator('input[type=file]').setInputFiles({ ...file, mimeType: 'application/xml' });
  await page.getByRole('button', { name: 'Przekaż i sprawdź' }).click();
  if (comes === 'taken') await expect(page).toHaveURL(/\/payer\/sets\/[0-9a-f-]{36}$/);
}

/** Two months of each project that shares the house, the first before the second. */
const MONTHS: Readonly<Record<string, readonly [string, string]>> = {
  desktop: ['2026-08', '2026-09'],
  phone: ['2026-05', '2026-06'],
  'without scripts': ['2026-02', '2026-03'],
  'phone without scripts': ['2025-11', '2025-12'],
};

const canBeSent = (page: Page): Promise<boolean> => page.getByRole('button', { name: 'Podpisz i wyślij' }).isVisible();

/** Sends what is shown, knowing of its errors where it has any, and waits until it stands on the accounts. */
async function sends(page: Page): Promise<void> {
  const knows = page.getByRole('checkbox', { name: /Wiem o/ });
  if (await knows.isVisible()) await knows.check();
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();
  await expect(page.locator('#confirm-number')).toHaveText(/^UPP-\d{8}-[0-9A-F]{12}$/);
  await reloadUntil(page, () => page.getByRole('heading', { name: 'Zestaw zaksięgowany' }).isVisible());
}

test('Katarzyna brings two months of Firma X: findings, what changed, a receipt, and it is on the account @everywhere', async ({
  page,
}) => {
  test.slow();
  const [earlier, later] = MONTHS[test.info().project.name] ?? ['2025-08', '2025-09'];
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await page.goto('/payer/sets');
  await mayBeShown(page);
  await brings(page, { name: 'wrzesien.xml', buffer: await keduFileOf(cast.firmaX, { month: earlier, insured: 6, seed: 41 }) });
  await reloadUntil(page, () => canBeSent(page));
  await mayBeShown(page);
  await sends(page);
  await mayBeShown(page);

  // A month later one person more, and another is ill.
  await brings(page, { name: 'pazdziernik.xml', buffer: await keduFileOf(cast.firmaX, { month: later, insured: 7, seed: 41 }) });
  await reloadUntil(page, () => canBeSent(page));
  await expect(page.getByRole('heading', { name: 'Zmiany wobec poprzedniego miesiąca' })).toBeVisible();
  await mayBeShown(page);
  await page.getByRole('link', { name: 'Doszli' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await mayBeShown(page);
  await page.goBack();
  await sends(page);
  await page.goto('/payer/sets');
  await expect(page.getByRole('row', { name: /pazdziernik\.xml/ }).first()).toContainText('Zaksięgowany');
});

test('a file that is not theirs, is broken or has critical errors is told plainly, and thrown away', async ({ page }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await brings(page, { name: 'zdjecie.xml', buffer: Buffer.from('to nie jest XML') }, 'refused');
  await expect(page.locator('.error-summary')).toContainText('Tego pliku nie da się odczytać');
  await mayBeShown(page);
  await brings(page, { name: 'obcy.xml', buffer: await keduFileOf(cast.firmaY, { seed: 42 }) });
  await reloadUntil(page, () => page.getByText('Dokumenty w pliku są innego płatnika').isVisible());
  await mayBeShown(page);

  const tenth = await keduFileOf(cast.firmaX, { month: '2026-07', seed: 43 });
  const wrong = Buffer.from(tenth.toString('utf8').replaceAll('<p1>0110</p1>', '<p1>9999</p1>'));
  await brings(page, { name: 'bledy.xml', buffer: wrong });
  await reloadUntil(page, () => page.getByRole('heading', { name: 'Błędy krytyczne' }).isVisible());
  await expect(page.getByRole('button', { name: 'Podpisz i wyślij' })).toHaveCount(0);
  await mayBeShown(page);
  const csv = await page.request.get(`${new URL(page.url()).pathname}/findings.csv`);
  expect((await csv.text()).split('\r\n')[1]).toMatch(/^K;V\d{3};[^;]+\(\d{11}\);/);
  const json = (await (await page.request.get(`${new URL(page.url()).pathname}/findings.json`)).json()) as {
    findings: { class: string; message: { en: string } }[];
  };
  expect(json.findings[0]?.message.en).toContain('title code');
  await page.goto(`${new URL(page.url()).pathname}/findings?class=K`);
  await mayBeShown(page);
  await page.goBack();
  await page.getByRole('button', { name: 'Usuń zestaw' }).click();
  await expect(page.getByText('Zestaw usunięto. Niczego nie wysłano.')).toBeVisible();
});
