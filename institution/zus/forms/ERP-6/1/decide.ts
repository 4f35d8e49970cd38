import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { testRegister } from '../../../claims.ts';
import { testHistory, toldPeriods } from '../../../history.ts';
import { reasoning, toClerk } from '../../../reasoning.ts';
import { claimValues, testByClerk, testSigner } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A list of periods, prepared for a clerk: compared with the account, row by row. */
export const decide: Decide = { ruleSet: 'zus/ERP-6/1', decide: preparePeriods };

function preparePeriods(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  testHistory(steps, testRegister(steps, input, form), input, form);
  testByClerk(steps, form);
  const values = claimValues(input, form);
  return toClerk(steps, form.legalBasis, {
    draft: { template: 'request-refused', values },
    grant: {
      letter: { template: 'periods-taken', values: { ...values, periods: toldPeriods(input.answers) } },
      collection: 'against-receipt',
    },
  });
}
