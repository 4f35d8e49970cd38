import { expect, fileRwn, goOn, mayBeShown, openMatter, reloadUntil, signIn, test } from './okienko.ts';

test('@everywhere @apart the proxy of Firma X files RWN and holds the certificate', async ({ page }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await page.goto('/forms?q=niezaleganie');
  await page.getByRole('link', { name: /RWN/ }).click();
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();

  await expect(page.getByLabel('Nazwa płatnika')).toHaveValue(/Firma X/);
  await goOn(page);
  await page.getByLabel('Liczba egzemplarzy').fill('zero');
  await page.getByLabel('Komu chcesz przedstawić').fill('Bank Kielecki');
  await goOn(page);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel('Liczba egzemplarzy')).toHaveValue('zero');
  await expect(page.getByLabel('Komu chcesz przedstawić')).toHaveValue('Bank Kielecki');
  await mayBeShown(page);
  await page.getByLabel('Liczba egzemplarzy').fill('2');
  await goOn(page);
  for (const statement of await page.getByRole('checkbox').all()) await statement.check();
  await goOn(page);
  await mayBeShown(page);
  await page.getByRole('link', { name: 'Dalej', exact: true }).click();
  await expect(page.getByText('Bank Kielecki')).toBeVisible();
  await mayBeShown(page);
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy Twój wniosek');
  await expect(page.locator('#confirm-number')).toHaveText(/^UPP-\d{8}-[0-9A-F]{12}$/);
  await reloadUntil(page, () => page.getByRole('link', { name: /Zobacz sprawę/ }).isVisible());
  await mayBeShown(page);
  await openMatter(page);
  const certificate = page.getByRole('link', { name: /Zaświadczenie o niezaleganiu/ });
  await reloadUntil(page, () => certificate.isVisible());
  await mayBeShown(page);
  await certificate.click();
  await expect(page.getByText('nie zalega w opłacaniu składek').first()).toBeVisible();
  await mayBeShown(page);
});

test('the certificate is a sealed PDF, and whoever holds its number and code can check it', async ({ page, request }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await fileRwn(page);
  await openMatter(page);
  const certificate = page.getByRole('link', { name: /Zaświadczenie o niezaleganiu/ });
  await reloadUntil(page, () => certificate.isVisible());
  await certificate.click();
  const pdf = await page.request.get(`${page.url()}/pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await request.get(`${page.url()}/pdf`, { maxRedirects: 0 })).status()).toBe(303);

  const number = await page
    .locator('dt', { hasText: /^Numer$/ })
    .first()
    .locator('xpath=following-sibling::dd[1]')
    .innerText();
  const code = await page.locator('dt', { hasText: 'Kod weryfikacyjny' }).first().locator('xpath=following-sibling::dd[1]').innerText();
  await page.context().clearCookies();
  await page.goto('/verify');
  await mayBeShown(page);
  await page.getByLabel('Numer dokumentu').fill(number);
  await page.getByLabel('Kod weryfikacyjny').fill('0000-0000-0000');
  await page.getByRole('button', { name: 'Sprawdź', exact: true }).click();
  await expect(page.getByText('Nie możemy potwierdzić tego dokumentu')).toBeVisible();
  await page.goto('/verify');
  await page.getByLabel('Numer dokumentu').fill(number);
  await page.getByLabel('Kod weryfikacyjny').fill(code);
  await page.getByRole('button', { name: 'Sprawdź', exact: true }).click();
  await expect(page.getByText('Dokument pochodzi od nas')).toBeVisible();
  await mayBeShown(page);

  await page.goto('/verify/receipt');
  await page
    .getByLabel('Plik', { exact: true })
    .setInputFiles({ name: 'zaswiadczenie.pdf', mimeType: 'application/pdf', buffer: await pdf.body() });
  await page.locator('main button[type=submit]').click();
  await expect(
    page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('status'))
      .filter({ hasText: /pochodzi od nas|prawdziw|nienaruszon/i })
      .first(),
  ).toBeVisible();
});

test('a draft goes on on another device, and a double click files it once', async ({ page, browser }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await page.goto('/forms/RWN');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await goOn(page);
  await page.getByLabel('Liczba egzemplarzy').fill('7');
  await page.getByRole('button', { name: 'Zapisz i wróć później' }).click();
  await expect(page.getByText('Zapisaliśmy to, co')).toBeVisible();

  const phone = await browser.newContext({ locale: 'pl-PL', viewport: { width: 390, height: 844 }, baseURL: new URL(page.url()).origin });
  const other = await phone.newPage();
  await signIn(other, 'Tadeusz', { actingFor: 'Firma X' });
  await other.goto('/drafts');
  await other.getByRole('link', { name: /RWN/ }).first().click();
  await other.goto(`${other.url().split('/page/')[0]}/page/certificate`);
  await expect(other.getByLabel('Liczba egzemplarzy')).toHaveValue('7');
  await goOn(other);
  for (const statement of await other.getByRole('checkbox').all()) await statement.check();
  await goOn(other);
  await other.getByRole('link', { name: 'Dalej', exact: true }).click();
  const check = other.url();
  await other.getByRole('button', { name: 'Podpisz i wyślij' }).dblclick();
  await expect(other).toHaveURL(/\/submissions\//);
  const receipt = other.url();
  await page.goto(check);
  await expect(page).toHaveURL(receipt);
  await phone.close();
});

test('RWN is filed by keyboard alone, with a focus that can be seen at every step', async ({ page }) => {
  await signIn(page, 'Katarzyna', { actingFor: 'Firma X' });
  await page.goto('/forms/RWN');
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const style = getComputedStyle(element);
        const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? '';
        return {
          label: label.trim(),
          ring:
            element === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none' || element.closest('.choice') !== null,
        };
      });
      expect(shown.ring, `no focus to be seen on "${shown.label}"`).toBe(true);
      if (name.test(shown.label)) return;
    }
    throw new Error(`The keyboard does not reach ${name}.`);
  };
  await tabTo(/Zacznij wypełniać/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/payer/);
  await tabTo(/^Dalej$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/certificate/);
  await tabTo(/Liczba egzemplarzy/);
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.waitForURL(/statements/);
  await tabTo(/Oświadczam/);
  await page.keyboard.press('Space');
  await tabTo(/Przyjmuję do wiadomości/);
  await page.keyboard.press('Space');
  await tabTo(/^Dalej$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/attachments/);
  await tabTo(/^Dalej$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/check/);
  await tabTo(/Podpisz i wyślij/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy Twój wniosek');
});
