import { approves, atTheDesk, claim, expect, fileRwn, matterNumber, matterWithClerk, mayBeShown, signIn, test } from './okienko.ts';

const withScripts = (): boolean => !test.info().project.name.includes('without scripts');

test('Beata finds Anna, opens her data saying why, and Anna reads why', async ({ page, browser }) => {
  test.slow();
  const hall = await browser.newContext({ locale: 'pl-PL', baseURL: new URL((await page.goto('/'))?.url() ?? '').origin });
  const desk = await hall.newPage();
  await atTheDesk(desk, 'Beata');
  await desk.getByRole('link', { name: 'Szukaj', exact: true }).click();
  await mayBeShown(desk);
  await desk.getByLabel('Czego szukasz?').fill('nowak ann');
  await desk.locator('main').getByRole('button', { name: 'Szukaj' }).click();
  await mayBeShown(desk);
  expect(new URL(desk.url()).search).toBe('');
  await desk.getByRole('link', { name: /Anna.*Nowak/ }).click();
  await expect(desk.getByText('anna.nowak@example.test')).toHaveCount(0);
  await mayBeShown(desk);
  await desk.getByRole('button', { name: /Otwórz/ }).click();
  await expect(desk.getByRole('alert').first()).toContainText('Wybierz cel');
  await desk.getByLabel('Rozmowa telefoniczna').check();
  await desk.getByLabel('Opisz krótko, po co').fill('Pyta, kiedy dostanie decyzję.');
  await desk.getByRole('button', { name: /Otwórz/ }).click();
  await expect(desk.getByText('anna.nowak@example.test')).toBeVisible();
  await expect(desk.getByText(/Rozmowa telefoniczna\. Otwarte do/)).toBeVisible();
  await mayBeShown(desk);
  await desk.getByRole('link', { name: /Zapisz kontakt/ }).click();
  await mayBeShown(desk);
  await desk.getByRole('button', { name: /^Zapisz/ }).click();
  await expect(desk.getByRole('alert').first()).toContainText('Napisz, o co było pytanie');
  await mayBeShown(desk);
  await desk.getByLabel('O co było pytanie').fill('Kiedy przyjdzie decyzja?');
  await desk.getByLabel('Co odpowiedziano').fill('Najpóźniej za tydzień.');
  await desk.getByRole('button', { name: /^Zapisz/ }).click();
  await expect(desk.getByText('Kontakt jest zapisany.')).toBeVisible();
  await desk
    .getByRole('link', { name: /^Rozmowa telefoniczna, / })
    .first()
    .click();
  await expect(desk.getByText(/^Beata .* · Pracownik prowadzący sprawy, /)).toBeVisible();
  await mayBeShown(desk);
  await desk.getByRole('link', { name: /Popraw notatkę/ }).click();
  await mayBeShown(desk);
  await desk.getByLabel('Co odpowiedziano').fill('Najpóźniej za dwa tygodnie.');
  await desk.getByLabel('Dlaczego poprawiasz').fill('Zły termin.');
  await desk.getByRole('button', { name: /^Zapisz poprawkę/ }).click();
  await expect(desk.getByText('Notatka jest poprawiona.')).toBeVisible();
  await mayBeShown(desk);
  await desk.getByRole('navigation', { name: 'Jesteś tutaj' }).getByRole('link').first().click();
  await desk.getByRole('button', { name: /Zamknij dane/ }).click();
  await expect(desk.getByText('Dane zamknięte.')).toBeVisible();
  await hall.close();

  await signIn(page, 'Anna');
  await page.goto('/who-looked');
  await expect(page.getByText('„Pyta, kiedy dostanie decyzję.”').first()).toBeVisible();
  await expect(page.getByText('Beata')).toHaveCount(0);
  await mayBeShown(page);

  await page.goto('/contacts');
  await mayBeShown(page);
  await page
    .getByRole('link', { name: /^Rozmowa telefoniczna, / })
    .first()
    .click();
  await expect(page.getByText('Najpóźniej za dwa tygodnie.')).toBeVisible();
  await page.getByText('Wcześniejsza treść').click();
  await expect(page.getByText('Najpóźniej za tydzień.')).toBeVisible();
  await expect(page.getByText('Beata')).toHaveCount(0);
  await mayBeShown(page);
});

