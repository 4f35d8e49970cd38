import { readFileSync } from 'node:fs';
import { expect, mayBeShown, signIn, test } from './okienko.ts';

for (const { who, options, from } of [
  { who: 'Anna', options: {}, from: '/account' },
  { who: 'Tadeusz', options: { actingFor: /Firma X/ }, from: '/who-looked' },
]) {
  test(`${who} downloads a copy of all that is held, from ${from} @everywhere @three-a-day`, async ({ page }) => {
    await signIn(page, who, options);
    await page.goto(from);
    await page.locator('main a[href="/own-data"]').click();
    await mayBeShown(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Pobierz dane' }).click()]);
    const bytes = readFileSync(await download.path());
    expect(download.suggestedFilename()).toMatch(/^okienko-\d{4}-\d\d-\d\d\.zip$/);
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004', 'latin1'));
    expect(bytes.includes('index.html')).toBe(true);
    await page.goto('/own-data');
    await expect(page.getByText('Ostatnio pobrane')).toBeVisible();
    await mayBeShown(page);
  });
}

test('a proxy is told that a mandate does not open it', async ({ page }) => {
  await signIn(page, 'Katarzyna', { actingFor: /Jan/ });
  await page.goto('/own-data');
  await expect(page.getByText(/Pełnomocnictwo tego nie obejmuje/)).toBeVisible();
});
