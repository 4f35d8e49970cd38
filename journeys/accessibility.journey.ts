import { atTheDesk, expect, mayBeShown, test } from './okienko.ts';

test('Tomasz writes what he cannot use, without signing in; Beata answers, and he reads it by number and code @everywhere', async ({
  page,
  browser,
}) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Deklaracja dostępności' }).click();
  await expect(page.locator('#a11y-status')).toBeVisible();
  await mayBeShown(page);
  await page.getByRole('link', { name: 'Napisz do nas' }).click();
  await page.getByRole('button', { name: 'Wyślij' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await mayBeShown(page);
  await page.getByLabel('Imię i nazwisko').fill('Tomasz');
  await page.getByLabel('Jak się z Tobą skontaktować').fill('tomasz@example.test');
  await page.getByLabel('Strona albo dokument').fill('Pisma');
  await page.getByLabel('Czego nie da się użyć').fill('Czytnik ekranu nie czyta tabeli.');
  await page.getByRole('button', { name: 'Wyślij' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy zgłoszenie');
  await mayBeShown(page);
  const number = (
    await page
      .getByText(/^ZD-\d{8}-[0-9A-Z]{6}$/)
      .first()
      .innerText()
  ).trim();
  const code = (await page.locator('code').innerText()).trim();

  const hall = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const desk = await hall.newPage();
  await atTheDesk(desk, 'Beata');
  await desk.goto('/desk/accessibility');
  await mayBeShown(desk);
  await desk.getByRole('link', { name: number }).click();
  await mayBeShown(desk);
  await desk.getByLabel('Odpowiedź albo powód zwłoki').fill('Poprawiliśmy tabelę.');
  await desk.getByRole('button', { name: 'Zapisz odpowiedź' }).click();
  await expect(desk.getByText(`Zapisano odpowiedź na ${number}`)).toBeVisible();
  await hall.close();

  await page.getByRole('link', { name: 'Sprawdź odpowiedź na zgłoszenie' }).click();
  await page.getByLabel('Numer zgłoszenia').fill(number);
  await page.getByLabel('Kod do odpowiedzi').fill(code);
  await page.getByRole('button', { name: 'Sprawdź', exact: true }).click();
  await expect(page.getByText('Poprawiliśmy tabelę.')).toBeVisible();
  await mayBeShown(page);
});
