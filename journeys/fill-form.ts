import type { Locator, Page } from '@playwright/test';
import type { Answer, Answers, FormDefinition, GroupField, SimpleField } from '#platform/forms/definition.ts';
import { expect, goOn } from './okienko.ts';

/** Walks a form of the pack by its definition: every page, filled with the answers given, to the check page. */

/** From the start page of a form to its first question. */
export async function beginForm(page: Page, code: string): Promise<void> {
  await page.goto(`/forms/${code}`);
  await page.getByRole('button', { name: 'Zacznij wypełniać' }).click();
  await expect(page).toHaveURL(/\/drafts\/.*\/page\//);
}

/** @param look is called on every page before it is filled */
export async function walkForm(page: Page, form: FormDefinition, answers: Answers, look?: (name: string) => Promise<void>): Promise<void> {
  for (let steps = 0; steps < 20; steps += 1) {
    const name = /\/page\/([\w-]+)/.exec(page.url())?.[1];
    if (name === undefined) break;
    const asked = form.pages.find(one => one.name === name);
    if (asked === undefined) throw new Error(`no page ${name}`);
    await look?.(name);
    for (const field of asked.fields) {
      if (field.type !== 'group') await fillField(page, field, field.name, answers[field.name]);
      else await fillGroup(page, field, (answers[field.name] as readonly Answers[] | undefined) ?? []);
    }
    const before = page.url();
    await goOn(page);
    await page.waitForLoadState();
    if (page.url() === before || page.url().includes(`/page/${name}`))
      throw new Error(`${form.code}: the page ${name} is not done: ${await page.locator('main').innerText()}`);
  }
  if (new URL(page.url()).pathname.endsWith('/attachments')) {
    await look?.('attachments');
    if (form.attachments === 'required') {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'rachunek.txt', mimeType: 'text/plain', buffer: Buffer.from('Rachunek za pogrzeb, 6300,00 zł\n') });
      await page.locator('button', { hasText: 'Dodaj plik' }).click();
      await expect(page.getByText('rachunek.txt').first()).toBeVisible();
    }
    await page.getByRole('link', { name: 'Dalej', exact: true }).click();
  }
  await expect(page).toHaveURL(/\/check(#|$)/);
  await look?.('check');
}

async function fillGroup(page: Page, group: GroupField, items: readonly Answers[]): Promise<void> {
  if (group.shown === 'rows') {
    if (!(await page.locator(`#${group.name}`).isVisible())) return;
    for (const item of items) {
      await page.locator(`button[value="open:${group.name}:new"]`).click();
      await page.waitForURL(/row=/);
      const number = /\.(\d+)\./.exec((await page.locator(`#row-editor [name^="${group.name}."]`).first().getAttribute('name')) ?? '')?.[1];
      for (const field of group.fields) await fillField(page, field, `${group.name}.${number}.${field.name}`, item[field.name]);
      await page.locator(`#row-editor button[value^="keep:"]`).click();
      await expect(page.locator('#row-editor')).toHaveCount(0);
    }
    return;
  }
  for (const [index, item] of items.entries()) {
    const has = await page.locator(`[name^="${group.name}.${index}."]`).count();
    if (has === 0) {
      const add = page.locator(`button[value="add:${group.name}"]`);
      if (!(await add.isVisible())) return;
      await add.click();
    }
    for (const field of group.fields) await fillField(page, field, `${group.name}.${index}.${field.name}`, item[field.name]);
  }
}

/** Fills one question where it is to be seen and not locked. */
async function fillField(page: Page, field: SimpleField, path: string, answer: Answer | undefined): Promise<void> {
  const named = (name: string): Locator => page.locator(`[name="${name}"]`);
  switch (field.type) {
    case 'computed':
      return;
    case 'date':
    case 'month': {
      const first = named(`${path}.month`);
      if (typeof answer !== 'string' || !(await open(first))) return;
      const [year = '', month = '', day = ''] = answer.split('-');
      if (field.type === 'date') await named(`${path}.day`).fill(String(Number(day)));
      await first.fill(String(Number(month)));
      await named(`${path}.year`).fill(year);
      return;
    }
    case 'statement': {
      if (await named(path).isVisible()) await named(path).check();
      return;
    }
    case 'yes-no':
      return choose(page, path, answer === true ? 'yes' : 'no');
    case 'choice':
      return choose(page, path, field.optionsFrom === undefined ? String(answer) : undefined);
    case 'choices':
      for (const value of (answer as readonly string[] | undefined) ?? []) await choose(page, path, value);
      return;
    default: {
      if (answer === undefined || !(await open(named(path)))) return;
      await named(path).fill(field.type === 'money' ? String(answer).replace('.', ',') : String(answer));
    }
  }
}

const open = async (control: Locator): Promise<boolean> => (await control.isVisible()) && (await control.isEditable());

/** The option with that value, or the first there is. */
async function choose(page: Page, path: string, value: string | undefined): Promise<void> {
  const all = page.locator(`[name="${path}"]`);
  if (!(await all.first().isVisible())) return;
  const wanted = value === undefined ? all.first() : page.locator(`[name="${path}"][value="${value}"]`);
  if ((await wanted.count()) > 0) await wanted.check();
}
