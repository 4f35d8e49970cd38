import {
  approves,
  atTheDesk,
  claim,
  expect,
  fileRwn,
  mail,
  matterNumber,
  matterWithClerk,
  mayBeShown,
  openMatter,
  reloadUntil,
  signIn,
  test,
} from './okienko.ts';

test('Jan owes a month: clerk Beata refuses, Robert approves, he signs for the letter, reads it and sees who looked', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Jan Kowalski');
  await fileRwn(page);
  await matterWithClerk(page);
  await mayBeShown(page);
  const matter = page.url();
  const number = await matterNumber(page);

  const hall = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const desk = await hall.newPage();
  await atTheDesk(desk, 'Beata');
  await mayBeShown(desk);
  await desk.getByRole('link', { name: number }).click();
  await expect(desk.getByText('Jan Kowalski')).toHaveCount(0);
  await desk.goBack();
  await claim(desk, number);
  await expect(desk.getByText('Na kontach płatnika są zaległości').first()).toBeVisible();
  await mayBeShown(desk);
  await desk.getByRole('button', { name: 'Wyślij odmowę do zatwierdzenia' }).click();
  await expect(desk.getByRole('alert').first()).toBeVisible();
  await desk.getByLabel('Powód rozstrzygnięcia').fill('Zaległość za jeden miesiąc.');
  await desk.getByRole('button', { name: 'Wyślij odmowę do zatwierdzenia' }).click();
  await expect(desk.getByText(`Sprawa ${number} czeka na zatwierdzenie`)).toBeVisible();
  await approves(browser, 'Robert', desk.url(), number);

  await page.goto(matter);
  await expect(page.getByText('Czeka na Ciebie pismo').first()).toBeVisible();
  await page.goto('/letters');
  await mayBeShown(page);
  await page
    .getByRole('link', { name: /Decyzja lub postanowienie/ })
    .first()
    .click();
  await expect(page.getByText('Treść pisma zobaczysz po podpisaniu')).toBeVisible();
  await expect(page.getByText('1 788,29')).toHaveCount(0);
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Odbierz i podpisz UPD' }).click();
  await expect(page.getByText('Pismo odebrane').first()).toBeVisible();
  await expect(page.getByText('zaległości').first()).toBeVisible();
  await mayBeShown(page);

  await page.goto('/who-looked');
  await expect(page.getByText(/Oddział|oddział/).first()).toBeVisible();
  await expect(page.getByText('Beata')).toHaveCount(0);
  await mayBeShown(page);
  await page.goto('/timeline');
  await mayBeShown(page);

  await page.goto(mail());
  await expect(page.getByText('Czeka na Ciebie pismo').first()).toBeVisible();
  await hall.close();
});

test('the decision of the computer is told in plain words, and a person can be asked to look at it', async ({ page }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await fileRwn(page);
  await openMatter(page);
  const decision = page.getByRole('link', { name: /Rozstrzygnięcie automatyczne/ });
  await reloadUntil(page, () => decision.isVisible());
  await decision.click();
  await expect(page.getByText('zus/RWN/1').first()).toBeVisible();
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Poproś, by sprawdził to człowiek' }).click();
  await expect(page.getByText('Prośba została przyjęta').first()).toBeVisible();
});
