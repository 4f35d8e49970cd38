import type { Page } from '@playwright/test';
import {
  atTheDesk,
  claim,
  expect,
  goOn,
  matterNumber,
  matterWithClerk,
  mayBeShown,
  openMatter,
  reloadUntil,
  signIn,
  test,
} from './okienko.ts';

test('Anna gives Olena a mandate, Olena acts for her at once, and no longer after PEL-O', async ({ page, browser }) => {
  await signIn(page, 'Anna');
  await givePel(page, { pesel: await peselOf(browser, 'Olena'), name: 'Olena', surname: 'Kovalenko', look: true });
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

test('Maria gives a mandate to a minor: a clerk grants it at the desk, and it is entered with the letter', async ({ page, browser }) => {
  await signIn(page, 'Maria Lewandowska');
  await givePel(page, { pesel: '10250500142', name: 'Zofia', surname: 'Zielińska' });
  await matterWithClerk(page);
  const matter = page.url();
  const number = await matterNumber(page);
  await page.goto('/mandates');
  await expect(page.getByText('Zofia Zielińska')).toHaveCount(0);

  const hall = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const desk = await hall.newPage();
  await atTheDesk(desk, 'Beata');
  await claim(desk, number);
  await desk.getByRole('link', { name: 'Załatwienie pozytywne' }).click();
  await expect(desk.getByText('Wpisze się pełnomocnictwo dla: Zofia Zielińska')).toBeVisible();
  await mayBeShown(desk);
  await desk.setViewportSize({ width: 390, height: 844 });
  await mayBeShown(desk);
  await desk.getByLabel('Powód rozstrzygnięcia').fill('Osoba po 13. roku życia może być pełnomocnikiem.');
  await desk.getByRole('button', { name: 'Załatw pozytywnie i wyślij pismo' }).click();
  await expect(desk.getByText(`Sprawę ${number} załatwiono`)).toBeVisible();
  await hall.close();

  await page.goto('/mandates');
  await expect(page.getByText('Zofia Zielińska').first()).toBeVisible();
  await page.goto(matter);
  await page
    .getByRole('link', { name: /Potwierdzenie przyjęcia pełnomocnictwa/ })
    .first()
    .click();
  await expect(page.getByText('Pełnomocnictwo zostało przyjęte').first()).toBeVisible();
});

/** Files PEL for the portal, in the role of the insured, with full access, from its first page to the receipt.
 *  @param proxy.look also look at the pages on the way */
async function givePel(page: Page, proxy: { pesel: string; name: string; surname: string; look?: true }): Promise<void> {
  await page.goto('/forms/PEL');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await goOn(page);
  await page.getByLabel('Tak').check();
  const pesel = page.getByLabel(/PESEL/).last();
  if (proxy.look) {
    await pesel.fill('90022404');
    await goOn(page);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await mayBeShown(page);
  }
  await pesel.fill(proxy.pesel);
  await page.getByLabel(/Imi/).first().fill(proxy.name);
  await page
    .getByLabel(/Nazwisko/)
    .first()
    .fill(proxy.surname);
  await goOn(page);
  await page.getByLabel('do spraw załatwianych przez portal').check();
  await goOn(page);
  await page.getByLabel('Ubezpieczony', { exact: true }).check();
  await page.getByLabel('pełny dostęp do roli').first().check();
  if (proxy.look) await mayBeShown(page);
  await goOn(page);
  await page.getByRole('link', { name: 'Dalej', exact: true }).click();
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();
}

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
