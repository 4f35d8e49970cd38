import { cast } from '../outside/cast/cast.ts';
import { atTheDesk, expect, mayBeShown, test } from './okienko.ts';

test('administrator Michał puts a person’s matters on hold and proposes to lift it, supervisor Robert approves @everywhere', async ({
  page,
  browser,
}, info) => {
  await page.goto('/');
  await atTheDesk(page, 'Michał');
  await page.goto('/desk/administration');
  await page.getByRole('link', { name: 'Otwórz: Okresy przechowywania' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Okresy przechowywania');
  await mayBeShown(page);
  await page.getByRole('main').getByRole('link', { name: 'Blokady usunięcia' }).click();
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Zablokuj', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('Podaj PESEL, NIP albo numer sprawy');
  // Each browser of the run its own reason, by which its hold is found again.
  const reason = `Sąd Rejonowy, I C 12/26, ${info.project.name}`;
  await page.getByLabel('PESEL, NIP albo numer sprawy').fill('00000000000');
  await page.getByLabel('Powód').fill(reason);
  await page.getByRole('button', { name: 'Zablokuj', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('Nie ma takiej osoby');
  await expect(page.getByLabel('Powód')).toHaveValue(reason);
  await mayBeShown(page);
  await page.getByLabel('PESEL, NIP albo numer sprawy').fill(cast.jan.pesel);
  await page.getByRole('button', { name: 'Zablokuj', exact: true }).click();
  await expect(page.getByText('Blokada obowiązuje od teraz')).toBeVisible();
  await mayBeShown(page);
  await page.getByRole('row').filter({ hasText: reason }).getByRole('link').click();
  await mayBeShown(page);
  await page.getByLabel('Powód zmiany').fill('Wyrok jest prawomocny');
  await page.getByRole('button', { name: 'Zobacz, co się zmieni' }).click();
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Zgłoś do zatwierdzenia' }).click();
  await expect(page.getByText('To Twoja propozycja')).toBeVisible();

  const context = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const supervisor = await context.newPage();
  await atTheDesk(supervisor, 'Robert');
  await supervisor.goto(page.url());
  await expect(supervisor.getByText(reason)).toBeVisible();
  await supervisor.getByRole('button', { name: 'Zatwierdź', exact: true }).click();
  await expect(supervisor.getByText('Zmiana jest zatwierdzona i obowiązuje')).toBeVisible();
  await context.close();

  await page.goto('/desk/administration/holds');
  await expect(page.getByRole('row').filter({ hasText: reason })).toContainText('Zniesiona');
  await mayBeShown(page);
});
