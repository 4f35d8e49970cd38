import { writeFileSync } from 'node:fs';
import { approves, atTheDesk, claim, expect, fileRwn, mail, matterNumber, matterWithClerk, reloadUntil, signIn, test } from './okienko.ts';

const DAY_MS = 24 * 3600 * 1000;
const itIsLaterBy = (days: number): void => writeFileSync(process.env['JOURNEY_CLOCK'] ?? '', String(days * DAY_MS));

test('@moves-time a letter nobody signs for: second notice on day 7, delivered by fiction after day 14', async ({ page, browser }) => {
  await signIn(page, 'Jan Kowalski');
  await fileRwn(page);
  await matterWithClerk(page);
  const number = await matterNumber(page);
  const hall = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(page.url()).origin });
  const desk = await hall.newPage();
  await atTheDesk(desk, 'Beata');
  await claim(desk, number);
  await desk.getByLabel('Powód rozstrzygnięcia').fill('Zaległość.');
  await desk.getByRole('button', { name: 'Wyślij odmowę do zatwierdzenia' }).click();
  await expect(desk.getByText(`Sprawa ${number} czeka na zatwierdzenie`)).toBeVisible();
  await approves(browser, 'Robert', desk.url(), number);
  await hall.close();

  const notices = async (subject: string): Promise<number> => {
    await page.goto(mail());
    return page.getByText(subject).count();
  };
  const before = await notices('Przypomnienie: pismo nadal czeka');
  // Whatever the hour, this is the sixth day at the latest: the notice goes out as the seventh begins.
  itIsLaterBy(5.9);
  await page.waitForTimeout(2_500);
  expect(await notices('Przypomnienie: pismo nadal czeka')).toBe(before);
  itIsLaterBy(7.5);
  await expect(async () => expect(await notices('Przypomnienie: pismo nadal czeka')).toBeGreaterThan(before)).toPass({ timeout: 15_000 });
  itIsLaterBy(15);
  await signIn(page, 'Jan Kowalski');
  await page.goto('/letters');
  const letter = page.getByRole('link', { name: /odmow/i }).first();
  await reloadUntil(page, () => letter.isVisible());
  await letter.click();
  await expect(page.getByText(/Uznane za doręczone/)).toBeVisible();
});
