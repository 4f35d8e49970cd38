import { expect, goOn, mayBeShown, openMatter, reloadUntil, signIn, test } from './okienko.ts';

test('Anna gives Olena a mandate, Olena acts for her at once, and no longer after PEL-O', async ({ page, browser }) => {
  await signIn(page, 'Anna');
  await page.goto('/forms/PEL');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await goOn(page);
  await page.getByLabel('Tak').check();
  await page.getByLabel(/PESEL/).last().fill('90022404');
  await goOn(page);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await mayBeShown(page);
  await page
    .getByLabel(/PESEL/)
    .last()
    .fill(await peselOf(browser, 'Olena'));
  await page.getByLabel(/Imi/).first().fill('Olena');
  await page
    .getByLabel(/Nazwisko/)
    .first()
    .fill('Kovalenko');
  await goOn(page);
  await page.getByLabel('do spraw załatwianych przez portal').check();
  await goOn(page);
  await page.getByLabel('Ubezpieczony', { exact: true }).check();
  await page.getByLabel('pełny dostęp do roli').first().check();
  await mayBeShown(page);
  await goOn(page);
  await page.getByRole('link', { name: 'Dalej', exact: true }).click();
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();
  await openMatter(page);
  await reloadUntil(page, () => page.getByText('Zakończona').first().isVisible());

  const hers = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const olena = await hers.newPage();
  await signIn(olena, 'Olena', { actingFor: /Anna/ });
  await expect(olena.getByText(/Anna Maria Nowak/).first()).toBeVisible();
  await olena.goto('/matters');
  await expect(olena.getByText(/Działasz w imieniu|You act for/).first()).toBeVisible();

  await page.goto('/forms/PEL-O');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await page.getByLabel(/Olena Kovalenko/).check();
  await page.getByLabel(/Odwołuję to pełnomocnictwo/).check();
  await goOn(page);
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();
  await openMatter(page);
  await reloadUntil(page, () => page.getByText('Zakończona').first().isVisible());
  await olena.goto('/matters');
  await expect(olena.getByText(/Działasz w imieniu|You act for/)).toHaveCount(0);
  await hers.close();
});

/** As it stands on the node's page, where everybody of the demo can be read. */
async function peselOf(browser: import('@playwright/test').Browser, who: string): Promise<string> {
  const context = await browser.newContext({ locale: 'pl-PL', baseURL: process.env['JOURNEY_PORTAL'] ?? '' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Zaloguj przez login.gov.pl' }).click();
  const words = await page.locator('label', { hasText: who }).first().innerText();
  await context.close();
  return /PESEL (\d{11})/.exec(words)?.[1] ?? '';
}
