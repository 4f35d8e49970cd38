import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { onePeriod, prepared, tellBreaks, testRegister, testSicknessCover } from '../../../claims.ts';
import { reasoning } from '../../../reasoning.ts';
import { itemsIn, testSigner } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A claim for maternity benefit, prepared for a clerk: cover on the first day, and whether as many children are named
 *  as were born. */
export const decide: Decide = { ruleSet: 'zus/ZAM/1', decide: prepareMaternity };

function prepareMaternity(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const register = testRegister(steps, input, form);
  const periods = onePeriod(input.answers, 'leave');
  testSicknessCover(steps, register, periods, form);
  tellBreaks(steps, register, periods);
  const [named, told] = [itemsIn(input.answers, 'children').length, input.answers['childrenAtOnce']];
  if (input.answers['event'] !== 'expected') {
    const passed = told === named;
    steps.test({
      name: 'all-children-named',
      value: `${named} of ${String(told ?? 'unknown')}`,
      passed,
      legalBasis: form.legalBasis,
      text: passed
        ? { pl: 'Wymieniono wszystkie dzieci.', en: 'All children are named.' }
        : { pl: 'Liczba wymienionych dzieci jest inna niż podana.', en: 'The number of children named is not the one told.' },
    });
  }
  return prepared(steps, input, { form, code: 'maternity-benefit', periods });
}
