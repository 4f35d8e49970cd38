import { type Browser, expect, type Page, test as base } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';

/** Address of the portal walked through; of the one with its roles apart in that project. */
export const portal = (): string => process.env[base.info().project.name === 'roles apart' ? 'JOURNEY_APART' : 'JOURNEY_PORTAL'] ?? '';
/** Address of the stand-in's inbox. */
export const mail = (): string => process.env['JOURNEY_MAIL'] ?? '';

/** Walks begin at the portal's address; every page's console must stay free of errors. */
export const test = base.extend<{ quiet: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern which fixtures are asked for
  baseURL: async ({}, use) => use(portal()),
  quiet: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', fault => faults.push(fault.message));
      page.on('console', message => {
        // A refusal answers 4xx, which the browser also writes down; that is not a fault of the page.
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text());
      });
      await use(undefined);
      expect(faults, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs in through the national node's stand-in as somebody of the cast, in their own name unless said otherwise. */
export async function signIn(page: Page, who: string, options: { actingFor?: string | RegExp; at?: string } = {}): Promise<void> {
  await page.goto(options.at ?? '/sign-in');
  await page.getByRole('button', { name: /Węzeł|login\.gov|National/ }).click();
  await proveAtTheNode(page, who);
  if (new URL(page.url()).pathname === '/acting') await chooseParty(page, options.actingFor ?? who);
}

export async function proveAtTheNode(page: Page, who: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(who) }).check();
  await page.locator('button:not([name])').click();
}

async function chooseParty(page: Page, name: string | RegExp): Promise<void> {
  await page
    .locator('.choice', { has: page.locator('label', { hasText: name }) })
    .locator('input')
    .first()
    .check();
  await page.locator('main button[type=submit]').click();
}

/** Says that a page may be shown to people: no violation of WCAG 2.2 AA that axe can see, nothing wider than the screen. */
export async function mayBeShown(page: Page): Promise<void> {
  // Looking into a page needs scripts; the same page was looked at in the projects that have them.
  if (base.info().project.name.includes('without scripts')) return;
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  const found = await new AxeBuilder({ page: page as never }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(
    found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.target).join(' ')}`),
    page.url(),
  ).toEqual([]);
}

/** Goes on through a form by its main button. */
export const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Dalej', exact: true }).click();

/** Reloads until something is there: what the computer decides comes a moment after the filing. */
export async function reloadUntil(page: Page, seen: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    if (await seen()) return;
    await page.reload();
    expect(await seen()).toBe(true);
  }).toPass({ timeout: 15_000 });
}

/** Files RWN with nothing but what must be answered, from the start page to the receipt. */
export async function fileRwn(page: Page): Promise<void> {
  await page.goto('/forms/RWN');
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await goOn(page);
  await page.getByLabel('Liczba egzemplarzy').fill('1');
  await goOn(page);
  for (const statement of await page.getByRole('checkbox').all()) await statement.check();
  await goOn(page);
  await page.getByRole('link', { name: 'Dalej', exact: true }).click();
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy Twój wniosek');
}

/** From the receipt to the page of the matter, once it is there. */
export async function openMatter(page: Page): Promise<void> {
  const link = page.getByRole('link', { name: /Zobacz sprawę/ });
  await reloadUntil(page, () => link.isVisible());
  await link.click();
}

/** From the receipt to the page of a matter that the computer leaves to a clerk. */
export async function matterWithClerk(page: Page): Promise<void> {
  await openMatter(page);
  await reloadUntil(page, () =>
    page
      .getByText(/pracownik/i)
      .first()
      .isVisible(),
  );
}

/** The clerk at the desk. */
export async function atTheDesk(page: Page, who: string): Promise<void> {
  await page.goto('/desk/sign-in');
  await page.locator('main button[type=submit]').first().click();
  await proveAtTheNode(page, who);
  await page.goto('/desk');
}

/** Takes a matter from the worklist, stating why. */
export async function claim(desk: Page, number: string): Promise<void> {
  await desk.getByRole('link', { name: number }).click();
  await desk.getByLabel('Załatwienie sprawy').check();
  await desk.locator('main').getByRole('button', { name: 'Weź sprawę' }).click();
  await expect(desk.getByText('Sprawa jest Twoja')).toBeVisible();
}

/** The number of the matter that is open on the page. */
export async function matterNumber(page: Page): Promise<string> {
  return (
    await page
      .getByText(/^\d+\.[A-Z-]+\.\d{6}\.\d{4}$/)
      .first()
      .innerText()
  ).trim();
}

/** A second member of staff checks a proposed decision and approves it. */
export async function approves(browser: Browser, who: string, desk: string, number: string): Promise<void> {
  const room = await browser.newContext({ locale: 'pl-PL', baseURL: new URL(desk).origin });
  const second = await room.newPage();
  await atTheDesk(second, who);
  await second.goto('/desk?show=for-approval');
  await second.getByRole('link', { name: number }).click();
  await second.getByRole('button', { name: 'Otwórz do sprawdzenia' }).click();
  await mayBeShown(second);
  await second.getByRole('button', { name: 'Zatwierdź i wyślij pismo' }).click();
  await expect(second.getByText(`Sprawa ${number} rozstrzygnięta`)).toBeVisible();
  await room.close();
}
