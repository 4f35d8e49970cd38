import { beginForm } from './fill-form.ts';
import { expect, goOn, mayBeShown, signIn, test } from './okienko.ts';

test('@everywhere Anna tells her history: from the account, with a period of her own, one taken out and put back', async ({ page }) => {
  test.slow();
  await signIn(page, 'Anna');
  await beginForm(page, 'EMP');
  const draft = page.url().split('/page/')[0] ?? '';
  await page.goto(`${draft}/page/history`);
  const rows = page.locator('.rows tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(page.getByText('z konta', { exact: true })).toHaveCount(2);
  await expect(page.getByText('Te same dni co w: 2')).toBeVisible();

  await page.getByRole('button', { name: 'Dodaj: okres' }).click();
  await mayBeShown(page);
  // Sent with nothing but the kind: the row stays open and says what is missing.
  await page.locator('#row-editor').getByLabel('nauka w szkole wyższej').check();
  await page.getByRole('button', { name: 'Zapisz pozycję' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Od');
  await mayBeShown(page);
  const editor = page.locator('#row-editor');
  await editor.getByLabel('Gdzie').fill('Politechnika Świętokrzyska');
  for (const [name, [day, month, year]] of [
    ['from', ['1', '10', '2007']],
    ['to', ['30', '6', '2012']],
  ] as const) {
    await editor.locator(`[name$="${name}.day"]`).fill(day);
    await editor.locator(`[name$="${name}.month"]`).fill(month);
    await editor.locator(`[name$="${name}.year"]`).fill(year);
  }
  await page.getByRole('button', { name: 'Zapisz pozycję' }).click();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('Politechnika');
  await expect(page.getByText(/Przerwa przed: 01\.07\.2012/)).toBeVisible();
  await mayBeShown(page);

  await page.getByRole('button', { name: 'Usuń pozycję 1' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Cofnij: usunięcie' }).click();
  await expect(rows).toHaveCount(3);

  // Taking away what the account holds offers it again.
  await page.getByRole('button', { name: 'Usuń pozycję 3' }).click();
  await page.getByRole('button', { name: /Dodaj z konta 1 pozycję/ }).click();
  await expect(rows).toHaveCount(3);
  await goOn(page);
  await expect(page).toHaveURL(/page\/children/);
});

test('a list is filled by the keyboard: Enter keeps the row that is open', async ({ page }) => {
  test.slow();
  await signIn(page, 'Zofia');
  await beginForm(page, 'ERP-6');
  const draft = page.url().split('/page/')[0] ?? '';
  for (const year of ['1998', '1999', '2000']) {
    await page.goto(`${draft}/page/history?row=history.new`);
    const editor = page.locator('#row-editor');
    await editor.locator('[value="employment"]').check();
    for (const [name, month] of [
      ['from', '1'],
      ['to', '11'],
    ] as const) {
      await editor.locator(`[name$="${name}.day"]`).fill('1');
      await editor.locator(`[name$="${name}.month"]`).fill(month);
      await editor.locator(`[name$="${name}.year"]`).fill(year);
    }
    await page.keyboard.press('Enter');
    await expect(page.locator('#row-editor')).toHaveCount(0);
  }
  await expect(page.locator('.rows tbody tr')).toHaveCount(4);
  await mayBeShown(page);
});
