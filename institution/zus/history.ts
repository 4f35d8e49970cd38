import type { Answers, DecideInput, FormDefinition } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { InsuredRegister } from './facts.ts';
import { historyGroup, PERIOD_KINDS } from './form-parts/history.ts';
import type { Reasoning } from './reasoning.ts';
import { itemsIn, tell, textOf } from './usual-tests.ts';

/** One row of the history as a letter shows it. */
export interface ToldPeriod extends Record<string, string> {
  whatPl: string;
  whatEn: string;
  from: string;
  toPl: string;
  toEn: string;
}

const kindName = (value: string): Bilingual => PERIOD_KINDS.find(one => one.value === value)?.label ?? { pl: value, en: value };

export function toldPeriods(answers: Answers): readonly ToldPeriod[] {
  return itemsIn(answers, historyGroup.name).map(item => {
    const name = kindName(textOf(item, 'kind'));
    const where = textOf(item, 'where') || textOf(item, 'country') || textOf(item, 'childNames');
    const to = textOf(item, 'to');
    return {
      whatPl: where === '' ? name.pl : `${name.pl}: ${where}`,
      whatEn: where === '' ? name.en : `${name.en}: ${where}`,
      from: textOf(item, 'from'),
      toPl: to || 'nadal',
      toEn: to || 'ongoing',
    };
  });
}

/** Compares what was told with the account: how much is on it already, what is told besides, what of it was left out or
 *  told otherwise. The last is for the clerk to ask about. */
export function testHistory(steps: Reasoning, register: InsuredRegister | undefined, input: DecideInput, form: FormDefinition): void {
  const told = itemsIn(input.answers, historyGroup.name);
  tell(steps, {
    name: 'periods-told',
    value: String(told.length),
    text: { pl: `Liczba zgłoszonych okresów: ${told.length}.`, en: `Periods told: ${told.length}.` },
  });
  if (register === undefined) return;
  const onAccount = (item: Answers): boolean =>
    register.titles.some(title => title.from === textOf(item, 'from') && (title.to ?? '') === textOf(item, 'to'));
  const besides = told.filter(item => !onAccount(item));
  tell(steps, {
    name: 'periods-not-on-account',
    value: String(besides.length),
    text: {
      pl: `Okresy, których nie ma na koncie i które trzeba udowodnić: ${besides.length}.`,
      en: `Periods that are not on the account and have to be proved: ${besides.length}.`,
    },
  });
  const leftOut = register.titles.filter(
    title => !told.some(item => title.from === textOf(item, 'from') && (title.to ?? '') === textOf(item, 'to')),
  );
  const passed = leftOut.length === 0;
  steps.test({
    name: 'account-agrees',
    value: passed ? 'yes' : leftOut.map(title => `${title.titleCode} ${title.from}`).join(', '),
    passed,
    legalBasis: form.legalBasis,
    text: passed
      ? { pl: 'Zgłoszono wszystkie okresy z konta, z tymi samymi datami.', en: 'All periods of the account are told, with the same dates.' }
      : {
          pl: 'Niektórych okresów z konta nie zgłoszono albo podano inne daty.',
          en: 'Some periods of the account are not told, or with other dates.',
        },
  });
}
