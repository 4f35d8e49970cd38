import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { periodsIn, prepared, tellBreaks, testRegister, testSicknessCover } from '../../../claims.ts';
import { reasoning } from '../../../reasoning.ts';
import { testSigner } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A claim for sickness benefit, prepared for a clerk: titles, cover on the first day, breaks on the account. */
export const decide: Decide = { ruleSet: 'zus/ZAS-53/1', decide: prepareSickness };

function prepareSickness(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const register = testRegister(steps, input, form);
  const periods = periodsIn(input.answers, 'periods');
  testSicknessCover(steps, register, periods, form);
  tellBreaks(steps, register, periods);
  return prepared(steps, input, { form, code: 'sickness-benefit', periods });
}
