import { expect, mayBeShown, signIn, test } from './okienko.ts';

const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

for (const size of SIZES) {
  test(`an insured person finds what was paid for her and what pension may come of it: ${size.width} pixels wide`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(size);
    await signIn(page, 'Anna');
    await page.goto('/account/insured/contributions');
    await page.getByLabel('Rok').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Pokaż' }).click();
    await expect(page.getByRole('img')).toHaveCount(1);
    await mayBeShown(page);
    await page.getByRole('link', { name: 'Stan konta' }).click();
    await mayBeShown(page);
    await page.getByRole('link', { name: 'Kalkulator emerytalny' }).click();
    await page.getByLabel('Podstawa składki w przyszłych miesiącach').fill('20 000');
    await page.getByRole('button', { name: 'Oblicz' }).click();
    await expect(page.getByText('3 320,00 zł').first()).toBeVisible();
    await mayBeShown(page);
  });

  test(`a pensioner reads her tax statement: ${size.width} pixels wide`, async ({ page }) => {
    await page.setViewportSize(size);
    await signIn(page, 'Maria Lewandowska');
    await page.goto('/account/benefits');
    await mayBeShown(page);
    await page.getByRole('link', { name: 'Podatek' }).click();
    await expect(page.getByRole('heading', { name: /^PIT-40A za/ })).toBeVisible();
    await mayBeShown(page);
  });

  test(`a payer sees how to pay and finds a person it insures: ${size.width} pixels wide`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(size);
    await signIn(page, 'Tadeusz', { actingFor: /Firma X/ });
    await page.goto('/account/payer');
    await mayBeShown(page);
    await page.getByRole('link', { name: 'Ubezpieczeni' }).click();
    await page.getByLabel('Imię, nazwisko albo PESEL').fill('nowak');
    await page.getByRole('button', { name: 'Szukaj' }).click();
    await expect(page.getByText('Nowak Anna Maria')).toBeVisible();
    await mayBeShown(page);
    await page.getByRole('link', { name: 'Zestawienie konta' }).click();
    await mayBeShown(page);
  });
}
