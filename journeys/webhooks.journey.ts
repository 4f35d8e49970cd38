import { createServer } from 'node:http';
import { expect, fileRwn, mayBeShown, signIn, test } from './okienko.ts';

test('Tadeusz has his payroll program told of receipts, reads in the log what it was told, and sends one again', async ({ page }) => {
  test.setTimeout(150_000);
  const told: string[] = [];
  const program = createServer((request, response) => {
    told.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>(ready => program.listen(0, '127.0.0.1', ready));
  const { port } = program.address() as { port: number };
  try {
    await signIn(page, 'Tadeusz', { actingFor: /Firma X/ });
    await page.goto('/machines/new');
    const name = `Kadry z powiadomieniami ${port}`;
    await page.getByLabel('Nazwa programu').fill(name);
    await page.getByLabel('Dostawać powiadomienia').check();
    await page.getByRole('button', { name: 'Zarejestruj' }).click();
    await page.goto('/webhooks');
    await mayBeShown(page);
    await page.getByLabel('Program', { exact: true }).selectOption({ label: name });
    await page.getByLabel('Adres programu').fill('https://10.0.0.1/');
    await page.getByLabel('Opieczętowano poświadczenie').check();
    await page.getByRole('button', { name: 'Dodaj' }).click();
    await expect(page.getByRole('alert')).toContainText('nie prowadzi do publicznego internetu');
    await mayBeShown(page);
    await page.getByLabel('Adres programu').fill(`http://127.0.0.1:${port}/told`);
    await page.getByRole('button', { name: 'Dodaj' }).click();
    await expect(page.getByText(/^whsec_/)).toBeVisible();
    await mayBeShown(page);
    await page.getByRole('link', { name: 'Przejdź do subskrypcji' }).click();
    await expect(page.getByText('Jeszcze o niczym nie powiadamialiśmy')).toBeVisible();
    const here = page.url();

    await fileRwn(page);
    await expect(async () => {
      await page.goto(here);
      await expect(page.getByText('doręczone').first()).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 45_000 });
    await mayBeShown(page);
    const before = told.length;
    await page.getByRole('button', { name: 'Wyślij jeszcze raz' }).first().click();
    await expect.poll(() => told.length, { timeout: 15_000 }).toBeGreaterThan(before);
    expect(new Set(told).size).toBe(before);

    await page.getByRole('button', { name: 'Usuń subskrypcję' }).click();
    await expect(page.getByRole('alert')).toContainText('Zaznacz, że usuwasz');
    await page.getByLabel('Tak, usuwam tę subskrypcję').check();
    await page.getByRole('button', { name: 'Usuń subskrypcję' }).click();
    await expect(page.getByText(`127.0.0.1:${port}`)).toHaveCount(0);
  } finally {
    program.closeAllConnections();
    program.close();
  }
});
