import type { Answers, DecideInput, DecideOutcome, FormDefinition } from '#platform/forms/definition.ts';
import { type InsuredRegister, readInsuredRegister } from './facts.ts';
import { insuranceNames } from './names.ts';
import type { Reasoning } from './reasoning.ts';
import { toClerk } from './reasoning.ts';
import { claimValues, itemsIn, tell, testByClerk, testKnown, textOf } from './usual-tests.ts';

/** Steps of rules that prepare claims for short-term benefits, and the letters that settle claims. */

/** Days of a claim; `to` empty where it goes on. */
export interface ClaimPeriod {
  from: string;
  to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Periods of a group with the fields `from` and `to`, in order. */
export const periodsIn = (answers: Answers, group: string): readonly ClaimPeriod[] =>
  itemsIn(answers, group)
    .map(item => ({ from: textOf(item, 'from'), to: textOf(item, 'to') }))
    .filter(period => DAY.test(period.from))
    .sort((left, right) => left.from.localeCompare(right.from));

export function onePeriod(answers: Answers, prefix: string): readonly ClaimPeriod[] {
  const period = { from: textOf(answers, `${prefix}From`), to: textOf(answers, `${prefix}To`) };
  return DAY.test(period.from) ? [period] : [];
}

/** The claim as it goes to a clerk: the refusal begun, and the decision that grants it, its amount still to write.
 *  @param code of the letters: `<code>-granted`, `<code>-refused` */
export function prepared(
  steps: Reasoning,
  input: DecideInput,
  given: { form: FormDefinition; code: string; periods: readonly ClaimPeriod[] },
): DecideOutcome {
  testByClerk(steps, given.form);
  const values = claimValues(input, given.form);
  const periods = given.periods.map(({ from, to }) => ({ from, toPl: to || 'nadal', toEn: to || 'ongoing' }));
  return toClerk(steps, given.form.legalBasis, {
    draft: { template: `${given.code}-refused`, values },
    grant: { letter: { template: `${given.code}-granted`, values: { ...values, periods } }, collection: 'against-receipt' },
  });
}

/** Reads the register of the insured and shows the titles; undefined where it does not answer. */
export function testRegister(steps: Reasoning, input: DecideInput, form: FormDefinition): InsuredRegister | undefined {
  const register = readInsuredRegister(input.facts['insured-register']);
  const what = { pl: 'dane z konta ubezpieczonego', en: 'data of the insured person’s account' };
  testKnown(steps, 'insured-register-known', register, { filedOn: input.filedOn, what, legalBasis: form.legalBasis });
  for (const [place, title] of (register?.titles ?? []).entries()) {
    const names = title.insurances.map(name => insuranceNames[name]);
    tell(steps, {
      name: `title-${place + 1}`,
      value: `${title.titleCode} ${title.from}..${title.to ?? ''}`,
      text: {
        pl: `Tytuł ${title.titleCode}, ${title.payerName}, od ${title.from} ${title.to === null ? 'nadal' : `do ${title.to}`}: ${names.map(one => one.pl).join(', ')}.`,
        en: `Title ${title.titleCode}, ${title.payerName}, from ${title.from} ${title.to === null ? 'ongoing' : `to ${title.to}`}: ${names.map(one => one.en).join(', ')}.`,
      },
    });
  }
  return register;
}

/** Whether sickness insurance covers the first day of every period. */
export function testSicknessCover(
  steps: Reasoning,
  register: InsuredRegister | undefined,
  periods: readonly ClaimPeriod[],
  form: FormDefinition,
): void {
  if (register === undefined) return;
  const covered = (day: string): boolean =>
    register.titles.some(title => title.insurances.includes('sickness') && title.from <= day && (title.to === null || day <= title.to));
  const outside = periods.filter(period => !covered(period.from));
  const passed = periods.length > 0 && outside.length === 0;
  steps.test({
    name: 'sickness-insurance',
    value: passed ? 'covered' : outside.map(period => period.from).join(' ') || 'no-period',
    passed,
    legalBasis: form.legalBasis,
    text: passed
      ? { pl: 'Ubezpieczenie chorobowe obejmuje początek każdego okresu.', en: 'Sickness insurance covers the beginning of each period.' }
      : {
          pl: 'Ubezpieczenie chorobowe nie obejmuje początku każdego okresu.',
          en: 'Sickness insurance does not cover the beginning of each period.',
        },
  });
}

/** Breaks on the account that fall into the periods, for the clerk. */
export function tellBreaks(steps: Reasoning, register: InsuredRegister | undefined, periods: readonly ClaimPeriod[]): void {
  const touching = (register?.breaks ?? []).filter(one =>
    periods.some(period => one.from <= (period.to || one.from) && one.to >= period.from),
  );
  for (const [place, one] of touching.entries()) {
    tell(steps, {
      name: `break-${place + 1}`,
      value: `${one.code} ${one.from}..${one.to}`,
      text: {
        pl: `Przerwa na koncie w tym czasie: kod ${one.code}, ${one.payerName}, od ${one.from} do ${one.to}.`,
        en: `A break on the account at that time: code ${one.code}, ${one.payerName}, from ${one.from} to ${one.to}.`,
      },
    });
  }
}
