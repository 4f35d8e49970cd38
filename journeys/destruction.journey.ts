import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { atTheDesk, expect, fileRwn, matterNumber, mayBeShown, openMatter, reloadUntil, signIn, test } from './okienko.ts';
import { ports, start, stop } from './okienko.setup.ts';

const DAY_MS = 86_400_000;
/** To January of the sixth year, when what ends today is past its five. */
const DAYS_LATER = 5 * 366 + 40;

/** A house of its own: its clock moves by years, which no other walk would bear. */
let house: ChildProcess;
let origin: string;
const folder = mkdtempSync(join(tmpdir(), 'okienko-destruction-'));
const clock = join(folder, 'clock');

test.beforeAll(async () => {
  test.setTimeout(120_000);
  writeFileSync(clock, '0');
  const own = await ports();
  origin = `http://localhost:${own.OKIENKO_PORT}`;
  house = await start([], { ...own, OKIENKO_DATA: join(folder, 'data'), OKIENKO_CLOCK_FILE: clock });
});
test.afterAll(async () => {
  await stop(house);
  rmSync(folder, { recursive: true, force: true });
});

/** Looked at as on a desk and as on a phone. */
async function looksWell(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await mayBeShown(page);
    if (process.env['PICTURES'])
      await page.screenshot({ path: join(process.env['PICTURES'], `${name}-${String(width)}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('two administrators destroy files whose time is over, and whoever asks for them is told so', async ({ browser }) => {
  test.setTimeout(180_000);
  const room = async (): Promise<Page> => (await browser.newContext({ locale: 'pl-PL', baseURL: origin })).newPage();
  const citizen = await room();
  await signIn(citizen, 'Katarzyna', { actingFor: /Firma X/ });
  await fileRwn(citizen);
  const receipt = citizen.url();
  await openMatter(citizen);
  const number = await matterNumber(citizen);
  const matter = citizen.url();
  await reloadUntil(citizen, () => citizen.getByText('Zakończona').first().isVisible());

  writeFileSync(clock, String(DAYS_LATER * DAY_MS));
  const michal = await room();
  await atTheDesk(michal, 'Michał');
  await michal.goto('/desk/administration/protocols');
  await expect(michal.getByText('Nie ma jeszcze protokołów')).toBeVisible();
  await looksWell(michal, 'protocols-none');
  await michal.goto('/desk/administration/retention');
  await looksWell(michal, 'retention');
  await michal.getByRole('link', { name: /^RWN / }).first().click();
  await looksWell(michal, 'retained');
  await michal.getByRole('link', { name: 'Zaproponuj brakowanie' }).click();
  await looksWell(michal, 'propose');
  await michal.getByRole('button', { name: 'Zobacz, co się zmieni' }).click();
  await expect(michal.getByRole('alert').first()).toBeVisible();
  await michal.getByLabel('Powód zmiany').fill('Minął okres przechowywania B5');
  await michal.getByRole('button', { name: 'Zobacz, co się zmieni' }).click();
  await expect(michal.getByText('Tego nie da się cofnąć.')).toBeVisible();
  await looksWell(michal, 'preview');
  await michal.getByRole('button', { name: 'Zgłoś do zatwierdzenia' }).click();
  await expect(michal.getByText('To Twoja propozycja')).toBeVisible();
  await looksWell(michal, 'proposed');
  await michal.getByRole('link', { name: 'Lista spraw' }).click();
  await expect(michal.getByText(number)).toBeVisible();
  await looksWell(michal, 'list');

  const danuta = await room();
  await atTheDesk(danuta, 'Danuta');
  await danuta.goto('/desk/administration/protocols');
  await looksWell(danuta, 'protocols-waiting');
  await danuta.getByRole('link', { name: /Zniszczenie akt/ }).click();
  await danuta.getByRole('link', { name: 'Propozycja i decyzja' }).click();
  await danuta.getByRole('button', { name: 'Zatwierdź', exact: true }).click();
  await danuta.getByRole('link', { name: 'Lista spraw' }).click();
  await reloadUntil(danuta, () => danuta.getByText('Zapieczętowany').isVisible());
  // The keys that a house makes for trying out do not last for six years: the page says so, and not that the seal is broken.
  await expect(danuta.getByText('Pieczęci nie da się sprawdzić dzisiejszymi kluczami')).toBeVisible();
  await looksWell(danuta, 'protocol');
  const [pdf] = await Promise.all([danuta.waitForEvent('download'), danuta.getByRole('link', { name: 'Pobierz protokół (PDF)' }).click()]);
  expect(pdf.suggestedFilename()).toMatch(/^Protokół 1-\d{4}\.pdf$/);
  if (process.env['PICTURES']) await pdf.saveAs(join(process.env['PICTURES'], 'protocol.pdf'));
  await danuta.goto('/desk/administration/protocols');
  await looksWell(danuta, 'protocols');

  await signIn(citizen, 'Katarzyna', { actingFor: /Firma X/ });
  await citizen.goto(matter);
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText('Akta tej sprawy zniszczono');
  await looksWell(citizen, 'matter');
  await citizen.goto(receipt);
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText('Tych akt już nie ma');
  await looksWell(citizen, 'submission');
  await citizen.goto('/matters?show=destroyed');
  await expect(citizen.getByText(number)).toBeVisible();
  await looksWell(citizen, 'matters');
});