test('Robert sees his branch, gives Beata’s matter back to the queue, and Beata no longer has it', async ({ page, browser }) => {
  await signIn(page, 'Jan Kowalski');
  await fileRwn(page);
  await matterWithClerk(page);
  const number = await matterNumber(page);
  const hall = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const desk = await hall.newPage();
  await atTheDesk(desk, 'Beata');
  await claim(desk, number);
  const matter = desk.url();
  await mayBeShown(desk);
  const office = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const chief = await office.newPage();
  await atTheDesk(chief, 'Robert');
  await chief.goto('/desk/branch');
  await expect(chief.getByRole('heading', { level: 1 })).toHaveText('Oddział');
  await mayBeShown(chief);
  await chief.getByRole('link', { name: number }).click();
  await mayBeShown(chief);
  await chief.getByLabel('Komu').selectOption('nobody');
  await chief.getByLabel('Dlaczego').fill('Beata ma urlop od jutra.');
  await chief.getByRole('button', { name: 'Zmień' }).click();
  await expect(chief.getByText('Zmieniono prowadzącego sprawę.')).toBeVisible();
  await desk.goto(matter);
  await expect(desk.getByText('Jan Kowalski')).toHaveCount(0);
  await expect(desk.getByRole('button', { name: /Przejmij sprawę|Weź sprawę/ })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Sprawa wróciła do kolejki.')).toBeVisible();
  await hall.close();
  await office.close();
});

test('a refusal by keyboard alone: take the matter, write, propose, and a second person approves', async ({ page, browser }) => {
  // The keys are heard by a script; without one the same walk is done with Tab and Enter.
  if (!withScripts()) return;
  await signIn(page, 'Jan Kowalski');
  await fileRwn(page);
  await matterWithClerk(page);
  const number = await matterNumber(page);
  const hall = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const desk = await hall.newPage();
  await atTheDesk(desk, 'Beata');
  const keys = desk.keyboard;
  await keys.press('?');
  await expect(desk.getByRole('dialog', { name: 'Skróty' })).toBeVisible();
  await mayBeShown(desk);
  await keys.press('Escape');
  await keys.press('Control+k');
  await expect(desk.getByRole('combobox', { name: /Szukaj osoby/ })).toBeFocused();
  await keys.type('opuszczone');
  await keys.press('Escape');
  await expect(desk.getByRole('combobox', { name: /Szukaj osoby/ })).toBeHidden();
  await keys.press('Control+k');
  await keys.type(number);
  await expect(desk.getByRole('option', { name: new RegExp(number.replaceAll('.', '\\.')) })).toBeVisible();
  await mayBeShown(desk);
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(desk.locator('.eyebrow')).toHaveText(number);
  await keys.press('b');
  await expect(desk.getByText('Sprawa jest Twoja.')).toBeVisible();
  await keys.press('s');
  await expect(desk.getByRole('button', { name: /Wyślij odmowę do zatwierdzenia/ })).toBeFocused();
  await keys.press('Shift+Tab');
  await expect(desk.getByLabel('Powód rozstrzygnięcia')).toBeFocused();
  await keys.type('Zaległość za jeden miesiąc.');
  await expect(desk.getByText(/Zachowano o/)).toBeVisible({ timeout: 10_000 });
  await desk.reload();
  await expect(desk.getByLabel('Powód rozstrzygnięcia')).toHaveValue('Zaległość za jeden miesiąc.');
  await keys.press('s');
  await keys.press('Enter');
  await expect(desk.getByText(`Sprawa ${number} czeka na zatwierdzenie`)).toBeVisible();
  await approves(browser, 'Robert', desk.url(), number);
  await hall.close();
});
