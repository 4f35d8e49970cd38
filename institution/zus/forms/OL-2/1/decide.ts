import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { readPayerStatus } from '../../../facts.ts';
import { reasoning, toClerk } from '../../../reasoning.ts';
import { claimValues, tell, testByClerk, testKnown, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A request to check a sick leave, prepared for a clerk. Nothing about the employee's health is gathered. */
export const decide: Decide = { ruleSet: 'zus/OL-2/1', decide: prepareCheck };

function prepareCheck(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const status = readPayerStatus(input.facts['payer-status']);
  const what = { pl: 'zgłoszenie płatnika', en: 'registration of the payer' };
  testKnown(steps, 'payer-status-known', status, { filedOn: input.filedOn, what, legalBasis: form.legalBasis });
  if (status !== undefined) {
    tell(steps, {
      name: 'insured-count',
      value: String(status.insuredCount),
      text: {
        pl: `Płatnik zgłosił ubezpieczonych: ${status.insuredCount}.`,
        en: `Persons insured with the payer: ${status.insuredCount}.`,
      },
    });
  }
  const [leaveFrom, leaveTo] = [textOf(input.answers, 'leaveFrom'), textOf(input.answers, 'leaveTo')];
  const lasts = leaveTo >= input.filedOn;
  steps.test({
    name: 'leave-lasts',
    value: leaveTo || 'unknown',
    passed: lasts,
    legalBasis: form.legalBasis,
    text: lasts
      ? {
          pl: 'Zwolnienie jeszcze trwa: sprawdzenie ma sens tylko do jego końca.',
          en: 'The leave still lasts: a check makes sense only until its end.',
        }
      : { pl: 'Zwolnienie już się skończyło.', en: 'The leave has ended.' },
  });
  testByClerk(steps, form);
  const values = claimValues(input, form);
  return toClerk(steps, form.legalBasis, {
    draft: { template: 'request-refused', values },
    grant: { letter: { template: 'sick-leave-check-answer', values: { ...values, leaveFrom, leaveTo } }, collection: 'against-receipt' },
  });
}
