import type { Browser, Page } from '@playwright/test';
import { atTheDesk, expect, mayBeShown, test } from './okienko.ts';

/** Somebody at a desk of their own. */
async function desk(browser: Browser, page: Page, who: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const own = await context.newPage();
  await atTheDesk(own, who);
  return own;
}

/** The day a proposal begins on, in three fields. */
async function fillDay(page: Page, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await page.getByLabel('Dzień', { exact: true }).fill(day);
  await page.getByLabel('Miesiąc', { exact: true }).fill(month);
  await page.getByLabel('Rok', { exact: true }).fill(year);
}

/** From the filled form to the proposal, over what it would change. */
async function propose(page: Page, reason: string): Promise<void> {
  await page.getByLabel('Powód zmiany').fill(reason);
  await page.getByRole('button', { name: 'Zobacz, co się zmieni' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sprawdź, co się zmieni');
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Zgłoś do zatwierdzenia' }).click();
  await expect(page.getByText('To Twoja propozycja')).toBeVisible();
}

test('administrator Michał proposes a new period, supervisor Robert approves it, and it holds @everywhere', async ({
  page,
  browser,
}, info) => {
  await page.goto('/');
  // Each browser of the run its own year: one proposal for a day waits at a time.
  const year = String(2050 + ['desktop', 'phone', 'without scripts', 'phone without scripts'].indexOf(info.project.name));
  await atTheDesk(page, 'Michał');
  await page.goto('/desk/administration');
  await mayBeShown(page);
  await page.getByRole('link', { name: 'Otwórz: Parametry' }).click();
  await mayBeShown(page);
  await page.getByRole('link', { name: 'Uzupełnienie wniosku przez stronę, dni' }).click();
  await page.getByRole('button', { name: 'Zobacz, co się zmieni' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Popraw 4 odpowiedzi');
  await mayBeShown(page);
  await fillDay(page, ['1', '1', year]);
  await page.getByLabel('Wartość', { exact: true }).fill(String(10 + Number(year) - 2050));
  await page.getByLabel('Decyzja instytucji').check();
  await page.getByLabel('Źródło', { exact: true }).fill('Zarządzenie nr 12');
  await propose(page, 'Strony proszą o więcej czasu');
  await mayBeShown(page);
  await expect(page.getByRole('button', { name: 'Zatwierdź', exact: true })).toHaveCount(0);

  const supervisor = await desk(browser, page, 'Robert');
  await supervisor.goto(page.url());
  await expect(supervisor.getByText('Strony proszą o więcej czasu')).toBeVisible();
  await mayBeShown(supervisor);
  await supervisor.getByRole('button', { name: 'Odrzuć' }).click();
  await expect(supervisor.getByRole('alert').first()).toContainText('Podaj uzasadnienie');
  await supervisor.getByRole('button', { name: 'Zatwierdź', exact: true }).click();
  await expect(supervisor.getByText('Zmiana jest zatwierdzona i obowiązuje')).toBeVisible();
  const approved = supervisor.url();
  await page.goto('/desk/administration/parameters/completion-days');
  await expect(page.getByRole('rowheader', { name: `01.01.${year}`, exact: true })).toBeVisible();

  await page.goto(approved);
  await page.getByRole('link', { name: 'Cofnij, zanim zacznie obowiązywać' }).click();
  await mayBeShown(page);
  await propose(page, 'Ustawę odłożono');
  await supervisor.goto(page.url());
  await supervisor.getByRole('button', { name: 'Zatwierdź', exact: true }).click();
  await expect(supervisor.getByText('Zmiana jest cofnięta i nie zacznie obowiązywać')).toBeVisible();
  await page.goto(approved);
  await expect(page.getByText('Tę zmianę cofnięto, zanim zaczęła obowiązywać.')).toBeVisible();
  await mayBeShown(page);
  await page.goto('/desk/administration/parameters/completion-days');
  await expect(page.getByRole('rowheader', { name: `01.01.${year}`, exact: true })).toHaveCount(0);
  await supervisor.context().close();
});

test('auditor Irena searches the log with a purpose; her search is in it, and no number stands in the address', async ({ page }) => {
  await page.goto('/');
  await atTheDesk(page, 'Irena');
  await page.goto('/desk/administration');
  await expect(page.getByRole('link', { name: 'Otwórz: Pracownicy' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Otwórz: Dziennik zdarzeń' }).click();
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Szukaj', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('Podaj cel przeszukania');
  await page.getByLabel('Cel przeszukania').fill('Skarga na oglądanie danych');
  await page.getByLabel('Kto (pracownik)').fill('Irena');
  await page.getByRole('button', { name: 'Szukaj', exact: true }).click();
  await page.getByRole('button', { name: 'Szukaj', exact: true }).click();
  await expect(page.getByRole('rowheader', { name: 'administration.search-audit' }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/audit$/);
  await mayBeShown(page);
  await page.goto('/desk/administration/alarms');
  await mayBeShown(page);
});

test('every page of administration may be shown to people, in both languages', async ({ page }) => {
  // Many pages, each looked at whole.
  test.setTimeout(300_000);
  await page.goto('/');
  await atTheDesk(page, 'Michał');
  const paths = ['', '/changes', '/parameters', '/staff', '/staff/new', '/competence', '/branches', '/branches/12', '/branches/closings'];
  const more = [
    '/branches/holidays',
    '/forms',
    '/forms/RWN/1',
    '/letters',
    '/letters/no-arrears-refusal',
    '/features',
    '/deadlines',
    '/retention',
    '/holds',
  ];
  for (const path of [...paths, ...more]) {
    await page.goto(`/desk/administration${path}?lang=en`);
    expect(await page.locator('main').innerText(), path).not.toMatch(/\b(Zmiana|Zgłoś|Powód|Oddział dla|Wybierz)\b/);
    await page.goto(`/desk/administration${path}?lang=pl`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await mayBeShown(page);
  }
});
