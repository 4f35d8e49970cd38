import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { atTheDesk, claim, expect, goOn, matterNumber, matterWithClerk, mayBeShown, signIn, test } from './okienko.ts';
import { ports, start, stop } from './okienko.setup.ts';

// An Okienko of its own: its database is taken away in the middle.
let okienko: ChildProcess;
let address: string;
let folder: string;
const cluster = (name: string): string => join(folder, 'data', 'postgresql', 'cluster', name);

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'okienko-attempt-'));
  const own = await ports();
  okienko = await start([], { ...own, OKIENKO_DATA: join(folder, 'data') });
  address = `http://localhost:${own.OKIENKO_PORT}`;
});
test.afterAll(async () => {
  await stop(okienko);
  rmSync(folder, { recursive: true, force: true });
});

/** Killed, and unable to come back. */
function takeDatabaseAway(): void {
  renameSync(cluster('PG_VERSION'), cluster('PG_VERSION.away'));
  process.kill(Number(readFileSync(cluster('postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
}

const giveDatabaseBack = (): void => renameSync(cluster('PG_VERSION.away'), cluster('PG_VERSION'));

async function upToSigning(page: Page): Promise<void> {
  await page.goto('/forms/RWN');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await goOn(page);
  await page.getByLabel('Liczba egzemplarzy').fill('3');
  await goOn(page);
  for (const statement of await page.getByRole('checkbox').all()) await statement.check();
  await goOn(page);
  await page.getByRole('link', { name: 'Dalej', exact: true }).click();
}

for (const look of [
  { name: 'at a desk', viewport: { width: 1280, height: 900 }, javaScriptEnabled: true },
  { name: 'on a phone, without scripts', viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
]) {
  test(`the database is gone when Jan signs: he gets a sealed proof, files later, and a clerk honours the time (${look.name})`, async ({
    browser,
  }) => {
    test.slow();
    const context = await browser.newContext({ locale: 'pl-PL', baseURL: address, ...look });
    const page = await context.newPage();
    await signIn(page, 'Jan Kowalski');
    await upToSigning(page);
    takeDatabaseAway();
    await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie mogliśmy przyjąć dokumentu');
    const number = (await page.getByText(/^PPZ-\d{8}-[A-Z2-7]{10}$/).innerText()).trim();
    if (look.javaScriptEnabled) await mayBeShown(page);

    // The proof verifies with a program that is not ours; a changed one does not.
    const note = join(folder, `${number}.xml`);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Pobierz poświadczenie' }).click();
    await (await coming).saveAs(note);
    const root = join(folder, 'data', 'keys', 'attempts', 'root.pem');
    const witness = spawnSync('xmlsec1', [
      '--verify',
      '--trusted-pem',
      root,
      '--id-attr:Id',
      'http://uri.etsi.org/01903/v1.3.2#:SignedProperties',
      note,
    ]);
    expect(witness.status, witness.stderr.toString()).toBe(0);

    // Asked again, the same proof comes: there is one attempt.
    await page.getByRole('button', { name: 'Wyślij jeszcze raz' }).click();
    await expect(page.getByText(number)).toBeVisible();
    const answers = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Pobierz odpowiedzi' }).click();
    const saved = join(folder, `${number}.txt`);
    await (await answers).saveAs(saved);
    expect(readFileSync(saved, 'utf8')).toContain('Liczba egzemplarzy zaświadczenia: 3');

    giveDatabaseBack();
    await expect(async () => expect((await page.request.get('/health/ready')).status()).toBe(200)).toPass();
    await page.getByRole('button', { name: 'Wyślij jeszcze raz' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy Twój wniosek');
    const filed = page.url();
    await matterWithClerk(page);
    const matter = page.url();

    const hall = await browser.newContext({ locale: 'pl-PL', baseURL: address });
    const desk = await hall.newPage();
    await atTheDesk(desk, 'Beata');
    await claim(desk, await matterNumber(page));
    await desk.getByRole('link', { name: 'Uznaj poświadczenie próby' }).click();
    await expect(desk.getByText(number)).toBeVisible();
    await mayBeShown(desk);
    await desk.getByLabel('Plik poświadczenia').setInputFiles(note);
    await desk.locator('main').getByRole('button', { name: 'Sprawdź' }).last().click();
    await expect(desk.getByText('Poświadczenie jest prawdziwe')).toBeVisible();
    await expect(desk.getByText('Odpowiedzi są te same')).toBeVisible();
    await mayBeShown(desk);
    await desk.getByRole('button', { name: 'Uznaj czas próby' }).click();
    await expect(desk.getByRole('alert').first()).toBeVisible();
    await desk.getByLabel('Uzasadnienie').fill('Awaria bazy danych.');
    await desk.getByRole('button', { name: 'Uznaj czas próby' }).click();
    await expect(desk.getByText(`Uznano czas próby ${number}`)).toBeVisible();
    await hall.close();

    for (const place of [filed, matter]) {
      await page.goto(place);
      await expect(page.getByText('Uznana próba złożenia')).toBeVisible();
      await expect(page.getByText(number)).toBeVisible();
    }
    await page.goto('/timeline');
    await expect(page.getByText('Uznano próbę złożenia RWN').first()).toBeVisible();
    await context.close();
  });
}

test('a page of a draft that could not be kept gives back what was typed', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'pl-PL', baseURL: address });
  const page = await context.newPage();
  await signIn(page, 'Jan Kowalski');
  await page.goto('/forms/RWN');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await goOn(page);
  await page.getByLabel('Liczba egzemplarzy').fill('2');
  takeDatabaseAway();
  await goOn(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie zapisaliśmy tej strony');
  await mayBeShown(page);
  const look = await context.newPage();
  await look.goto('/availability');
  await expect(look.getByRole('heading', { level: 1 })).toHaveText('Dostępność platformy');
  await mayBeShown(look);
  expect((await look.request.get('/availability.json')).ok()).toBe(true);
  await look.close();
  giveDatabaseBack();
  await expect(async () => expect((await page.request.get('/health/ready')).status()).toBe(200)).toPass();
  await page.getByRole('button', { name: 'Zapisz jeszcze raz' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Nie zapisaliśmy tej strony');
  await page.goto('/drafts');
  await page
    .getByRole('link', { name: /niezaleganiu/ })
    .first()
    .click();
  const draft = /\/drafts\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? '';
  await page.goto(`${draft}/check`);
  await expect(page.getByText('2', { exact: true }).first()).toBeVisible();
  await context.close();
});
