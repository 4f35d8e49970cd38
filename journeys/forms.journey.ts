import { filledForm } from '#app/testing/filled-form.ts';
import { givenAnswers } from '#app/testing/given-answers.ts';
import { type Day, dayOf, monthOf, shiftMonth } from '#kernel/day.ts';
import type { Answer, FormDefinition } from '#platform/forms/definition.ts';
import { pack } from '#institution/zus/pack.ts';
import { beginForm, walkForm } from './fill-form.ts';
import { expect, mayBeShown, reloadUntil, signIn, test } from './okienko.ts';

/** Who files each form, in their own name. */
const FILED_BY: Readonly<Record<string, string>> = {
  RWN: 'Piotr Zieliński',
  PEL: 'Zofia',
  POTW: 'Anna',
  RWS: 'Piotr Zieliński',
  'US-7': 'Anna',
  EZP: 'Maria Lewandowska',
  POG: 'Anna',
  'ZAS-53': 'Anna',
  'Z-15A': 'Anna',
  'Z-15B': 'Anna',
  ZAM: 'Anna',
  'Z-12': 'Anna',
  ESUN: 'Adam',
  'OL-2': 'Piotr Zieliński',
  'RZS-R': 'Piotr Zieliński',
  'ERP-6': 'Anna',
  EMP: 'Anna',
  ZUA: 'Piotr Zieliński',
  ZWUA: 'Piotr Zieliński',
};
/** Walked on a phone too. */
const ON_PHONE = ['Z-15A', 'EMP', 'ZUA'];
/** PEL-O needs a mandate given before; mandate.journey.ts walks it. Sets are made on a page of their own (sets.journey.ts). */
const WALKED = pack.forms.filter(form => form.code !== 'PEL-O' && form.madeAt === undefined);

const today = dayOf(new Date()) as Day;

function answersFor(form: FormDefinition, code: string) {
  const given: Record<string, Answer> = { ...givenAnswers[code] };
  const known = {
    'party.kind': 'person',
    'party.roles': ['insured', 'payer', 'beneficiary'],
    'acting.roles': ['insured', 'payer', 'beneficiary'],
    'acting.relation': 'self',
    'next-month': shiftMonth(monthOf(today), 1),
    'options.insured-payers': ['first'],
    'options.holidays-granted': ['first'],
  };
  return filledForm(form, { known, today, given });
}

for (const form of WALKED) {
  test(`${ON_PHONE.includes(form.code) ? '@everywhere ' : ''}${form.code} is found in the catalogue and filed, to its UPP`, async ({
    page,
  }) => {
    test.slow();
    const who = FILED_BY[form.code];
    if (who === undefined) throw new Error(`nobody files ${form.code}`);
    await signIn(page, who);
    await page.goto(`/forms?q=${encodeURIComponent(form.code)}`);
    await page.getByRole('link', { name: new RegExp(`\\(${form.code}\\)$`) }).click();
    await expect(page.getByText(form.gaps[0]?.pl ?? '').first()).toBeVisible();
    await mayBeShown(page);
    await beginForm(page, form.code);
    await walkForm(page, form, answersFor(form, form.code), () => mayBeShown(page));
    const sign = page.getByRole('button', { name: 'Podpisz i wyślij' });
    if (form.endsIn !== undefined) {
      await page.getByRole('button', { name: 'Sprawdź i przejdź dalej' }).click();
      await expect(page).toHaveURL(/\/payer\/sets\//);
      await reloadUntil(page, () => sign.isVisible());
      await mayBeShown(page);
      await sign.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Zestaw (wysłany|zaksięgowany)/);
    } else {
      await sign.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy Twój wniosek');
    }
    await expect(page.locator('#confirm-number')).toHaveText(/^UPP-\d{8}-[0-9A-F]{12}$/);
  });
}
