import { type Day, formatMonth, type Month, month, monthOf, shiftMonth } from '#kernel/day.ts';
import type { Decide, DecidedLetter, DecideInput, DecideOutcome, Grant } from '#platform/forms/definition.ts';
import { type PayerHolidays, type PayerStatus, readPayerHolidays, readPayerStatus } from '../../../facts.ts';
import { reasoning, type Reasoning, toClerk } from '../../../reasoning.ts';
import { claimValues, parameterOf, testByClerk, testKnown, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

const CONDITIONS = form.legalBasis;

/** Whether the contribution holiday is granted, changed or withdrawn without a person. Every condition must be known and
 *  met; a correction is a clerk's, and so is a withdrawal once the month has begun. */
export const decide: Decide = { ruleSet: 'zus/RWS/1', decide: decideHoliday };

function decideHoliday(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const holidays = readPayerHolidays(input.facts['payer-holidays']);
  const what = { pl: 'wakacje składkowe płatnika i liczba ubezpieczonych', en: 'the payer’s contribution holidays and number of insured' };
  testKnown(steps, 'holidays-known', holidays, { filedOn: input.filedOn, what, legalBasis: CONDITIONS });
  if (holidays === undefined) return toClerk(steps, CONDITIONS);
  switch (input.answers['kind']) {
    case 'application':
      return decideApplication(steps, holidays, input);
    case 'correction':
      return prepareCorrection(steps, holidays, input);
    case 'withdrawal':
      return decideWithdrawal(steps, holidays, input);
    default:
      testByClerk(steps, form);
      return toClerk(steps, CONDITIONS);
  }
}

function decideApplication(steps: Reasoning, holidays: PayerHolidays, input: DecideInput): DecideOutcome {
  const asked = monthIn(input, 'month');
  testFewInsured(steps, holidays, input);
  testTurnover(steps, input);
  testMonthAhead(steps, asked, input);
  testOnceAYear(steps, asked, holidays.granted, input);
  testPaid(steps, holidays, readPayerStatus(input.facts['payer-status']), input.filedOn);
  const grant = asked === undefined ? undefined : grantOf(input, asked);
  if (grant !== undefined && steps.allPassed()) return { outcome: 'granted', tests: steps.tests, legalBasis: CONDITIONS, ...grant };
  // Once a year is not for a clerk to overlook: the account would refuse it.
  const takenAlready = steps.tests.some(step => step.name === 'once-a-year' && !step.passed);
  return toClerk(steps, CONDITIONS, { draft: refusal(steps, input), grant: takenAlready ? undefined : grant });
}

function prepareCorrection(steps: Reasoning, holidays: PayerHolidays, input: DecideInput): DecideOutcome {
  const before = monthIn(input, 'grantedMonth');
  const asked = monthIn(input, 'month');
  const stands = testGranted(steps, before, holidays);
  testFewInsured(steps, holidays, input);
  testTurnover(steps, input);
  testMonthAhead(steps, asked, input);
  testOnceAYear(
    steps,
    asked,
    holidays.granted.filter(one => one !== before),
    input,
  );
  testPaid(steps, holidays, readPayerStatus(input.facts['payer-status']), input.filedOn);
  testByClerk(steps, form);
  const grant: Grant | undefined =
    stands && before !== undefined && asked !== undefined
      ? {
          collection: 'open',
          letter: { template: 'contribution-holiday-corrected', values: { ...claimValues(input, form), month: asked, oldMonth: before } },
          effects: [
            { name: 'account.withdraw-contribution-holiday', with: { month: before } },
            { name: 'account.grant-contribution-holiday', with: { month: asked } },
          ],
        }
      : undefined;
  return toClerk(steps, CONDITIONS, { draft: refusal(steps, input), grant });
}

function decideWithdrawal(steps: Reasoning, holidays: PayerHolidays, input: DecideInput): DecideOutcome {
  const before = monthIn(input, 'grantedMonth');
  const stands = testGranted(steps, before, holidays);
  const notBegun = before !== undefined && before > input.filedOn.slice(0, 7);
  steps.test({
    name: 'month-not-begun',
    value: before ?? 'unknown',
    passed: notBegun,
    legalBasis: CONDITIONS,
    text: notBegun
      ? { pl: 'Miesiąc wakacji jeszcze się nie zaczął.', en: 'The month of the holiday has not begun.' }
      : { pl: 'Miesiąc wakacji już się zaczął.', en: 'The month of the holiday has begun.' },
  });
  if (before === undefined || !stands) return toClerk(steps, CONDITIONS, { draft: refusal(steps, input) });
  const grant: Grant = {
    collection: 'open',
    letter: { template: 'contribution-holiday-withdrawn', values: { ...claimValues(input, form), month: before } },
    effects: [{ name: 'account.withdraw-contribution-holiday', with: { month: before } }],
  };
  return steps.allPassed()
    ? { outcome: 'granted', tests: steps.tests, legalBasis: CONDITIONS, ...grant }
    : toClerk(steps, CONDITIONS, { draft: refusal(steps, input), grant });
}

function grantOf(input: DecideInput, asked: Month): Grant {
  return {
    collection: 'open',
    letter: { template: 'contribution-holiday-granted', values: { ...claimValues(input, form), month: asked } },
    effects: [{ name: 'account.grant-contribution-holiday', with: { month: asked } }],
  };
}

function monthIn(input: DecideInput, field: string): Month | undefined {
  const text = textOf(input.answers, field);
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? month(text) : undefined;
}

function testFewInsured(steps: Reasoning, holidays: PayerHolidays, input: DecideInput): void {
  const most = Number(parameterOf(input, 'holiday-most-insured'));
  const passed = holidays.insuredCount <= most;
  steps.test({
    name: 'few-insured',
    value: String(holidays.insuredCount),
    passed,
    legalBasis: CONDITIONS,
    text: passed
      ? { pl: `Płatnik zgłosił nie więcej niż ${most} ubezpieczonych.`, en: `The payer insures no more than ${most} persons.` }
      : { pl: `Płatnik zgłosił więcej niż ${most} ubezpieczonych.`, en: `The payer insures more than ${most} persons.` },
  });
}

function testTurnover(steps: Reasoning, input: DecideInput): void {
  const passed = input.answers['turnoverBelow'] === true;
  steps.test({
    name: 'turnover-below',
    value: `${passed ? 'below' : 'not-below'} ${parameterOf(input, 'holiday-turnover-euro')} EUR`,
    passed,
    legalBasis: CONDITIONS,
    text: passed
      ? {
          pl: 'Płatnik oświadczył, że obrót jest mniejszy niż 2 mln euro.',
          en: 'The payer stated that the turnover is below EUR 2 million.',
        }
      : {
          pl: 'Płatnik nie oświadczył, że obrót jest mniejszy niż 2 mln euro.',
          en: 'The payer did not state that the turnover is below EUR 2 million.',
        },
  });
}

function testMonthAhead(steps: Reasoning, asked: Month | undefined, input: DecideInput): void {
  const right = shiftMonth(monthOf(input.filedOn as Day), Number(parameterOf(input, 'holiday-months-ahead')));
  const passed = asked === right;
  steps.test({
    name: 'month-ahead',
    value: asked ?? 'unknown',
    passed,
    legalBasis: CONDITIONS,
    text: passed
      ? { pl: 'Wniosek złożono w miesiącu poprzedzającym wakacje.', en: 'The request was filed in the month before the holiday.' }
      : { pl: 'Wniosku nie złożono w miesiącu poprzedzającym wakacje.', en: 'The request was not filed in the month before the holiday.' },
  });
}

function testOnceAYear(steps: Reasoning, asked: Month | undefined, granted: readonly string[], input: DecideInput): void {
  const sameYear = granted.filter(one => one.slice(0, 4) === asked?.slice(0, 4));
  const passed = asked !== undefined && sameYear.length < Number(parameterOf(input, 'holidays-a-year'));
  steps.test({
    name: 'once-a-year',
    value: sameYear.join(' ') || 'none',
    passed,
    legalBasis: CONDITIONS,
    text: passed
      ? {
          pl: 'W tym roku płatnik nie korzystał jeszcze z wakacji składkowych.',
          en: 'The payer has had no contribution holiday in that year.',
        }
      : { pl: 'W tym roku wakacje składkowe są już przyznane.', en: 'A contribution holiday has been granted in that year already.' },
  });
}

/** The last month whose day for paying has passed is paid in full. */
function testPaid(steps: Reasoning, holidays: PayerHolidays, status: PayerStatus | undefined, filedOn: string): void {
  const due = status?.settlements.filter(one => one.dueOn <= filedOn).map(one => one.month) ?? [];
  const lastDue = [...due].sort().at(-1);
  const { lastPaidMonth } = holidays;
  const passed = lastDue !== undefined && lastPaidMonth !== null && lastPaidMonth >= lastDue;
  steps.test({
    name: 'month-before-paid',
    value: lastPaidMonth ?? 'none',
    passed,
    legalBasis: CONDITIONS,
    text: passed
      ? { pl: 'Składki za poprzedni miesiąc są opłacone.', en: 'The contributions for the month before are paid.' }
      : {
          pl: 'Nie wiadomo, czy składki za poprzedni miesiąc są opłacone w całości.',
          en: 'It is not certain that the contributions for the month before are paid in full.',
        },
  });
}

function testGranted(steps: Reasoning, before: Month | undefined, holidays: PayerHolidays): boolean {
  const passed = before !== undefined && holidays.granted.includes(before);
  return steps.test({
    name: 'holiday-granted',
    value: before ?? 'unknown',
    passed,
    legalBasis: CONDITIONS,
    text:
      passed && before !== undefined
        ? {
            pl: `Wakacje za ${formatMonth(before, 'pl')} są przyznane.`,
            en: `The holiday for ${formatMonth(before, 'en')} is granted.`,
          }
        : { pl: 'Za wskazany miesiąc nie ma przyznanych wakacji.', en: 'No holiday is granted for the month named.' },
  });
}

function refusal(steps: Reasoning, input: DecideInput): DecidedLetter {
  const failed = steps.tests
    .filter(step => !step.passed && step.name !== 'by-clerk')
    .map(({ text }) => ({ whyPl: text.pl, whyEn: text.en }));
  return { template: 'contribution-holiday-refused', values: { ...claimValues(input, form), failed } };
}
