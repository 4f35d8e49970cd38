import type { Page } from '@playwright/test';
import { pack } from '#institution/zus/pack.ts';
import { dayOf, formatMonth, monthOf, shiftMonth } from '#kernel/day.ts';
import type { Answers, FormDefinition } from '#platform/forms/definition.ts';
import { beginForm, walkForm } from './fill-form.ts';
import { expect, matterWithClerk, mayBeShown, openMatter, reloadUntil, signIn, test } from './okienko.ts';

const rws = pack.forms.find(form => form.code === 'RWS') as FormDefinition;
const next = shiftMonth(monthOf(dayOf(new Date())), 1);

async function file(page: Page, answers: Answers): Promise<void> {
  await beginForm(page, 'RWS');
  await walkForm(page, rws, { truth: true, healthStays: true, ...answers });
  await page.getByRole('button', { name: 'Podpisz i wyślij' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Przyjęliśmy Twój wniosek');
}

async function letterSays(page: Page, title: RegExp, words: RegExp): Promise<void> {
  await openMatter(page);
  const letter = page.getByRole('link', { name: title });
  await reloadUntil(page, () => letter.isVisible());
  await letter.click();
  await expect(page.getByText(words).first()).toBeVisible();
  await mayBeShown(page);
}

test('a contribution holiday is granted by the computer, asked to be moved, and withdrawn', async ({ page }) => {
  test.slow();
  await signIn(page, 'Katarzyna');
  await file(page, { kind: 'application', month: next, turnoverBelow: true });
  await letterSays(page, /Wakacje składkowe przyznane/, new RegExp(`wakacji składkowych za ${formatMonth(next, 'pl')}`));

  // Another in the same year is left to a clerk, who is told why.
  await file(page, { kind: 'application', month: next, turnoverBelow: true });
  await matterWithClerk(page);

  // Moving it to the month it is already in is refused before it is sent.
  await beginForm(page, 'RWS');
  await expect(walkForm(page, rws, { kind: 'correction', grantedMonth: next, month: next, turnoverBelow: true })).rejects.toThrow(
    /już przyznane za ten miesiąc/,
  );

  await file(page, { kind: 'withdrawal', grantedMonth: next });
  await letterSays(page, /Wakacje składkowe wycofane/, /Składki za ten miesiąc trzeba zapłacić/);
});
